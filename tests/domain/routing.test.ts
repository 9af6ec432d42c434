import { describe, expect, it } from "vitest";
import type { Place } from "#lib/domain/casework/issue.ts";
import {
  isOrBelow,
  openedBy,
  opens,
  rankOf,
  superiorLevel,
  type UnitPosition,
} from "#lib/domain/casework/recusal.ts";
import { categoryChain, type RoutingRule, routes, servesPlace } from "#lib/domain/routing/routing.ts";
import type { Role, UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";

const place: Place = {
  cityId: "city",
  countyId: "county",
  townId: "town",
  communityId: "elm",
  gridId: "grid",
};
const at = (
  id: string,
  level: UnitLevel,
  kind: UnitKind = "AREA",
  above: Partial<UnitPosition> = {},
): UnitPosition => ({
  id,
  level,
  kind,
  cityId: "city",
  countyId: level === "CITY" ? null : "county",
  townId: level === "CITY" || level === "COUNTY" ? null : "town",
  communityId: level === "COMMUNITY" ? id : level === "GRID" ? "elm" : null,
  ...above,
});
const city = at("city", "CITY");
const county = at("county", "COUNTY");
const town = at("town", "TOWN");
const elm = at("elm", "COMMUNITY");
const water = at("county-water", "COUNTY", "DEPARTMENT");
const housing = at("county-housing", "COUNTY", "DEPARTMENT");
const cityWater = at("city-water", "CITY", "DEPARTMENT");
const discipline = at("county-discipline", "COUNTY", "DEPARTMENT");

let made = 0;
const rule = (
  category: string,
  placeUnitId: string,
  unit: UnitPosition,
  level: RoutingRule["level"] = "COUNTY",
) => ({
  id: `rule-${++made}`,
  category,
  placeUnitId,
  level,
  unit,
});
const WATER = "UTILITIES.WATER_SUPPLY";
const asked = { category: WATER, place, level: "COUNTY" as const, office: county, complained: null };
const to = (rules: RoutingRule[], more = {}) =>
  routes(rules, { ...asked, ...more }).map(({ unitId }) => unitId);

describe("whom a matter goes to", () => {
  it("the leaf before the subject, then the nearer place, then the office itself", () => {
    const rules = [
      rule("UTILITIES", "grid", housing),
      rule(WATER, "city", cityWater),
      rule(WATER, "county", water),
    ];
    expect(to(rules)).toEqual(["county-water", "city-water", "county-housing", "county"]);
    expect(to([])).toEqual(["county"]);
  });

  it("rules of another level, place or category say nothing", () => {
    expect(
      to([
        rule(WATER, "county", water, "TOWN"),
        rule(WATER, "elsewhere", water),
        rule("HEALTH", "county", water),
      ]),
    ).toEqual(["county"]);
    expect(to([rule(WATER, "county", water)], { category: null })).toEqual(["county"]);
  });

  it("a unit is offered once, by its best rule", () => {
    const best = rule(WATER, "county", water);
    expect(routes([rule("UTILITIES", "county", water), best], asked)).toEqual([
      { unitId: "county-water", rule: best },
      { unitId: "county", rule: null },
    ]);
  });

  it("the unit complained of is passed over with all below it, and the next one stands in", () => {
    const rules = [rule(WATER, "county", water), rule(WATER, "city", cityWater)];
    expect(to(rules, { complained: water })).toEqual(["city-water", "county"]);
    expect(to(rules, { complained: county })).toEqual(["city-water"]);
  });

  it("codes a rule may have", () => {
    expect(categoryChain(WATER)).toEqual([WATER, "UTILITIES"]);
    expect(categoryChain("UTILITIES")).toEqual(["UTILITIES"]);
    expect(categoryChain(null)).toEqual([]);
  });

  it("a unit serves the places of its own office, and those below", () => {
    expect(servesPlace(water, place)).toBe(true);
    expect(servesPlace(cityWater, place)).toBe(true);
    expect(servesPlace(water, { ...place, countyId: "other" })).toBe(false);
    expect(
      servesPlace(water, { ...place, countyId: null, townId: null, communityId: null, gridId: null }),
    ).toBe(false);
  });
});

describe("recusal", () => {
  it("a department stands below its office; an office not below its department", () => {
    expect(isOrBelow(water, county)).toBe(true);
    expect(isOrBelow(county, water)).toBe(false);
    expect(isOrBelow(elm, county)).toBe(true);
    expect(isOrBelow(county, elm)).toBe(false);
    expect(isOrBelow(at("grid", "GRID"), elm)).toBe(true);
    expect(isOrBelow(elm, at("grid", "GRID"))).toBe(false);
  });

  it("goes to the lowest office above the unit complained of", () => {
    expect(superiorLevel(place, elm)).toBe("TOWN");
    expect(superiorLevel(place, town)).toBe("COUNTY");
    expect(superiorLevel(place, water)).toBe("COUNTY");
    expect(superiorLevel(place, county)).toBe("CITY");
    expect(superiorLevel(place, cityWater)).toBe("CITY");
    expect(superiorLevel(place, city)).toBeNull();
    const abroad = at("far", "COMMUNITY", "AREA", {
      countyId: "other",
      townId: "far-town",
      communityId: "far",
    });
    expect(superiorLevel(place, abroad)).toBe("CITY");
  });

  it("ranks offices above their departments, and those above the level below", () => {
    const ranks = [city, cityWater, county, water, town, elm, at("grid", "GRID")].map(rankOf);
    expect(ranks).toEqual([0, 1, 2, 3, 4, 6, 8]);
  });
});

describe("who may look at a hidden issue", () => {
  const hidden = {
    state: "ACCEPTED" as const,
    hiddenFrom: rankOf(elm),
    complainedUnitId: "elm",
    complainedPersonId: "cadre",
    leadUnitId: null as string | null,
    firstContactId: "recorder",
  };
  const key = (unit: UnitPosition | null, personId = "somebody", role: Role = "COUNCIL_CLERK") => ({
    ...openedBy(unit ? [{ ...unit, unitId: unit.id, role }] : [], unit?.id ?? null),
    personId,
    insteadOf: [] as string[],
    ownUnitIds: unit ? [unit.id] : [],
  });

  it("whoever stands above it; not the unit itself, what is below, nor a neighbour of its rank", () => {
    expect(opens(key(town), hidden)).toBe(true);
    expect(opens(key(water), hidden)).toBe(true);
    expect(opens(key(elm), hidden)).toBe(false);
    expect(opens(key(at("grid", "GRID")), hidden)).toBe(false);
    expect(opens(key(at("oak", "COMMUNITY")), hidden)).toBe(false);
  });

  it.each(["VISITOR", "RECORDER", "GRID_WORKER", "LIAISON", "PROXY_AGENT", "SYS_ADMIN"] as const)(
    "not by a %s of the office above, who has nothing to do with it",
    (role) => {
      expect(opens(key(town, "somebody", role), hidden)).toBe(false);
      expect(opens(key(town, "somebody", role), { ...hidden, leadUnitId: "town" })).toBe(false);
    },
  );

  it("by who works on it at the office above only where that office was given it", () => {
    expect(opens(key(town, "somebody", "HANDLER"), hidden)).toBe(false);
    expect(opens(key(town, "somebody", "HANDLER"), { ...hidden, leadUnitId: town.id })).toBe(true);
    const both = [
      { ...town, unitId: town.id, role: "VISITOR" as const },
      { ...town, unitId: town.id, role: "UNIT_LEAD" as const },
    ];
    expect(openedBy(both, town.id)).toEqual({ rank: rankOf(town), givenTo: town.id });
  });

  it("never the person complained of, whatever their post", () => {
    expect(opens(key(city, "cadre"), hidden)).toBe(false);
    expect(opens({ ...key(city), insteadOf: ["cadre"] }, hidden)).toBe(false);
    expect(opens(key(null, "cadre"), { ...hidden, state: "REGISTERED", firstContactId: "cadre" })).toBe(
      false,
    );
  });

  it("whoever entered it until it is accepted, and not after", () => {
    expect(opens(key(elm, "recorder"), { ...hidden, state: "REGISTERED" })).toBe(true);
    expect(opens(key(elm, "recorder"), hidden)).toBe(false);
    expect(opens(key(null, "recorder"), hidden)).toBe(false);
  });

  it("a discipline office beside the unit complained of, once it was given the issue", () => {
    const about = { ...hidden, hiddenFrom: rankOf(housing), complainedUnitId: "county-housing" };
    expect(opens(key(discipline), about)).toBe(false);
    expect(opens(key(discipline), { ...about, leadUnitId: "county-discipline" })).toBe(true);
    expect(opens(key(housing), { ...about, leadUnitId: "county-housing" })).toBe(false);
  });

  it("somebody with a second post above is still of the unit complained of", () => {
    const both = { ...key(town), ownUnitIds: ["town", "elm"] };
    expect(opens(both, hidden)).toBe(false);
  });

  it("what is not hidden is open to everybody who reaches it", () => {
    expect(opens(key(elm, "cadre"), { ...hidden, hiddenFrom: null })).toBe(true);
  });
});
