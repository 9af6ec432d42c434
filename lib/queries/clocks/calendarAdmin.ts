import { type ClockCursor, clocksTouched } from "#lib/db/casework/recount.ts";
import { db } from "#lib/db/client.ts";
import { readCalendar } from "#lib/db/clocks/calendar.ts";
import { scope } from "#lib/db/scope.ts";
import type { CivilDate, HolidayCalendar } from "#lib/domain/calendar/calendar.ts";
import {
  type CalendarForm,
  type DayChange,
  type DayEntry,
  dayChanges,
  importChanges,
  moveOf,
  withChanges,
} from "#lib/domain/calendar/calendarChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { ClockKind } from "#lib/domain/vocabulary.ts";
import { holidayRows } from "#lib/holidays/package.ts";

export type ChangeLine = {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly reason: string;
  readonly days: readonly DayChange[];
  readonly moved: number;
  readonly done: boolean;
};
export type CalendarYear = {
  readonly year: number;
  readonly revision: number;
  readonly knownFrom: number;
  readonly knownTo: number;
  readonly days: ReadonlyMap<CivilDate, NonNullable<DayEntry>>;
  /** days of this year that the package has and the table has not, or differently */
  readonly importable: number;
  readonly history: readonly ChangeLine[];
};

/** One year of the calendar for whoever edits it; null for everybody else. */
export async function calendarYear(actor: Staff, year: number): Promise<CalendarYear | null> {
  if (!mayAtDesk(actor, "editCalendar")) return null;
  const [calendar, rows] = await Promise.all([
    readCalendar(db),
    db.calendarChange.findMany({ orderBy: { revision: "desc" }, take: 30 }),
  ]);
  const people = await db.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true, dutyTitle: true },
  });
  const named = (id: string) => {
    const person = people.find((one) => one.id === id);
    return person?.dutyTitle || person?.name || "";
  };
  return {
    year,
    revision: calendar.version,
    knownFrom: calendar.knownFrom,
    knownTo: calendar.knownTo,
    days: new Map([...calendar.days].filter(([date]) => Number(date.slice(0, 4)) === year)),
    importable: importChanges(calendar, holidayRows(), year).length,
    history: rows.map((row) => ({
      id: row.id,
      at: row.at,
      person: named(row.personId),
      reason: row.reason,
      days: row.days as unknown as DayChange[],
      moved: row.moved,
      done: row.doneAt !== null,
    })),
  };
}

export type MovedDate = {
  readonly issueId: string;
  readonly kind: ClockKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
};
export type Preview = {
  readonly revision: number;
  readonly changes: readonly DayChange[];
  readonly issues: number;
  readonly earlier: number;
  readonly later: number;
  readonly byKind: Readonly<Partial<Record<ClockKind, number>>>;
  /** a few that this person may see, with their receipt numbers */
  readonly sample: readonly (MovedDate & { readonly receiptNo: string })[];
};

const BATCH = 5_000;
const SAMPLE = 20;
const NIL = "00000000-0000-0000-0000-000000000000";

/** What days changed by hand would move. Errors: NOT_ALLOWED, NO_DAY_CHANGES. */
export const previewDays = (
  actor: Staff,
  form: CalendarForm,
  completesYear: number | null,
  now: Date,
): Promise<Preview | Problem> => preview(actor, now, completesYear, (calendar) => dayChanges(calendar, form));

/** What taking over a year from the package would move. */
export const previewImport = (actor: Staff, year: number, now: Date): Promise<Preview | Problem> =>
  preview(actor, now, year, (calendar) => {
    const changes = importChanges(calendar, holidayRows(), year);
    return changes.length > 0 ? changes : problem("NO_DAY_CHANGES");
  });

async function preview(
  actor: Staff,
  now: Date,
  completesYear: number | null,
  days: (calendar: HolidayCalendar) => DayChange[] | Problem,
): Promise<Preview | Problem> {
  if (!mayAtDesk(actor, "editCalendar")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const calendar = await readCalendar(db);
  const changes = days(calendar);
  if (isProblem(changes)) return changes;
  const found = await movedBy(changes, withChanges(calendar, changes, completesYear), now);
  return { revision: calendar.version, changes, ...found, sample: await visible(actor, found.sample) };
}

/** Every open date that another calendar would move, looked at in batches by the rule that will move them. */
async function movedBy(changes: readonly DayChange[], next: HolidayCalendar, now: Date) {
  const dates = changes.map(({ date }) => date).sort();
  const span = { firstDay: dates[0] ?? "", lastDay: dates.at(-1) ?? "" };
  const found = {
    earlier: 0,
    later: 0,
    byKind: {} as Partial<Record<ClockKind, number>>,
    sample: [] as MovedDate[],
  };
  const issues = new Set<string>();
  for (let after: ClockCursor | null = { issueId: NIL, id: NIL }; after; ) {
    const clocks: Awaited<ReturnType<typeof clocksTouched>> = await clocksTouched(db, span, after, BATCH);
    for (const { issueId, clock } of clocks) {
      const move = moveOf(clock, next, now);
      if (!move) continue;
      issues.add(issueId);
      found[move.to > move.from ? "later" : "earlier"] += 1;
      found.byKind[clock.kind] = (found.byKind[clock.kind] ?? 0) + 1;
      if (found.sample.length < SAMPLE) found.sample.push({ issueId, kind: clock.kind, ...move });
    }
    const last = clocks.length === BATCH ? clocks.at(-1) : undefined;
    after = last ? { issueId: last.issueId, id: last.clock.id } : null;
  }
  return { ...found, issues: issues.size };
}

async function visible(actor: Staff, sample: readonly MovedDate[]): Promise<Preview["sample"]> {
  const rows = await db.$queryRaw<{ id: string; receiptNo: string }[]>`
    SELECT i.id, i.receipt_no AS "receiptNo" FROM issues i
    WHERE i.id = ANY(${sample.map(({ issueId }) => issueId)}::uuid[]) AND ${scope(actor)}`;
  return sample.flatMap((moved) => {
    const row = rows.find(({ id }) => id === moved.issueId);
    return row ? [{ ...moved, receiptNo: row.receiptNo }] : [];
  });
}
