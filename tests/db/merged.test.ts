import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Command } from "#lib/domain/commands.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { command, foundCity, goes, registered, staff, stored, TO_WORK } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 并案: what happens to the main issue happens to those handled with it, whoever or whatever does it. */
beforeAll(foundCity);

async function pair() {
  const [main, own] = await Promise.all(
    [0, 1].map(async () => goes((await registered()).issue.id, ...TO_WORK)),
  );
  if (!main || !own) throw new Error("not registered");
  const merge = command("merge", own, at("03-03 10:00"), { masterId: main.id }) as Command;
  const merged = await act(staff("COUNCIL_CLERK", "community"), own.id, [merge], at("03-03 10:00"));
  if (isProblem(merged)) throw new Error(merged.code);
  return { main: main.id, own: own.id };
}
const heard = (issueId: string) =>
  db.outbox.findMany({
    where: { issueId, recipient: "resident" },
    orderBy: { createdAt: "asc" },
    select: { topic: true },
  });
const tracked = (issueId: string, when: string) => readTracked({ kind: "RESIDENT", issueId }, at(when));

test("both late, both climb, and neither loses the other, whichever the sweep takes first", async () => {
  const { main, own } = await pair();
  await sweepOverdue(at("03-11 00:10"));
  const above = await stored(main);
  expect(above).toMatchObject({ state: "ACCEPTED", level: "COUNTY" });
  expect(await stored(own)).toMatchObject({
    state: "MERGED",
    mergedInto: main,
    level: "COUNTY",
    leadUnitId: above.holderUnitId,
  });
});

test("the main one alone late: the other goes along in the same sweep, and its own answer stands", async () => {
  const { main, own } = await pair();
  await goes(own, ["reply", "03-04 10:00", { kind: "PROGRESS" }]);
  await sweepOverdue(at("03-11 00:10"));
  const above = await stored(main);
  expect(above.level).toBe("COUNTY");
  expect(await stored(own)).toMatchObject({
    state: "MERGED",
    level: "COMMUNITY",
    leadUnitId: above.holderUnitId,
    lastReplyKind: "PROGRESS",
  });
});

test("an extension is told to every resident, who reads the new day on their own page", async () => {
  const { main, own } = await pair();
  const days = async () =>
    (await tracked(own, "03-04 12:00"))?.promises.flatMap(({ kind, basis }) =>
      kind === "RESOLVE" ? basis.due : [],
    );
  expect(await days()).toEqual(["2026-03-17"]);
  await goes(
    main,
    ["askExtension", "03-04 09:00", { days: 10 }],
    ["approveExtension", "03-04 10:00"],
    ["tellExtension", "03-04 11:00"],
  );
  expect(await days()).toEqual(["2026-03-27"]);
  const page = await tracked(own, "03-04 12:00");
  expect(page?.turns.extension).toEqual({ words: "", until: "2026-03-27" });
  expect(page?.steps.at(-1)).toMatchObject({ verb: "tellExtension", words: null });
  expect((await heard(own)).map(({ topic }) => topic)).toContain("tellExtension");
});
