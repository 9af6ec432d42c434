import { uuidv7 } from "uuidv7";
import { loadCalendar } from "#lib/db/calendar.ts";
import { transaction } from "#lib/db/client.ts";
import { loadDue, type SweepCursor, saveChanges } from "#lib/db/issues.ts";
import type { Context } from "#lib/domain/draft.ts";
import { settle } from "#lib/domain/sweep.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
type Given = Pick<Context, "now" | "calendar" | "newId">;

/** `stuck` = issues the rules could not settle: a bug, logged by the worker, and never in the way of the others. */
export type Swept = { issues: number; events: number; stuck: string[] };
const BATCH = 500;

/**
 * The overdue sweep: records breaches, lets what was not answered climb, signs what nobody signed, closes what nobody
 * rated (domain.md C2, C5). Each batch is one transaction: killed half-way, the done batches are done and the rest is
 * found again. Two sweeps at once pass over each other's rows.
 */
export async function sweepOverdue(now: Date, { batch = BATCH } = {}): Promise<Swept> {
  const given = { now, calendar: await loadCalendar(), newId: uuidv7 };
  const swept: Swept = { issues: 0, events: 0, stuck: [] };
  let cursor: SweepCursor | null = { at: new Date(0), issueId: NIL };
  while (cursor) cursor = await sweepBatch(given, cursor, batch, swept);
  return swept;
}

const sweepBatch = (
  given: Given,
  after: SweepCursor,
  batch: number,
  swept: Swept,
): Promise<SweepCursor | null> =>
  transaction(async (tx) => {
    const { issues, next } = await loadDue(tx, given.now, after, batch);
    const changes = issues.flatMap((issue) => {
      try {
        return settle(issue, given) ?? [];
      } catch {
        swept.stuck.push(issue.id);
        return [];
      }
    });
    if (changes.length > 0 && !(await saveChanges(tx, changes, given.now)))
      throw new Error("a locked issue changed under the sweep");
    swept.issues += changes.length;
    swept.events += changes.reduce((sum, change) => sum + change.events.length, 0);
    return next;
  });
