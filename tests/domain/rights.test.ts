import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { correctedPart, struckOut } from "#lib/domain/rights/ownContact.ts";
import { DEFAULT_PRIVACY, keptUntil } from "#lib/domain/rights/privacy.ts";
import { answerDue, isLate } from "#lib/domain/rights/rights.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at, Story } from "#tests/support/story.ts";

const due = (day: string, answerDays = 15) =>
  answerDue(at(day), { ...DEFAULT_PRIVACY, answerDays }, realCalendar);

describe("by when a request is answered", () => {
  test("15 working days, the day of asking not counted, across the Spring Festival with its make-up days", () => {
    expect(due("02-10 10:00").basis).toMatchObject({ from: "2026-02-10", days: 15, due: "2026-03-09" });
    expect(due("03-02 23:59").basis.due).toBe("2026-03-23");
    expect(due("03-02 10:00", 5).basis.due).toBe("2026-03-09");
  });

  test("ends at 24:00 of that day; a late answer stays late", () => {
    const { dueAt } = due("03-02 10:00");
    const asked = { dueAt, answeredAt: null };
    expect(isLate(asked, new Date(dueAt.getTime() - 1))).toBe(false);
    expect(isLate(asked, dueAt)).toBe(true);
    expect(isLate({ dueAt, answeredAt: new Date(dueAt.getTime() - 1) }, at("12-01"))).toBe(false);
    expect(isLate({ dueAt, answeredAt: new Date(dueAt.getTime() + 1) }, at("12-01"))).toBe(true);
  });
});

test("a refusal says where to complain, an answer need not", () => {
  const story = new Story({ at: "03-02 10:00" });
  story.do("askRight", at("03-02 11:00"));
  const words = "原话是公务记录，依法要留存。";
  const refusal = { result: "REFUSED" as const, words, whereToComplain: "" };
  expect(story.do("answerRight", at("03-03 10:00"), refusal)).toMatchObject({
    code: "SAY_WHERE_TO_COMPLAIN",
  });
  const said = { ...refusal, whereToComplain: "区办公室，0791-86381234" };
  expect(story.do("answerRight", at("03-03 10:00"), said)).toBeFalsy();
});

describe("until when a contact is kept", () => {
  const until = (...ended: (string | null)[]) =>
    keptUntil(ended.map((day) => day && at(day)) as (Date | null)[], DEFAULT_PRIVACY);
  test("three years after the last of its matters ended, and no day while one goes on", () => {
    expect(until("03-02 10:00")).toBe("2029-03-02");
    expect(until("03-02 10:00", "05-01 10:00")).toBe("2029-05-01");
    expect(until("03-02 10:00", null)).toBeNull();
    expect(until()).toBeNull();
  });
  test("29 February ends on the 28th where there is none", () => {
    expect(keptUntil([new Date("2028-02-29T04:00:00Z")], DEFAULT_PRIVACY)).toBe("2031-02-28");
  });
});

describe("striking a contact out", () => {
  const contact = { name: "王阿姨", phone: "13800005678" };
  test("finds the phone however it is grouped, and the name", () => {
    for (const text of ["13800005678", "138 0000 5678", "138-0000-5678", "王阿姨"])
      expect(struckOut(`打${text}，好`, contact)).toBe("打〔已去掉〕，好");
    expect(struckOut("王家楼上漏水", { name: "王", phone: null })).toBe("王家楼上漏水");
  });
  test("leaves nothing of it and changes nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("王阿姨", "13800005678", "漏水", "100%", "_", "\\", "。")),
        (parts) => {
          const left = struckOut(parts.join(" "), contact);
          expect(left).not.toMatch(/王阿姨|13800005678/);
          expect(left.replaceAll("〔已去掉〕", "")).toBe(
            parts.map((part) => (part === "王阿姨" || part === "13800005678" ? "" : part)).join(" "),
          );
        },
      ),
    );
  });
});

test("what was corrected is told by its part", () => {
  const before = { name: "王", phone: "13800005678" };
  expect(correctedPart(before, { ...before, name: "李" })).toBe("NAME");
  expect(correctedPart(before, { ...before, phone: null })).toBe("PHONE");
  expect(correctedPart(before, { name: "李", phone: "13911112222" })).toBe("BOTH");
  expect(correctedPart(before, before)).toEqual({ code: "CONTACT_UNCHANGED" });
  expect(correctedPart(before, { name: null, phone: null })).toEqual({ code: "CONTACT_EMPTY" });
});
