import { uuidv7 } from "uuidv7";
import { saveChanges } from "#lib/db/casework/issues.ts";
import { issuesTouched, lockIssues, type OpenChange, takeChange } from "#lib/db/casework/recount.ts";
import { type Db, transaction } from "#lib/db/client.ts";
import { readCalendar } from "#lib/db/clocks/calendar.ts";
import { loadClockSettings } from "#lib/db/clocks/clockSettings.ts";
import { decide } from "#lib/domain/casework/decide.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import type { Change, Issue } from "#lib/domain/casework/issue.ts";
import { recountAt } from "#lib/domain/clocks/clocks.ts";
import { isProblem } from "#lib/domain/problems.ts";

import { takeChildrenAlong } from "./children.ts";

const NIL = "00000000-0000-0000-0000-000000000000";
const BATCH = 500;

/** `stuck` = issues the database refused: a bug, logged by the worker, and in nobody else's way. */
export type Recounted = { looked: number; moved: number; done: boolean; stuck: string[] };

/**
 * Counts open due dates again after changes of the calendar (domain.md C4 "recompute with an event when it changes"), in
 * batches of one transaction each, with an event and messages per issue. How far it has come is kept with the change:
 * killed half-way the done batches are done, and the next run goes on; run twice it finds nothing to move. `batches`
 * bounds one run, so that a person who waits for it does not wait long; the worker takes the rest.
 */
export async function recountOpen(
  now: Date,
  { batches = Number.POSITIVE_INFINITY, batch = BATCH } = {},
): Promise<Recounted> {
  const total: Recounted = { looked: 0, moved: 0, done: false, stuck: [] };
  for (let n = 0; n < batches; n++) {
    const step = await transaction((tx) => recountBatch(tx, now, batch)).catch(() => oneByOne(now, batch));
    if (!step) return { ...total, done: true };
    total.looked += step.looked;
    total.moved += step.moved;
    total.stuck.push(...step.stuck);
  }
  return total;
}

type Step = { looked: number; moved: number; stuck: string[] };
/** A batch that cannot be saved is taken issue by issue; the one that is refused is passed over and named. */
async function oneByOne(now: Date, batch: number): Promise<Step | null> {
  const whole: Step = { looked: 0, moved: 0, stuck: [] };
  for (let n = 0; n < batch; n++) {
    const step = await transaction((tx) => recountBatch(tx, now, 1)).catch(() =>
      transaction((tx) => passOver(tx)),
    );
    if (!step) return n === 0 ? null : whole;
    whole.looked += step.looked;
    whole.moved += step.moved;
    whole.stuck.push(...step.stuck);
  }
  return whole;
}

/** The next issues of the oldest unfinished change; null when there is no change left, or another run is at it. */
async function recountBatch(tx: Db, now: Date, limit: number): Promise<Step | null> {
  const change = await takeChange(tx);
  if (!change) return null;
  const ids = await nextIssues(tx, change, limit);
  const last = ids.at(-1);
  if (!last) {
    await tx.calendarChange.update({ where: { id: change.id }, data: { doneAt: now } });
    return { looked: 0, moved: 0, stuck: [] };
  }
  const given = {
    now,
    calendar: await readCalendar(tx),
    settings: await loadClockSettings(tx),
    newId: uuidv7,
  };
  const issues = await lockIssues(tx, ids);
  const changes = issues.flatMap((issue) => recounted(issue, change, given) ?? []);
  if (changes.length > 0 && !(await saveChanges(tx, changes, now)))
    throw new Error("a locked issue changed under the recount");
  await takeChildrenAlong(tx, changes, given);
  await tx.calendarChange.update({
    where: { id: change.id },
    data: { cursor: last, moved: { increment: changes.length } },
  });
  return { looked: issues.length, moved: changes.length, stuck: [] };
}

const nextIssues = (tx: Db, change: OpenChange, limit: number): Promise<string[]> =>
  issuesTouched(tx, change, change.cursor ?? NIL, limit);

function recounted(issue: Issue, { reason }: OpenChange, given: Omit<Context, "by">): Change | null {
  if (!issue.clocks.some((clock) => recountAt(clock, given.calendar, given.now))) return null;
  const change = decide(
    issue,
    { id: given.newId(), verb: "recount", version: null, madeAt: given.now, payload: { words: reason } },
    { ...given, by: { personId: null, role: "SYSTEM", post: null } },
  );
  return isProblem(change) ? null : change;
}

async function passOver(tx: Db): Promise<Step | null> {
  const change = await takeChange(tx);
  const [id] = change ? await nextIssues(tx, change, 1) : [];
  if (!change || !id) return null;
  await tx.calendarChange.update({ where: { id: change.id }, data: { cursor: id } });
  return { looked: 1, moved: 0, stuck: [id] };
}
