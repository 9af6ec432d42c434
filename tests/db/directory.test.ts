import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { candidates } from "#lib/db/routing/routing.ts";
import { placeOfUnit } from "#lib/db/units.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { type RuleForm, ruleForm } from "#lib/domain/routing/routingForm.ts";
import { readDirectory } from "#lib/queries/routing/directory.ts";
import { addRule, endRoutingRule } from "#lib/usecases/routing/directory.ts";
import { foundCity, staff, type UnitName, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

const WATER = "UTILITIES.WATER_SUPPLY";
const NOW = at("03-02 10:00");
let county: Staff;
let city: Staff;

const form = (told: Partial<RuleForm> = {}): RuleForm => ({
  commandId: uuidv7(),
  category: WATER,
  placeUnitId: unitIds.county,
  level: "COUNTY",
  unitId: unitIds.countyWater,
  validFrom: null,
  validTo: null,
  reason: "水务归水务局管",
  ...told,
});
const code = async (answer: Promise<object>) => {
  const got = await answer;
  return isProblem(got) ? got.code : "OK";
};

beforeAll(async () => {
  await foundCity();
  county = staff("COUNCIL_CLERK", "county");
  city = staff("COUNCIL_CLERK", "city");
});

describe("keeping the directory", () => {
  it("is for the council offices of county and city, each in its own area", async () => {
    for (const [role, unit] of [
      ["COUNCIL_CLERK", "town"],
      ["DISPATCHER", "county"],
      ["SYS_ADMIN", "city"],
    ] as const)
      expect(await code(addRule(staff(role, unit), form(), NOW))).toBe("NOT_ALLOWED");
    expect(await code(addRule(county, form({ placeUnitId: unitIds.county3 }), NOW))).toBe(
      "PLACE_OUT_OF_REACH",
    );
    expect(await code(addRule(county, form({ placeUnitId: uuidv7() }), NOW))).toBe("UNKNOWN_PLACE");
    expect(await code(addRule(county, form({ placeUnitId: unitIds.countyWater }), NOW))).toBe(
      "UNKNOWN_PLACE",
    );
  });

  it("names only units that serve the place", async () => {
    const refused = async (who: Staff, place: UnitName, unit: UnitName) =>
      code(addRule(who, form({ placeUnitId: unitIds[place], unitId: unitIds[unit] }), NOW));
    expect(await refused(county, "county", "cityWater")).toBe("UNIT_NOT_HERE");
    expect(await refused(city, "county", "county3Water")).toBe("UNIT_NOT_HERE");
    expect(await refused(city, "city", "countyWater")).toBe("UNIT_NOT_HERE");
  });

  it("adds once, however often the form is sent, and refuses a second rule for the same days", async () => {
    const sent = form();
    expect(await code(addRule(county, sent, NOW))).toBe("OK");
    expect(await code(addRule(county, sent, NOW))).toBe("OK");
    expect(await db.routingRule.count()).toBe(1);
    expect(await code(addRule(county, form(), NOW))).toBe("RULE_OVERLAPS");
    const raced = [
      form({ level: "TOWN", unitId: unitIds.county }),
      form({ level: "TOWN", unitId: unitIds.county }),
    ];
    const got = await Promise.all(raced.map((rule) => code(addRule(county, rule, NOW))));
    expect(got.sort()).toEqual(["OK", "RULE_OVERLAPS"]);
  });

  it("begins today or later, and ends after it has begun", async () => {
    const dates = async (validFrom: string | null, validTo: string | null) =>
      code(addRule(county, form({ category: "HEALTH", validFrom, validTo }), NOW));
    expect(await dates("2026-03-01", null)).toBe("RULE_DATES");
    expect(await dates(null, "2026-03-02")).toBe("RULE_DATES");
    expect(await dates("2026-04-01", "2026-04-01")).toBe("RULE_DATES");
    expect(await dates("2026-04-01", "2026-05-01")).toBe("OK");
    expect(await dates("2026-05-01", null)).toBe("OK"); // the day on which the other no longer holds
    expect(await dates("2026-04-30", "2026-05-01")).toBe("RULE_OVERLAPS");
  });

  it("ends a rule once, with a reason; nothing is ever deleted or rewritten", async () => {
    const rule = await db.routingRule.findFirstOrThrow({ where: { category: WATER, level: "COUNTY" } });
    const end = { ruleId: rule.id, reason: "机构改革，并入住建局" };
    expect(await code(endRoutingRule(staff("COUNCIL_CLERK", "county3"), end, at("03-05")))).toBe("NOT_FOUND");
    expect(await code(endRoutingRule(county, { ...end, ruleId: uuidv7() }, at("03-05")))).toBe("NOT_FOUND");
    expect(await code(endRoutingRule(county, end, at("03-05")))).toBe("OK");
    expect(await code(endRoutingRule(county, end, at("03-05")))).toBe("RULE_ENDED");
    const found = await placeOfUnit(db, unitIds.grid);
    const asked = { category: WATER, place: found?.place ?? ({} as never), level: "COUNTY" as const };
    expect(await candidates(db, asked, "2026-03-04")).toHaveLength(1);
    expect(await candidates(db, asked, "2026-03-05")).toEqual([]);
    await expect(db.routingRule.delete({ where: { id: rule.id } })).rejects.toThrow();
    await expect(db.routingRule.update({ where: { id: rule.id }, data: { reason: "x" } })).rejects.toThrow();
    expect(await code(addRule(county, form(), at("03-05")))).toBe("OK");
  });
});

describe("reading the directory", () => {
  it("shows the own area and what holds there from above, never another county's", async () => {
    await addRule(
      city,
      form({ category: "HEALTH", placeUnitId: unitIds.city, unitId: unitIds.cityWater }),
      NOW,
    );
    await addRule(city, form({ placeUnitId: unitIds.county3, unitId: unitIds.county3Water }), NOW);
    const own = await readDirectory(county, { ended: "1" }, at("03-06"));
    expect(new Set(own?.rows.map(({ place, inArea }) => `${place} ${inArea}`))).toEqual(
      new Set(["county true", "city false"]),
    );
    const row = own?.rows.find(({ endReason }) => endReason);
    expect(row).toMatchObject({
      endReason: "机构改革，并入住建局",
      validFrom: "2026-03-02",
      validTo: "2026-03-05",
    });
    const whole = await readDirectory(city, {}, at("03-06"));
    expect(whole?.rows.some(({ place }) => place === "county3")).toBe(true);
    expect(whole?.rows.some(({ endReason }) => endReason)).toBe(false);
    expect(await readDirectory(staff("COUNCIL_CLERK", "town"), {}, NOW)).toBeNull();
    expect(await readDirectory(staff("SYS_ADMIN", "city"), {}, NOW)).toBeNull();
  });

  it("tells what a matter would go to, level by level", async () => {
    const asked = { of: WATER, at: unitIds.grid };
    const preview = (await readDirectory(county, asked, at("03-06")))?.preview;
    expect(preview?.steps.map(({ level, unit, rulePlace }) => [level, unit, rulePlace])).toEqual([
      ["COMMUNITY", "community", null],
      ["TOWN", "county", "county"],
      ["COUNTY", "countyWater", "county"],
      ["CITY", "city", null],
    ]);
    expect((await readDirectory(county, { of: WATER, at: unitIds.community3 }, NOW))?.preview).toBeNull();
    expect(
      (await readDirectory(county, { of: "X", at: "y", place: "'", level: "Z", page: "-1" }, NOW))?.preview,
    ).toBeNull();
  });

  it("the form asks for what is needed", () => {
    const wrong = ruleForm.safeParse({ commandId: uuidv7(), category: "X", level: "GRID", reason: "短" });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual([
      "category",
      "placeUnitId",
      "level",
      "unitId",
      "reason",
    ]);
    const right = { ...form(), validFrom: "", validTo: "" };
    expect(ruleForm.parse(right)).toMatchObject({ validFrom: null, validTo: null });
  });
});
