import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { areasBelow, unitInReach } from "#lib/db/routing/reachUnits.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { type City, makeCaseload, PRESENT, readers } from "#tests/support/caseload.ts";

/** Which places somebody may name, and which are offered to them. */

let city: City;
let see: Record<string, Staff>;
beforeAll(async () => {
  city = await makeCaseload(60, 5);
  see = readers(city);
});
const reader = (name: string): Staff => see[name] as Staff;

test("whoever sees by their place is offered every area below it, also where nothing came", async () => {
  expect((await areasBelow(reader("city"), null)).map(({ id }) => id)).toEqual(
    expect.arrayContaining(city.counties.map(({ id }) => id)),
  );
  expect(await unitInReach(reader("county"), city.counties[1]?.id ?? "")).toBeNull();
});

test("whoever sees by another right may name the places of what they see, and is told of none without anything of theirs", async () => {
  const [issue] = await db.issue.findMany({ where: { countyId: { not: null }, hiddenFrom: null }, take: 1 });
  const posts = reader("liaison").posts.map((post) => ({ ...post, role: "PROXY_AGENT" as const }));
  const agent: Staff = { ...reader("nobody"), posts, mandates: [issue?.id ?? ""] };
  for (const actor of [reader("liaison"), agent]) expect(await areasBelow(actor, null)).toEqual([]);
  const page = await readLedger(agent, { unit: issue?.countyId ?? "" }, PRESENT);
  expect([page.ignored, page.rows.map(({ id }) => id)]).toEqual([[], [issue?.id]]);
});
