import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { foundCity, go, goes, registered, TO_WORK } from "#tests/support/office.ts";
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
