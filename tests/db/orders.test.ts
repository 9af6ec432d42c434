import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import {
  command,
  foundCity,
  go,
  goes,
  registered,
  staff,
  stored,
  TO_WORK,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

beforeAll(foundCity);
const ordersOf = (issueId: string) =>
  db.supervisionOrder.findMany({
    where: { issueId },
    orderBy: { issuedAt: "asc" },
    select: { level: true, metAt: true },
  });

test("a supervision order stands open until the resident has a valid reply", async () => {
  const { issue } = await registered();
  const other = (await registered()).issue;
  await goes(issue.id, ...TO_WORK, ["supervise", "03-03 09:00", { level: 1 }]);
  await goes(other.id, ...TO_WORK, ["supervise", "03-03 09:00", { level: 1 }]);
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: null }]);

  expect(await go(issue.id, "reply", "03-04 09:00", { done: "已转办" })).toMatchObject({
    code: "REPLY_INCOMPLETE",
  });
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: null }]);

  await goes(issue.id, ["reply", "03-04 10:00", { kind: "FINAL" }]);
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: at("03-04 10:00") }]);
  expect(await ordersOf(other.id), "another issue's order is not answered by it").toEqual([
    { level: 1, metAt: null },
  ]);
});

test("denied, the answer met no order: it stands again until there is one that reached them", async () => {
  const { issue } = await registered();
  await goes(issue.id, ...TO_WORK, ["supervise", "03-03 09:00", { level: 1 }], ["reply", "03-04 10:00"]);
  const denied = await goes(issue.id, ["denyContact", "03-05 10:00"]);
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: null }]);
  expect(denied).toMatchObject({ supervisionLevel: 1, openOrders: [{ level: 1 }], answeredOrders: [] });
  await goes(issue.id, ["reply", "03-05 11:00"]);
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: at("03-05 11:00") }]);
});

/** Done by one who is named, on what is stored now. */
async function by<V extends Verb>(
  who: Staff,
  issueId: string,
  verb: V,
  when: string,
  payload: Partial<Payload<V>>,
): Promise<Issue> {
  const done = await act(
    who,
    issueId,
    [command(verb, await stored(issueId), at(when), payload) as Command],
    at(when),
  );
  if (isProblem(done)) throw new Error(`${verb}: ${JSON.stringify(done)}`);
  return stored(issueId);
}

test("an order about what another unit owes stands until that unit has reported, whoever else answers", async () => {
  const { issue } = await registered("03-02 10:00", { unitId: unitIds.town });
  const unitId = unitIds.townTeam;
  await goes(issue.id, ...TO_WORK, ["contact", "03-02 15:00", { result: "REACHED" }]);
  const asked = await goes(issue.id, ["addCoHandler", "03-03 10:00", { unitId, dueOn: "2026-03-05" }]);
  const taskId = asked.clocks.find(({ kind }) => kind === "CO_TASK")?.id ?? "";
  await sweepOverdue(at("03-06 00:10"));
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: null }]);
  await goes(issue.id, ["reply", "03-06 10:00"]);
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: null }]);
  const helper = staff("UNIT_LEAD", "townTeam");
  const done = await by(helper, issue.id, "finishTask", "03-06 11:00", { taskId });
  expect(await ordersOf(issue.id)).toEqual([{ level: 1, metAt: at("03-06 11:00") }]);
  expect(done).toMatchObject({ supervisionLevel: 0, openOrders: [] });
});

test("what was promised before a withdrawal that was none is found again, clock by clock", async () => {
  const { issue } = await registered();
  const before = await goes(issue.id, ...TO_WORK);
  const gone = await goes(issue.id, ["withdraw", "03-03 10:00"]);
  expect(gone.withdrawnClocks.map(({ kind }) => kind)).toContain("REPLY");
  const caller = staff("CALLBACK_OFFICER", "city");
  const back = await by(caller, issue.id, "callback", "03-03 15:00", { ofFreeWill: false });
  const promised = ({ clocks }: Issue) =>
    clocks
      .filter(({ kind }) => kind === "REPLY" || kind === "RESOLVE")
      .map(({ id, basis }) => `${id} ${basis.due}`)
      .sort();
  expect(promised(back)).toEqual(promised(before));
  expect(back.withdrawnClocks).toEqual([]);
});
