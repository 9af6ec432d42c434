import { describe, expect, test } from "vitest";
import {
  DIGEST_FIGURES,
  type DigestFigures,
  decideDigest,
  editDigestForm,
  FORMULA_VERSIONS,
  lastWhole,
  periodBefore,
} from "#lib/domain/direct/digests.ts";
import { DRAFT, entryText, figureText } from "#lib/domain/direct/messages.ts";
import { digestBody } from "#lib/domain/direct/paper.ts";
import type { FigureValue } from "#lib/domain/figures/metrics.ts";

/** 民情专报 (domain.md N11): what it says, over which days, and who may sign it. */

const value = (counted: number, n: number): FigureValue => ({ counted, n, points: counted });
const values = (counted: number, n: number) =>
  Object.fromEntries(DIGEST_FIGURES.map((id) => [id, value(counted, n)])) as DigestFigures["now"];
const figures: DigestFigures = { now: values(69, 74), before: values(0, 0), versions: FORMULA_VERSIONS };
const facts = { category: "UTILITIES.WATER_SUPPLY", place: "梧桐里社区", placeId: null };

describe("a figure", () => {
  test("is told as a whole number, or as a rate with what it is of", () => {
    expect(figureText("intake", "now", figures, "zh")).toBe("74件");
    expect(figureText("intake", "now", figures, "en")).toBe("74");
    expect(figureText("overdueOpen", "now", figures, "zh")).toBe("69件");
    expect(figureText("overdueOpen", "now", figures, "en")).toBe("69");
    expect(figureText("feedbackRate", "now", figures, "zh")).toBe("93.2%（69 / 74）");
    // What stands beside a weighted rate divides to it, and says that it was weighted.
    const weighed = { ...figures.now, satisfactionRate: { n: 4, counted: 4, points: 39 } };
    expect(figureText("satisfactionRate", "now", { ...figures, now: weighed }, "zh")).toBe(
      "97.5%（折算后3.9 / 4）",
    );
    expect(figureText("satisfactionRate", "now", { ...figures, now: weighed }, "en")).toBe(
      "97.5% (weighted 3.9 of 4)",
    );
    expect(figureText("feedbackRate", "now", figures, "en")).toBe("93.2% (69 of 74)");
  });
  test("of nothing is a dash and no rate of nought", () => {
    expect(figureText("feedbackRate", "before", figures, "zh")).toBe("—");
  });
});

describe("an entry", () => {
  const zh = (section: Parameters<typeof entryText>[0], more = {}) =>
    entryText(section, { ...facts, ...more }, "zh");
  const en = (section: Parameters<typeof entryText>[0], more = {}) =>
    entryText(section, { ...facts, place: "Wutongli", ...more }, "en");

  test("tells a kind, or a place, with the period before", () => {
    expect(zh("KINDS", { n: 7, before: 3 })).toMatch(/^梧桐里社区：.+，7件，上期3件。$/);
    expect(en("KINDS", { n: 7, before: 3 })).toMatch(/^Wutongli: .+, 7; 3 in the period before\.$/);
    expect(zh("PLACES", { n: 9 })).toMatch(/^梧桐里社区：9件，上期0件，最多的是.+。$/);
    expect(en("PLACES", { n: 9 })).toMatch(/^Wutongli: 9; 0 in the period before\. Most frequent: .+\.$/);
  });
  test("tells where it came up to, and when", () => {
    const up = { level: "COUNTY", on: "2026-03-05" };
    expect(zh("ESCALATIONS", up)).toMatch(/，2026年3月5日 周四上报到区县。$/);
    expect(en("ESCALATIONS", up)).toMatch(/escalated to .+ on .+5.+\.$/);
  });
  test("tells an order, and whether it was answered", () => {
    const order = { level: "2", on: "2026-03-05" };
    expect(zh("ORDERS", order)).toMatch(/二级督办，.+前答复。还没有答复。$/);
    expect(zh("ORDERS", { ...order, metOn: "2026-03-04" })).toMatch(/4日 周三已有答复。$/);
    expect(en("ORDERS", order)).toMatch(/level 2 order, to be answered by .+\. Not answered yet\.$/);
    expect(en("ORDERS", { ...order, metOn: "2026-03-04" })).toMatch(/Answered on .+4.*\.$/);
  });
  test("begins with what came and what was done, of a week or a month", () => {
    expect(DRAFT.summary(figures, "WEEKLY")).toMatch(/^本周收到群众反映74件，上周0件；办结74件/);
    expect(DRAFT.summary(figures, "MONTHLY")).toMatch(/^本月收到群众反映74件，上月0件；办结74件/);
  });
});

test("on paper it has its parts in order, those that say something: the figures with their day, what people wrote, what was drafted", () => {
  const { title, blocks } = digestBody({
    unit: "锦江区",
    kind: "WEEKLY",
    fromOn: "2026-03-02",
    toOn: "2026-03-08",
    figures,
    asOf: new Date("2026-03-09T01:00:00Z"),
    text: {
      SUMMARY: "第一段。\n\n  第二段。 ",
      KINDS: "",
      PLACES: "",
      ESCALATIONS: "",
      ORDERS: "",
      ADVICE: "请水务局查一遍。",
    },
    entries: [{ section: "KINDS", facts: { ...facts, n: 7, before: 3 } }],
  });
  expect(title).toBe("锦江区民情专报（周报）");
  const headings = blocks.flatMap((block) => (block.kind === "HEADING_1" ? [block.text] : []));
  expect(headings).toEqual(["一、基本情况", "二、主要数据", "三、反映集中的问题", "四、下一步建议"]);
  const texts = blocks.flatMap((block) => ("text" in block ? [block.text] : []));
  expect(texts.slice(1, 3)).toEqual(["第一段。", "第二段。"]);
  expect(texts).toContain("以上数据截至2026年3月9日，两期按同一时点统计。");
  expect(texts.find((text) => text.startsWith("1．梧桐里社区"))).toBeDefined();
  // What is open is open now: there is nothing of an earlier period to hold it against.
  expect(texts.filter((text) => text.includes("，上期") && !text.startsWith("1．"))).toHaveLength(6);
});

describe("its days", () => {
  test.each([
    ["2026-03-09", "2026-03-02", "2026-03-08"], // a Monday
    ["2026-03-08", "2026-02-23", "2026-03-01"], // a Sunday: this week is not over
  ])("of a week, asked on %s", (today, from, to) => {
    expect(lastWhole("WEEKLY", today)).toMatchObject({ from, to });
  });
  test("of a month, also over New Year; and what they are held against", () => {
    expect(lastWhole("MONTHLY", "2026-01-31")).toMatchObject({ from: "2025-12-01", to: "2025-12-31" });
    expect(periodBefore("MONTHLY", { from: "2026-03-01" })).toMatchObject({
      from: "2026-02-01",
      to: "2026-02-28",
    });
    expect(periodBefore("WEEKLY", { from: "2026-03-02" })).toMatchObject({
      from: "2026-02-23",
      to: "2026-03-01",
    });
  });
});

describe("its way", () => {
  const drafted = { state: "DRAFT", no: 2, hands: ["writer", null] } as const;
  test("goes from a draft to a signed one to a published one", () => {
    expect(decideDigest(drafted, "edit", "writer")).toBe("DRAFT");
    expect(decideDigest(drafted, "sign", "head")).toBe("SIGNED");
    expect(decideDigest({ ...drafted, state: "SIGNED" }, "publish", "head")).toBe("PUBLISHED");
  });
  test("is not signed by a hand that wrote in it, nor published unsigned, nor gone twice", () => {
    expect(decideDigest(drafted, "sign", "writer")).toMatchObject({ code: "DIGEST_OWN_HAND" });
    expect(
      decideDigest({ ...drafted, no: 1 }, "sign", "head"),
      "the words are the system’s, whoever pressed the button",
    ).toMatchObject({
      code: "DIGEST_UNREAD",
    });
    expect(decideDigest(drafted, "publish", "head")).toMatchObject({ code: "DIGEST_NOT_SIGNED" });
    expect(decideDigest({ ...drafted, state: "PUBLISHED" }, "publish", "head")).toMatchObject({
      code: "DIGEST_OUT",
    });
    expect(decideDigest({ ...drafted, state: "SIGNED" }, "edit", "writer")).toMatchObject({
      code: "DIGEST_OVER",
    });
  });
  test("takes its version as a number, and no other word", () => {
    const form = {
      versionId: "0198c0de-0000-7000-8000-000000000001",
      digestId: "0198c0de-0000-7000-8000-000000000002",
      no: "12",
      SUMMARY: "本周收到群众反映。",
      KINDS: "",
      PLACES: "",
      ESCALATIONS: "",
      ORDERS: "",
      ADVICE: "",
    };
    expect(editDigestForm.parse(form).no).toBe(12);
    expect(editDigestForm.safeParse({ ...form, no: "twelve" }).success).toBe(false);
  });
});
