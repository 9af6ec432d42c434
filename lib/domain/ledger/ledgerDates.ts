import { addDays, type CivilDate, isCivilDate, yearOf } from "../calendar/calendar.ts";
import { normaliseDigits } from "../text.ts";

/** Where a date without a year belongs: the last such day up to one date, or the first such day from one on. */
export type YearHint = { readonly notAfter: CivilDate } | { readonly notBefore: CivilDate };

/** Day 0 of Excel's 1900 calendar, counted so that its invented 29 February 1900 does not matter after that day. */
const EXCEL_DAY_ZERO = "1899-12-30";
/** 1954 to 2119: smaller numbers are not dates anybody means, and eight digits are a date written together. */
const SERIALS = { least: 20_000, most: 80_000 };

const WITH_YEAR = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?(?=$|[T上下]|\d{1,2}[:时])/;
const TOGETHER = /^(\d{4})(\d{2})(\d{2})$/;
const WITHOUT_YEAR = /^(?:(\d{1,2})\/(\d{1,2})|(\d{1,2})月(\d{1,2})日)$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;

/**
 * The day that a cell of the ledger tells, or null (domain.md F6: 2026.3.9, 2026年3月9日, 3/9): also 2026-03-09 14:05,
 * 20260309, full-width digits and Excel's own day numbers. Month before day. "3.9" is refused: Excel keeps 3.10 as 3.1,
 * so nobody could tell which day it was; so are two-digit years.
 */
export function readLedgerDate(typed: string, hint: YearHint): CivilDate | null {
  const text = normaliseDigits(typed)
    .replace(/[\s，,]+/g, "")
    .replaceAll("．", ".")
    .replaceAll("／", "/");
  const whole = WITH_YEAR.exec(text) ?? TOGETHER.exec(text);
  if (whole) return civil(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const short = WITHOUT_YEAR.exec(text);
  if (short) return placed(Number(short[1] ?? short[3]), Number(short[2] ?? short[4]), hint);
  if (SERIAL.test(text)) {
    const serial = Math.floor(Number(text));
    return serial >= SERIALS.least && serial <= SERIALS.most ? addDays(EXCEL_DAY_ZERO, serial) : null;
  }
  return null;
}

function civil(year: number, month: number, day: number): CivilDate | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCivilDate(date) ? date : null;
}

/** 29 February may lie up to eight years away. */
const MOST_YEARS = 8;
function placed(month: number, day: number, hint: YearHint): CivilDate | null {
  const [from, step] = "notAfter" in hint ? [hint.notAfter, -1] : [hint.notBefore, 1];
  for (let away = 0; away <= MOST_YEARS; away += 1) {
    const date = civil(yearOf(from) + away * step, month, day);
    if (date !== null && (step < 0 ? date <= from : date >= from)) return date;
  }
  return null;
}
