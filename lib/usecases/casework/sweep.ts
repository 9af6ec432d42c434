import { uuidv7 } from "uuidv7";
import { loadDue, type SweepCursor, saveChanges } from "#lib/db/casework/issues.ts";
import { type Db, transaction } from "#lib/db/client.ts";
import { loadCounting } from "#lib/db/clocks/clockSettings.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import type { Change, Issue } from "#lib/domain/casework/issue.ts";
import { settle } from "#lib/domain/casework/sweep.ts";

import { takeChildrenAlong } from "./children.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
type Given = Pick<Context, "now" | "calendar" | "settings" | "newId">;

/** `stuck` = issues that could not be settled or saved: a bug, logged by the worker, and never in the way of the others. */
export type Swept = { issues: number; events: number; stuck: string[] };
const BATCH = 500;

/**
 * The overdue sweep: records breaches, lets what was not answered climb, signs what nobody signed, closes what nobody
 * rated (domain.md C2, C5). Each batch is one transaction: killed half-way, the done batches are done and the rest is
 * found again. Two sweeps at once pass over each other's rows. Even and odd issues go side by side: while one batch is
 * decided here, another is written there.
 */
export async function sweepOverdue(now: Date, { batch = BATCH } = {}): Promise<Swept> {
  const given = { now, ...(await loadCounting()), newId: uuidv7 };
  const swept: Swept = { issues: 0, events: 0, stuck: [] };
  const sweepHalf = async (half: 0 | 1) => {
    let cursor: SweepCursor | null = { half, at: new Date(0), issueId: NIL };
    while (cursor) cursor = await sweepBatch(given, cursor, batch, swept);
  };
  await Promise.all([sweepHalf(0), sweepHalf(1)]);
  return swept;
}

/**
 * One batch, one transaction. When it cannot be saved, its clocks are taken one by one, so that an issue the database
 * refuses stands in nobody else's way. Throws when the database itself is away.
 */
async function sweepBatch(
  given: Given,
  after: SweepCursor,
  batch: number,
  swept: Swept,
): Promise<SweepCursor | null> {
  const found: { issues: Issue[]; next: SweepCursor | null } = { issues: [], next: null };
  try {
    const changes = await transaction(async (tx) => {
      Object.assign(found, await loadDue(tx, given.now, after, batch));
      return saveSettled(tx, found.issues, given);
    });
    swept.issues += changes.length;
    swept.events += changes.reduce((sum, change) => sum + change.events.length, 0);
    return found.next;
  } catch (error) {
    if (found.issues.length === 0) throw error;
    if (batch > 1) return sweepOneByOne(given, after, found.next, swept);
    swept.stuck = [...new Set([...swept.stuck, ...found.issues.map((issue) => issue.id)])];
    return found.next;
  }
}

async function saveSettled(tx: Db, issues: readonly Issue[], given: Given): Promise<Change[]> {
  const changes = issues.flatMap((issue) => settle(issue, given) ?? []);
  if (changes.length > 0 && !(await saveChanges(tx, changes, given.now)))
    throw new Error("a locked issue changed under the sweep");
  await takeChildrenAlong(tx, changes, given);
  return changes;
}

async function sweepOneByOne(
  given: Given,
  after: SweepCursor,
  until: SweepCursor | null,
  swept: Swept,
): Promise<SweepCursor | null> {
  let cursor: SweepCursor | null = after;
  while (cursor && until && isBefore(cursor, until)) cursor = await sweepBatch(given, cursor, 1, swept);
  return cursor;
}

const isBefore = (a: SweepCursor, b: SweepCursor): boolean =>
  a.at < b.at || (a.at.getTime() === b.at.getTime() && a.issueId < b.issueId);
