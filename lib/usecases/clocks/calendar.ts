import { uuidv7 } from "uuidv7";
import type { Db } from "#lib/db/client.ts";
import { BY_HAND, readCalendar } from "#lib/db/clocks/calendar.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import {
  type CalendarForm,
  type DayChange,
  dayChanges,
  importChanges,
} from "#lib/domain/calendar/calendarChange.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { holidayRows, PACKAGE_SOURCE } from "#lib/holidays/package.ts";
import { recountOpen } from "../casework/recount.ts";
import { refusable } from "../outcome.ts";

/** So many issues are counted again while the person waits; the worker takes the rest. */
const BATCHES_AT_ONCE = 2;
const CALENDAR_LOCK = 369_901;

export type CalendarAsked = {
  readonly reason: string;
  readonly revision: number;
  readonly completesYear: number | null;
};

/** Changes days by hand. Errors: NOT_ALLOWED, CALENDAR_CHANGED, NO_DAY_CHANGES. */
export const changeCalendar = (
  actor: Staff,
  form: CalendarForm,
  asked: CalendarAsked,
  now: Date,
): Promise<{ id: string } | Problem> =>
  change(actor, asked, now, BY_HAND, (calendar) => dayChanges(calendar, form));

/** Takes over what the package knows of a year, which is whole then. Errors: NOT_ALLOWED, CALENDAR_CHANGED, NO_DAY_CHANGES. */
export const importHolidays = (
  actor: Staff,
  year: number,
  asked: Omit<CalendarAsked, "completesYear">,
  now: Date,
): Promise<{ id: string } | Problem> =>
  change(actor, { ...asked, completesYear: year }, now, PACKAGE_SOURCE, (calendar) => {
    const changes = importChanges(calendar, holidayRows(), year);
    return changes.length > 0 ? changes : problem("NO_DAY_CHANGES");
  });

async function change(
  actor: Staff,
  { reason, revision, completesYear }: CalendarAsked,
  now: Date,
  source: string,
  days: (calendar: Awaited<ReturnType<typeof readCalendar>>) => DayChange[] | Problem,
): Promise<{ id: string } | Problem> {
  const saved = await refusable(async (tx) => {
    if (!mayAtDesk(actor, "editCalendar")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${CALENDAR_LOCK}::bigint)`;
    const calendar = await readCalendar(tx);
    // What was shown as moving was counted by that calendar, and by no other.
    if (calendar.version !== revision) return problem("CALENDAR_CHANGED");
    const changes = days(calendar);
    if (isProblem(changes)) return changes;
    const id = uuidv7();
    const dates = changes.map(({ date }) => date).sort();
    await tx.calendarChange.create({
      data: {
        id,
        revision: revision + 1,
        at: now,
        personId: actor.personId,
        reason,
        days: changes.map(({ date, before, after }) => ({ date, before, after })),
        firstDay: midnight(dates[0] as CivilDate),
        lastDay: midnight(dates.at(-1) as CivilDate),
        completesYear,
      },
    });
    await writeDays(tx, changes, revision + 1, source);
    return { id };
  });
  if (!isProblem(saved)) await recountOpen(now, { batches: BATCHES_AT_ONCE });
  return saved;
}

const midnight = (date: CivilDate): Date => new Date(date);

async function writeDays(
  tx: Db,
  changes: readonly DayChange[],
  revision: number,
  source: string,
): Promise<void> {
  for (const { date, after } of changes) {
    const day = midnight(date);
    if (!after) await tx.holiday.delete({ where: { date: day } });
    else
      await tx.holiday.upsert({
        where: { date: day },
        create: { date: day, ...after, source, revision },
        update: { ...after, source, revision },
      });
  }
}
