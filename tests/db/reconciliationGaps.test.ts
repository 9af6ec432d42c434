import { uuidv7 } from "uuidv7";
import { beforeAll, expect, test } from "vitest";
import { countProof, saveProof } from "#lib/db/casework/reconciliation.ts";
import { db } from "#lib/db/client.ts";
import { LAPSING, verdictOf } from "#lib/domain/casework/reconciliation.ts";
import type { ClockKind, State } from "#lib/domain/vocabulary.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { foundCity, goes, registered, TO_WORK } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** What no sweep would ever find, because it is not where the sweep looks: each is found by the proof. */
beforeAll(foundCity);

const NOON = at("03-02 12:00");
const LATER = at("03-02 23:00");
/** What is found of one issue, once a day of sweeps is over. */
async function foundOf(issueId: string, now = LATER) {
  const runId = uuidv7();
  await saveProof(db, { id: runId, at: now, proof: await countProof(db, now) });
  return db.reconciliationFinding.findMany({
    where: { runId, issueId, reason: { not: "NOBODY_THERE" } },
    orderBy: { since: "asc" },
    select: { issueId: true, clockId: true, reason: true, since: true },
  });
}
const reasons = async (issueId: string, now = LATER) =>
  (await foundOf(issueId, now)).map(({ reason }) => reason);
/** Turns the REPLY clock into one of another kind that ran out at noon, and puts the issue in a state. */
async function tamper(issueId: string, kind: ClockKind, state: State, acting: boolean): Promise<void> {
  await db.clock.deleteMany({ where: { issueId, kind } });
  const clock = await db.clock.findFirstOrThrow({ where: { issueId, kind: "REPLY", stoppedAt: null } });
  await db.clock.update({
    where: { id: clock.id },
    data: { kind, startedAt: at("03-02 10:00"), dueAt: NOON, sweepAt: acting ? NOON : null, warnAt: null },
  });
  await db.issue.update({ where: { id: issueId }, data: { state } });
}

test("an issue in order has no finding", async () => {
  const { issue } = await registered();
  await goes(issue.id, ...TO_WORK);
  expect(await foundOf(issue.id)).toEqual([]);
});

test.each(LAPSING)(
  "%s that ran out and still runs is found in any state, also where no sweep looks",
  async (kind) => {
    for (const state of ["ACCEPTED", "WITHDRAWN"] as const)
      for (const acting of [true, false]) {
        const { issue } = await registered();
        await tamper(issue.id, kind, state, acting);
        const clock = { kind, dueAt: NOON, breachedAt: null, sweepAt: acting ? NOON : null, actions: 0 };
        expect(await reasons(issue.id)).toEqual(["NOT_ACTED_ON"]);
        expect(verdictOf(clock, LATER)).toBe("NOT_ACTED_ON");
        const soon = new Date(NOON.getTime() + 14 * 60_000);
        expect(await reasons(issue.id, soon)).toEqual([]);
        expect(verdictOf(clock, soon)).toBe("WAITING");
        await db.clock.deleteMany({ where: { issueId: issue.id, kind } });
      }
  },
);

test.each([
  ["REVIEW", "NOT_ACCEPTED"],
  ["REVIEW", "REFERRED_OUT"],
  ["CALLBACK", "WITHDRAWN"],
] as const)("%s of what is %s that nobody records is found", async (kind, state) => {
  const before = (await countProof(db, LATER)).overdue;
  const { issue } = await registered();
  await tamper(issue.id, kind, state, false);
  expect(await reasons(issue.id)).toEqual(["NOT_RECORDED"]);
  expect((await countProof(db, LATER)).overdue).toBe(before + 1);
  await sweepOverdue(LATER); // not where the sweep looks
  expect(await reasons(issue.id)).toEqual(["NOT_RECORDED"]);
});

test("a solution that stands still with no day to go on, and an open issue without one", async () => {
  const { issue: waits } = await registered();
  await goes(waits.id, ...TO_WORK, ["askInfo", "03-02 15:00"]);
  expect(await reasons(waits.id)).toEqual([]);
  await db.clock.deleteMany({ where: { issueId: waits.id, kind: "WAIT" } });
  expect(await reasons(waits.id)).toEqual(["NO_CLOCK"]);

  const { issue: bare } = await registered();
  await goes(bare.id, ...TO_WORK);
  await db.clock.deleteMany({ where: { issueId: bare.id, kind: "RESOLVE" } });
  expect(await reasons(bare.id)).toEqual(["NO_CLOCK"]);
  await db.issue.update({ where: { id: bare.id }, data: { state: "ON_HOLD" } });
  expect(await reasons(bare.id)).toEqual([]); // 挂账 is solved later
});
