import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { rankOf } from "#lib/domain/casework/recusal.ts";
import { patrolForm } from "#lib/domain/field/patrols.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { readBrief } from "#lib/queries/rounds/brief.ts";
import { readPatrols } from "#lib/queries/rounds/patrols.ts";
import { logPatrol } from "#lib/usecases/field/patrols.ts";
import { door } from "#tests/support/doors.ts";
import { foundCity, person, staff, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

/** 巡查 as the office reads it: facilities and places, and who looked nowhere (domain.md C3, A6). */
const NOW = at("03-05 10:00");
let cadre: Staff;
beforeAll(async () => {
  await foundCity();
  cadre = staff("VISITOR", "community", await person("走访员"));
});
async function look(more: object): Promise<string> {
  const form = patrolForm.parse({
    id: uuidv7(),
    unitId: unitIds.community,
    facility: "FIRE_LANE",
    placeText: "3栋门口",
    seenOn: "2026-03-04",
    finding: "IN_ORDER",
    ...more,
  });
  const done = await logPatrol(cadre, form, NOW, NOW);
  if (isProblem(done)) throw new Error(done.code);
  return form.id;
}
const list = (facility = "", who = cadre) => readPatrols(who, { place: unitIds.community, facility });

describe("patrols of a community", () => {
  it("stand by facility and place, the latest first, its grids among them, and nobody's name", async () => {
    await look({ seenOn: "2026-03-03" });
    await look({ facility: "MANHOLE", placeText: "东门", unitId: unitIds.grid });
    const page = await list();
    expect(page?.patrols.map(({ facility, seenOn }) => [facility, seenOn])).toEqual([
      ["MANHOLE", "2026-03-04"],
      ["FIRE_LANE", "2026-03-03"],
    ]);
    expect((await list("MANHOLE"))?.patrols).toHaveLength(1);
    expect(JSON.stringify(page)).not.toContain(cadre.personId);
    expect(JSON.stringify(page)).not.toContain("走访员");
  });

  it("are for whoever keeps the register there", async () => {
    expect(await list("", staff("VISITOR", "neighbour"))).toBeNull();
    expect(await list("", staff("HANDLER", "community"))).toBeNull();
  });

  it("show how a place was found last before somebody goes there, and no other place", async () => {
    await door(cadre, unitIds.community, { building: "3栋", unit: "1单元", room: "101" }, NOW);
    await look({ placeText: "3幢门口", seenOn: "2026-03-01", facility: "LIFT" });
    await look({ finding: "FAULT", words: "堆了旧沙发" });
    await look({ placeText: "13栋门口" });
    const brief = await readBrief(cadre, { place: unitIds.community, building: "3栋" }, NOW);
    expect(
      brief?.patrolled.map(({ facility, seenOn, finding, words }) => [facility, seenOn, finding, words]),
    ).toEqual([
      ["FIRE_LANE", "2026-03-04", "FAULT", "堆了旧沙发"],
      ["LIFT", "2026-03-01", "IN_ORDER", ""],
    ]);
  });

  it("keep the words of a matter from whoever may not see it", async () => {
    const id = await look({ placeText: "8栋", finding: "FAULT", words: "居委会把通道租出去了" });
    const { issueId } = await db.patrol.findUniqueOrThrow({ where: { id } });
    await db.issue.update({
      where: { id: issueId ?? "" },
      data: { hiddenFrom: rankOf({ level: "COMMUNITY", kind: "AREA" }) },
    });
    const colleague = staff("GRID_WORKER", "grid", await person("同事"));
    const seen = (await list("", colleague))?.patrols.find((patrol) => patrol.id === id);
    expect(seen).toMatchObject({ placeText: "8栋", finding: "FAULT", words: null, issue: null });
  });
});
