import { expect, test } from "vitest";
import { bookMessages } from "#components/points/messages-book.ts";
import { noticeText } from "#lib/domain/labels/privacy.ts";
import { DEFAULT_PRIVACY, NOTICE_FORMS, NOTICE_POINTS } from "#lib/domain/rights/privacy.ts";
import { say } from "#lib/domain/texts.ts";
import { LANGS } from "#lib/domain/vocabulary.ts";

test("every form says who, what for, which kinds, how long and which rights, in both languages (PIPL §17)", () => {
  for (const lang of LANGS)
    for (const form of NOTICE_FORMS)
      for (const point of NOTICE_POINTS)
        expect(
          noticeText(point, form, DEFAULT_PRIVACY, lang).length,
          `${form} ${point} ${lang}`,
        ).toBeGreaterThan(8);
});

test("a notice names the lengths that are set, not those delivered", () => {
  const set = { contactYears: 1, answerDays: 7 };
  expect(noticeText("kept", "SUBMIT", set, "zh")).toContain("保存1年");
  expect(noticeText("kept", "VISIT", set, "en")).toContain("for 1 year after");
  expect(noticeText("rights", "RATE", set, "zh")).toContain("7个工作日内");
});

test("a booking is no matter: its rights lead to where it is found, and to no page that does not know it", () => {
  for (const lang of LANGS) {
    const rights = noticeText("rights", "BOOK", DEFAULT_PRIVACY, lang);
    expect(rights).not.toMatch(/我的信息|My information/);
    expect(rights).toContain(say(bookMessages, lang).findTitle);
  }
});
