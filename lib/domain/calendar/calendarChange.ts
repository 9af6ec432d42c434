import { z } from "zod";
import type { Clock } from "../casework/issue.ts";
import { recountAt } from "../clocks/clocks.ts";
import { civilDate, PAYLOADS } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText, lengthOf } from "../text.ts";
import {
  addDays,
  type CivilDate,
  dayDiff,
  type HolidayCalendar,
  type HolidayKind,
  yearOf,
} from "./calendar.ts";

/** What the table says of a day; null = nothing, so its weekday decides. */
export type DayEntry = { readonly kind: HolidayKind; readonly name: string } | null;
export type DayChange = { readonly date: CivilDate; readonly before: DayEntry; readonly after: DayEntry };

/** The longest holiday is eight days; more at once is an import. */
export const MOST_DAYS_AT_ONCE = 31;
export const DAY_KINDS = ["OFF", "WORK", "PLAIN"] as const;
const NAME_LETTERS = 20;

/** Days that become days of rest, days worked instead, or plain days again: first to last, both included. */
export const calendarForm = z
  .object({
    from: civilDate,
    to: z.string().optional().default(""),
    kind: z.enum(DAY_KINDS, { error: () => "CHOOSE_ONE" }),
    name: z.string().optional().default("").transform(cleanText),
  })
  .transform((form) => ({ ...form, to: form.to.trim() || form.from }))
  .superRefine(({ from, to, kind, name }, ctx) => {
    const add = (path: string, params: object) => ctx.addIssue({ code: "custom", path: [path], params });
    const last = civilDate.safeParse(to);
    if (!last.success) add("to", { code: "BAD_DATE" });
    else if (last.data < from) add("to", { code: "LAST_BEFORE_FIRST" });
    else if (dayDiff(from, to) >= MOST_DAYS_AT_ONCE)
      add("to", { code: "TOO_MANY_DAYS", max: MOST_DAYS_AT_ONCE });
    if (yearOf(from) < 2004 || yearOf(from) > 2199) add("from", { code: "BAD_DATE" });
    if (kind !== "PLAIN" && name === "") add("name", { code: "REQUIRED" });
    if (lengthOf(name) > NAME_LETTERS)
      add("name", { code: "TOO_LONG", max: NAME_LETTERS, length: lengthOf(name) });
  });
export type CalendarForm = z.output<typeof calendarForm>;
/** Why, at least five characters, kept with the change. */
export const reasonField = PAYLOADS.sendBack.shape.reason;

/** What a form changes in this calendar; days that stay as they are fall out. Errors: NO_DAY_CHANGES. */
export function dayChanges(
  cal: HolidayCalendar,
  { from, to, kind, name }: CalendarForm,
): DayChange[] | Problem {
  const after: DayEntry = kind === "PLAIN" ? null : { kind, name };
  const days = Array.from({ length: dayDiff(from, to) + 1 }, (_, at) => addDays(from, at));
  const changes = changed(
    cal,
    days.map((date) => ({ date, after })),
  );
  return changes.length > 0 ? changes : problem("NO_DAY_CHANGES");
}

/** What taking over these rows for a year changes: days that are new or different. Days entered by hand beside them stay. */
export const importChanges = (
  cal: HolidayCalendar,
  rows: readonly { date: CivilDate; kind: HolidayKind; name: string }[],
  year: number,
): DayChange[] =>
  changed(
    cal,
    rows
      .filter(({ date }) => yearOf(date) === year)
      .map(({ date, kind, name }) => ({ date, after: { kind, name } })),
  );

const changed = (cal: HolidayCalendar, days: readonly { date: CivilDate; after: DayEntry }[]): DayChange[] =>
  days
    .map(({ date, after }) => ({ date, before: cal.days.get(date) ?? null, after }))
    .filter(({ before, after }) => before?.kind !== after?.kind || before?.name !== after?.name);

/** The calendar as it will be. */
export function withChanges(
  cal: HolidayCalendar,
  changes: readonly DayChange[],
  completesYear: number | null,
): HolidayCalendar {
  const days = new Map(cal.days);
  for (const { date, after } of changes)
    if (after) days.set(date, after);
    else days.delete(date);
  return {
    version: cal.version + 1,
    days,
    knownFrom: cal.knownFrom,
    knownTo: Math.max(cal.knownTo, completesYear ?? 0),
  };
}

export type Move = { readonly from: CivilDate; readonly to: CivilDate };
/** Where a running clock's last day would go, or null when it stays. */
export function moveOf(clock: Clock, cal: HolidayCalendar, now: Date): Move | null {
  const again = recountAt(clock, cal, now);
  return again && { from: clock.basis.due, to: again.basis.due };
}
