import { loadCalendar } from "#lib/db/calendar.ts";
import { type Deadline, dueAt } from "#lib/domain/deadlines.ts";
import type { DeadlineMode } from "#lib/domain/vocabulary.ts";

/** The public calculator: the last day of a limit, by the holiday table, with its steps. */
export const readDeadline = async (asked: {
  from: string;
  days: number;
  mode: DeadlineMode;
}): Promise<Deadline> => dueAt(asked.from, asked.days, asked.mode, await loadCalendar());
