import { describe, expect, it } from "vitest";
import { ownLetters, REPLY_MIN_LETTERS, type ReplyDraft, replyGaps } from "#lib/domain/replies/replyRules.ts";
import { REPLY_CHANNELS } from "#lib/domain/vocabulary.ts";

const good: ReplyDraft = {
  kind: "PROGRESS",
  done: "3月4日和物业一起上门看了，确认是二楼公共水管接头裂了。",
  state: "已经关了阀门，楼里暂时从邻楼接水。",
  next: "3月6日上午换新管，换好给您打电话。",
  nextOn: "2026-03-06",
  contactName: "社区小刘",
  contactPhone: "0791-86381234",
  channel: "PHONE",
  reached: true,
  confidentiality: "NORMAL",
  reachable: true,
  triedInVain: false,
  today: "2026-03-04",
};
const gaps = (change: Partial<ReplyDraft>) => replyGaps({ ...good, ...change });

it("a reply with four parts that reached the person is valid", () => {
  expect(gaps({})).toEqual([]);
});

describe("the four parts", () => {
  it.each([
    ["done", "DONE_MISSING"],
    ["state", "STATE_MISSING"],
    ["next", "NEXT_MISSING"],
    ["contactName", "CONTACT_NAME_MISSING"],
    ["contactPhone", "CONTACT_PHONE_MISSING"],
  ] as const)("%s must be filled, and not with dots", (part, gap) => {
    expect(gaps({ [part]: "" })).toContain(gap);
    expect(gaps({ [part]: " ……。— " })).toContain(gap);
  });

  it("tells all that is missing at once, in the order of the form", () => {
    const empty = {
      done: "",
      state: "",
      next: "",
      nextOn: null,
      contactName: "",
      contactPhone: "",
      reached: false,
    };
    expect(gaps(empty)).toEqual([
      "DONE_MISSING",
      "STATE_MISSING",
      "NEXT_MISSING",
      "NEXT_ON_MISSING",
      "CONTACT_NAME_MISSING",
      "CONTACT_PHONE_MISSING",
      "TOO_SHORT",
      "NOT_REACHED",
    ]);
  });

  it("a progress reply promises a date, which may be today but not yesterday", () => {
    expect(gaps({ nextOn: null })).toEqual(["NEXT_ON_MISSING"]);
    expect(gaps({ nextOn: "2026-02-30" })).toEqual(["NEXT_ON_MISSING"]);
    expect(gaps({ nextOn: "2026-03-04" })).toEqual([]);
    expect(gaps({ nextOn: "2026-03-03" })).toEqual(["NEXT_ON_PAST"]);
  });

  it("a final reply needs no date", () => {
    expect(gaps({ kind: "FINAL", nextOn: null, next: "水管已换好，以后漏水直接找我。" })).toEqual([]);
    expect(gaps({ kind: "FINAL", nextOn: "2026-03-01" })).toEqual(["NEXT_ON_PAST"]);
  });

  it("the phone may be a full number, a local one or a short line", () => {
    for (const contactPhone of [
      "138 1234 5678",
      "０７９１－８６３８１２３４",
      "86381234",
      "12345",
      "962347",
    ]) {
      expect(gaps({ contactPhone }), contactPhone).toEqual([]);
    }
    for (const contactPhone of ["问小刘", "138123456789", "110"]) {
      expect(gaps({ contactPhone }), contactPhone).toEqual(["CONTACT_PHONE_INVALID"]);
    }
  });
});

describe("something must be said", () => {
  it("thirty letters of its own, over the three parts together", () => {
    const exactly = { done: "修".repeat(10), state: "通".repeat(10), next: "看".repeat(10) };
    expect(gaps(exactly)).toEqual([]);
    expect(gaps({ ...exactly, next: "看".repeat(9) })).toEqual(["TOO_SHORT"]);
    expect(gaps({ ...exactly, next: `${"看".repeat(9)}  ，。！…… \n` })).toEqual(["TOO_SHORT"]);
    expect(gaps({ ...exactly, next: `${"看".repeat(9)}，感谢您的理解和支持` })).not.toContain(
      "TEMPLATE_ONLY",
    );
  });

  it("the count that is shown is the count that refuses", () => {
    const written = {
      ...good,
      done: "修".repeat(15),
      state: "您好，感谢您的理解和支持！",
      next: "看".repeat(15),
    };
    expect(ownLetters(written)).toBe(REPLY_MIN_LETTERS);
    expect(replyGaps(written)).toEqual([]);
    expect(ownLetters({ ...written, next: "看".repeat(14) })).toBe(REPLY_MIN_LETTERS - 1);
    expect(gaps({ ...written, next: "看".repeat(14) })).toEqual(["TOO_SHORT"]);
  });

  it.each([
    ["已转办。", "正在处理中。"],
    ["您好，您反映的问题已收悉。", "已转相关部门处理，我们将尽快答复您，请您耐心等待。"],
    ["尊敬的居民：您反映的问题我单位高度重视", "目前正在积极协调解决，感谢您对我们工作的理解支持！"],
    ["已 转 交 责 任 单 位 办 理", "正在进一步核实处理"],
    ["已转办给老王", "正在处理"],
    ["Your issue has been forwarded.", "In progress, thank you for your patience."],
  ])("「%s%s」 is no reply", (done, state) => {
    expect(gaps({ done, state })).toContain("TEMPLATE_ONLY");
    expect(gaps({ done, state, next: "请等待" })).toEqual(["TOO_SHORT", "TEMPLATE_ONLY"]);
  });

  it("a polite frame around real words does no harm", () => {
    expect(
      gaps({ done: `您好，您反映的问题已收悉。${good.done}`, state: `${good.state}感谢您的理解与支持。` }),
    ).toEqual([]);
  });

  it("few words that do tell something are short, not empty phrases", () => {
    expect(gaps({ done: "灯修好了", state: "亮了", next: "再看看" })).toEqual(["TOO_SHORT"]);
    expect(gaps({ done: "好", state: "好" })).not.toContain("TEMPLATE_ONLY");
  });

  it("takes an English reply", () => {
    const english = {
      done: "We came with the plumber on 4 March",
      state: "The pipe is shut off",
      next: "New pipe on Friday",
    };
    expect(gaps(english)).toEqual([]);
  });
});

describe("the channel", () => {
  it("counts only when the person was reached", () => {
    for (const channel of REPLY_CHANNELS.filter((c) => c !== "PUBLIC_POST")) {
      expect(gaps({ channel, reached: true }), channel).toEqual([]);
      expect(gaps({ channel, reached: false }), channel).toEqual(["NOT_REACHED"]);
    }
  });

  it("a public posting is for those who cannot be reached otherwise", () => {
    const channel = "PUBLIC_POST";
    expect(gaps({ channel })).toEqual(["PUBLIC_POST_NOT_ALLOWED"]);
    expect(gaps({ channel, confidentiality: "CONFIDENTIAL" })).toEqual(["PUBLIC_POST_NOT_ALLOWED"]);
    expect(gaps({ channel, confidentiality: "ANONYMOUS", reached: false })).toEqual([]);
    expect(gaps({ channel, reachable: false, reached: false })).toEqual([]);
  });

  it("whoever left no name or number is answered in public or face to face, by no call and no letter", () => {
    for (const nobody of [{ confidentiality: "ANONYMOUS" as const }, { reachable: false }]) {
      for (const channel of ["PHONE", "SMS", "WECHAT", "LETTER"] as const)
        expect(gaps({ channel, ...nobody }), channel).toEqual(["NOBODY_TO_CALL"]);
      expect(gaps({ channel: "FACE_TO_FACE", ...nobody })).toEqual([]);
      expect(gaps({ channel: "FACE_TO_FACE", reached: false, ...nobody })).toEqual(["NOT_REACHED"]);
    }
  });
});
