import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { type Actor, SYSTEM, sees } from "#lib/domain/permissions.ts";
import { ROLES } from "#lib/domain/vocabulary.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import {
  foundCity,
  goes,
  registered,
  registration,
  staff,
  stored,
  TO_WORK,
  UNIT_NAMES,
  type UnitName,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

const firstAsked = uuidv7();
let issues: Issue[];

/** Issues of every place and of every way they can go, so that each kind of reach finds some and misses some. */
beforeAll(async () => {
  await foundCity();
  const ids: string[] = [];
  const PLACES: UnitName[] = [
    "grid",
    "community",
    "neighbour",
    "community2",
    "community3",
    "town",
    "town2",
    "county3",
    "city",
  ];
  for (const place of PLACES)
    ids.push((await registered("03-02 10:00", { unitId: unitIds[place] })).issue.id);
  const liaison = staff("LIAISON", "community", firstAsked);
  const own = await registerIssue(liaison, registration("2026-03-02"), at("03-02 10:00"));
  if ("issueId" in own) ids.push(own.issueId);
  for (const id of ids.slice(0, 5)) await goes(id, ...TO_WORK);
  await sweepOverdue(at("03-11 00:00")); // what was left alone is with the counties now, communities and streets help
  await goes(ids[0] as string, ["dispatch", "03-11 10:00"], ["sign", "03-11 10:10"]);
  await goes(ids[4] as string, ["dispatch", "03-11 10:00"]);
  await goes(
    ids[1] as string,
    ["dispatch", "03-11 10:00"],
    ["sign", "03-11 10:10"],
    ["reply", "03-11 11:00"],
    ["escalate", "03-11 11:10"], // the county's department helps the city now
  );
  // Complaints about conduct, hidden from where they happened: one only told, one accepted by the office above.
  for (const place of ["community", "grid", "town"] as const)
    ids.push(
      (await registered("03-02 10:00", { unitId: unitIds[place], category: CONDUCT_CATEGORY })).issue.id,
    );
  await goes(ids.at(-2) as string, ["accept", "03-02 11:00", { category: CONDUCT_CATEGORY }]);
  issues = await Promise.all(ids.map(stored));
});

async function seenBySql(actor: Actor): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT i.id FROM issues i WHERE ${scope(actor)}`;
  return rows.map((row) => row.id).sort();
}
const seenInMemory = (actor: Actor) =>
  issues
    .filter((issue) => sees(actor, issue))
    .map((issue) => issue.id)
    .sort();

describe("SQL and memory agree on what an actor may see", () => {
  it.each(ROLES)("%s, of every unit there is", async (role) => {
    for (const unit of UNIT_NAMES)
      for (const personId of [firstAsked, uuidv7()]) {
        const actor = staff(role, unit, personId);
        expect([unit, await seenBySql(actor)]).toEqual([unit, seenInMemory(actor)]);
      }
  });

  it("somebody with several posts, with none, the system, residents", async () => {
    const several: Actor = {
      kind: "STAFF",
      personId: firstAsked,
      posts: [
        ...staff("HANDLER", "countyWater").posts,
        ...staff("VISITOR", "community3").posts,
        ...staff("LIAISON", "grid").posts,
      ],
    };
    const others: Actor[] = [
      { kind: "STAFF", personId: firstAsked, posts: [] },
      SYSTEM,
      { kind: "RESIDENT", issueId: issues[3]?.id ?? null },
      { kind: "RESIDENT", issueId: uuidv7() },
      { kind: "RESIDENT", issueId: null },
    ];
    for (const actor of [several, ...others]) expect(await seenBySql(actor)).toEqual(seenInMemory(actor));
    expect((await seenBySql(several)).length).toBeGreaterThan(2);
    expect(await Promise.all(others.map(seenBySql))).toEqual([[], [], [issues[3]?.id], [], []]);
  });

  it("the set is worth comparing: some see all, some a part, some nothing", async () => {
    const count = async (...who: Parameters<typeof staff>) => (await seenBySql(staff(...who))).length;
    expect(await count("REVIEWER", "city")).toBe(issues.length);
    expect(await count("SYS_ADMIN", "city")).toBe(0);
    expect(await count("HANDLER", "countyWater")).toBe(2); // one handled, one helped
    expect(await count("HANDLER", "county3Water")).toBe(1);
    expect(await count("HANDLER", "townTeam")).toBe(0);
    expect(await count("LIAISON", "community", firstAsked)).toBe(1);
    expect(await count("GRID_WORKER", "grid")).toBe(1);
    expect(await count("UNIT_LEAD", "town")).toBe((await count("UNIT_LEAD", "community")) + 4); // one beside, one of its own, two hidden below
    expect(await count("UNIT_LEAD", "county3")).toBe(2);
  });
});
