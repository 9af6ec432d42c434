import { uuidv7 } from "uuidv7";
import { beforeAll, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { readOffice } from "#lib/queries/open/offices.ts";
import { clock, makeOffices, type Offices } from "#tests/support/offices.ts";

let offices: Offices;
const now = clock("2026-03-04 10:00");

async function holds(unitId: string, role: Role, told: { dutyTitle: string; gone?: Date; left?: Date }) {
  const id = uuidv7();
  await db.person.create({
    data: {
      id,
      loginName: `login-${id}`,
      name: `真名${id}`,
      dutyTitle: told.dutyTitle,
      passwordHash: "-",
      disabledAt: told.gone ?? null,
      createdAt: now,
      posts: { create: [{ id: uuidv7(), unitId, role, validFrom: now, validTo: told.left ?? null }] },
      addresses: { create: [{ id: uuidv7(), channel: "SMS", address: "13900001111", createdAt: now }] },
    },
  });
}

beforeAll(async () => {
  offices = await makeOffices();
});

it("shows posts that serve residents with their public duty name and the office's phone, and nothing of the person", async () => {
  const { community } = offices.units;
  await holds(community.id, "RECORDER", { dutyTitle: "槐树社区 李记录员" });
  await holds(community.id, "RECORDER", { dutyTitle: "走了的", gone: now });
  await holds(community.id, "VISITOR", { dutyTitle: "调走的", left: now });
  await holds(community.id, "HANDLER", { dutyTitle: "办事的" });
  await holds(community.id, "AUDITOR", { dutyTitle: "审计的" });
  const office = await readOffice(community.id, now);
  expect(office).toMatchObject({ name: "槐树社区", phone: "0791-86381234", above: { name: "枫树街道" } });
  expect(office?.cards).toEqual([
    { role: "RECORDER", duties: ["槐树社区 李记录员"] },
    { role: "VISITOR", duties: [] },
    { role: "UNIT_LEAD", duties: [] },
    { role: "COUNCIL_CLERK", duties: [] },
  ]);
  const text = JSON.stringify(office);
  for (const own of ["真名", "login-", "13900001111", "走访", "社区-"]) expect(text).not.toContain(own);
});

it("a unit without a number of its own is called at the office it belongs to", async () => {
  const { water } = offices.units;
  await db.orgUnit.update({ where: { id: water.id }, data: { phone: null } });
  expect(await readOffice(water.id, now)).toMatchObject({
    phone: "0791-86381234",
    placeId: offices.units.town.id,
  });
});

it("grids, abolished units and what is no unit have no page", async () => {
  const { grid, other } = offices.units;
  await db.orgUnit.update({ where: { id: other.id }, data: { validTo: now } });
  for (const id of [grid.id, other.id, uuidv7(), "x"]) expect(await readOffice(id, now), id).toBeNull();
});
