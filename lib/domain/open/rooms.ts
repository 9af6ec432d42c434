import { z } from "zod";
import {
  addDays,
  type CivilDate,
  type HolidayCalendar,
  isWorkingDay,
  shanghaiDate,
  shanghaiTime,
  weekday,
} from "../calendar/calendar.ts";
import { civilDate, PAYLOADS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { normalisePhone } from "../phone.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";
import { OPEN_DAYS, type OpenDay } from "../vocabulary.ts";

/** One stretch of opening hours: "09:00" ≤ time < "12:00" on every such day. */
export type OpenHours = { readonly on: OpenDay; readonly from: string; readonly to: string };

/** As many lines of hours as the form has. */
export const HOURS_LINES = 6;

/**
 * Which lines of hours hold on a day. Working days include make-up days (补班); a holiday by the notice is neither a
 * working day nor a weekend, so an evening of a named weekday falls out then too.
 */
function kindsOf(date: CivilDate, calendar: HolidayCalendar): readonly OpenDay[] {
  const named = OPEN_DAYS[OPEN_DAYS.indexOf("MON") + weekday(date) - 1] as OpenDay;
  if (isWorkingDay(calendar, date)) return ["WORKING", named];
  return calendar.days.get(date)?.kind === "OFF" ? ["HOLIDAY"] : ["WEEKEND", named];
}

/** The hours of one day in the order of the clock. */
export function hoursOn(
  hours: readonly OpenHours[],
  date: CivilDate,
  calendar: HolidayCalendar,
): readonly OpenHours[] {
  const kinds = kindsOf(date, calendar);
  return hours
    .filter(({ on }) => kinds.includes(on))
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}

/** Open until a time of today; or closed, and when it opens next within two weeks. */
export type OpenNow =
  | { readonly open: true; readonly until: string }
  | { readonly open: false; readonly next: { readonly on: CivilDate; readonly from: string } | null };

const DAYS_AHEAD = 14;

export function openNow(hours: readonly OpenHours[], calendar: HolidayCalendar, now: Date): OpenNow {
  const [today, time] = [shanghaiDate(now), shanghaiTime(now)];
  const todays = hoursOn(hours, today, calendar);
  if (todays.some(({ from, to }) => from <= time && time < to))
    return { open: true, until: endOf(todays, time) };
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const on = addDays(today, ahead);
    const next = hoursOn(hours, on, calendar).find(({ from }) => ahead > 0 || from > time);
    if (next) return { open: false, next: { on, from: next.from } };
  }
  return { open: false, next: null };
}

/** Stretches that touch or overlap are one to whoever stands at the door. */
function endOf(todays: readonly OpenHours[], time: string): string {
  return todays.reduce((end, { from, to }) => (from <= end && to > end ? to : end), time);
}

const required = (max: number) =>
  z
    .string()
    .transform(cleanText)
    .superRefine((value, ctx) => {
      const length = lengthOf(value);
      if (length < 2)
        ctx.addIssue({ code: "custom", params: { code: length === 0 ? "REQUIRED" : "TOO_SHORT", min: 2 } });
      if (length > max) ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max, length } });
    });
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const timeText = z
  .string()
  .optional()
  .default("")
  .transform((text) => normaliseDigits(text).replace("：", ":").trim().slice(0, 5));
const line = z
  .object({ on: z.enum(["", ...OPEN_DAYS]).catch(""), from: timeText, to: timeText })
  .superRefine(({ on, from, to }, ctx) => {
    if (on === "" && from === "" && to === "") return;
    const wrong = (path: string, code: string) =>
      ctx.addIssue({ code: "custom", path: [path], params: { code } });
    if (on === "") wrong("on", "REQUIRED");
    if (!TIME.test(from)) wrong("from", "BAD_TIME");
    if (!TIME.test(to)) wrong("to", "BAD_TIME");
    else if (TIME.test(from) && to <= from) wrong("to", "END_BEFORE_START");
  });

/** A room as the office enters it. The phone is the office's, never somebody's own; empty = the unit's number. */
export const roomForm = z.object({
  roomId: uuid,
  unitId: uuid,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  name: required(40),
  address: required(100),
  phone: z
    .string()
    .optional()
    .default("")
    .transform((typed, ctx) => {
      if (typed.trim() === "") return null;
      const phone = normalisePhone(typed);
      if (phone === null) ctx.addIssue({ code: "custom", params: { code: "BAD_PHONE" } });
      else if (/^1\d{10}$/.test(phone)) ctx.addIssue({ code: "custom", params: { code: "OFFICE_PHONE" } });
      return phone;
    }),
  stepFree: z.enum(["yes", "no"], { error: () => "CHOOSE_ONE" }).transform((word) => word === "yes"),
  validFrom: civilDate,
  hours: z
    .array(line)
    .max(HOURS_LINES)
    .optional()
    .default([])
    .transform((lines) => lines.filter((one): one is OpenHours => one.on !== ""))
    .refine((lines) => lines.length > 0, { params: { code: "HOURS_MISSING" } }),
});
export type RoomForm = z.output<typeof roomForm>;

/** Closing keeps the room and its history; five characters say why. */
export const closeRoomForm = z.object({ roomId: uuid, reason: PAYLOADS.sendBack.shape.reason });
export type CloseRoomForm = z.output<typeof closeRoomForm>;

/** 覆盖: communities and villages with at least one open room (domain.md N6). */
export type Coverage = { readonly communities: number; readonly covered: number };
