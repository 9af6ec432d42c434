import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { rankOf } from "#lib/domain/casework/recusal.ts";
import { type Actor, type Staff, type Subject, SYSTEM, sees } from "#lib/domain/permissions.ts";
import { ROLES } from "#lib/domain/vocabulary.ts";
import { type City, makeCaseload, readers, staffAt } from "#tests/support/caseload.ts";

const CADRE = uuidv7();
const ENTERED = uuidv7();
let city: City;
let subjects: (Subject & { id: string })[];

/** A caseload in which every third issue is hidden from some unit, also from ones it could never be about. */
beforeAll(async () => {
  city = await makeCaseload(600, 7);
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT id FROM issues ORDER BY id`;
  for (const [n, { id }] of rows.entries()) {
    if (n % 3 > 0) continue;
    const unit = city.units[(n * 7) % city.units.length];
    if (!unit || rankOf(unit) === 0) continue;
    await db.$executeRaw`UPDATE issues SET hidden_from = ${rankOf(unit)}::smallint, complained_unit_id = ${n % 2 ? unit.id : null}::uuid,
      complained_person_id = ${n % 5 ? null : CADRE}::uuid, first_contact_id = ${n % 4 ? city.city.id : ENTERED}::uuid WHERE id = ${id}::uuid`;
  }
  const found = await db.$queryRaw<Row[]>`SELECT * FROM issues`;
  subjects = found.map((row) => ({
    ...issueOf(row),
    hiddenFrom: row.hidden_from as number | null,
    complainedUnitId: row.complained_unit_id as string | null,
    complainedPersonId: row.complained_person_id as string | null,
  }));
}, 60_000);

async function seenBySql(actor: Actor): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`SELECT i.id FROM issues i WHERE ${scope(actor)}`;
  return rows.map(({ id }) => id).sort();
}
const seenInMemory = (actor: Actor): string[] =>
  subjects
    .filter((issue) => sees(actor, issue))
    .map(({ id }) => id)
    .sort();
const as = (who: Staff, personId: string): Staff => ({ ...who, personId });

describe("SQL and memory agree on what is hidden from whom", () => {
  it.each(ROLES)("%s, of every unit there is", async (role) => {
    for (const unit of city.units)
      for (const personId of [uuidv7(), CADRE, ENTERED]) {
        const actor = as(staffAt([role, unit]), personId);
        expect(await seenBySql(actor)).toEqual(seenInMemory(actor));
      }
  });

  it("everybody with several posts, the system, residents", async () => {
    const [a, b, c, d] = [city.communities[0], city.towns[1], city.departments[2], city.counties[1]];
    if (!a || !b || !c || !d) throw new Error("units");
    const several = [
      staffAt(["COUNCIL_CLERK", a], ["COUNCIL_CLERK", b]),
      staffAt(["LIAISON", a], ["HANDLER", c], ["REVIEWER", city.city]),
      staffAt(["HANDLER", c], ["UNIT_LEAD", d]),
      ...Object.values(readers(city)),
    ];
    const others: Actor[] = [
      SYSTEM,
      ...subjects.slice(0, 9).map(({ id }): Actor => ({ kind: "RESIDENT", issueId: id })),
    ];
    for (const actor of [...several, ...several.map((who) => as(who, ENTERED)), ...others])
      expect(await seenBySql(actor)).toEqual(seenInMemory(actor));
  });

  it("the set is worth comparing: some are hidden from one and open to another", async () => {
    const all = subjects.length;
    const hidden = subjects.filter(({ hiddenFrom }) => hiddenFrom !== null).length;
    expect(hidden).toBeGreaterThan(100);
    expect(await seenBySql(staffAt(["REVIEWER", city.city]))).toHaveLength(all);
    expect((await seenBySql(as(staffAt(["REVIEWER", city.city]), CADRE))).length).toBeLessThan(all);
    const community = city.communities[0];
    if (!community) throw new Error("unit");
    const there = subjects.filter(({ place }) => place.communityId === community.id);
    const seen = await seenBySql(staffAt(["COUNCIL_CLERK", community]));
    expect(seen.length).toBeLessThan(there.length);
    expect(seen.length).toBeGreaterThan(0);
    const resident = subjects.find(({ hiddenFrom }) => hiddenFrom !== null);
    expect(await seenBySql({ kind: "RESIDENT", issueId: resident?.id ?? "" })).toHaveLength(1);
  });
});
