import type { Level } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import type { Random } from "./random.ts";

/** Words that only a village, or only a town's housing estate, would use. */
const RURAL = /村|镇|湾里|田埂|小组|晒谷坪|鱼塘|娃崽/;
const URBAN = /小区|物业|电梯|业委会|楼|单元|街|路口|充电棚/;
const RURAL_COUNTIES = ["369921", "369922"];

/** Where something may have happened, and who stands above that place. */
export type Places = {
  /** communities in which this text makes sense: those it names, else all of its kind */
  fitting(text: string): readonly OfficeUnit[];
  inTowns(names: readonly string[]): readonly OfficeUnit[];
  above(unit: OfficeUnit, level: Level): OfficeUnit;
  gridsOf(community: OfficeUnit): readonly OfficeUnit[];
  byCode(code: string): OfficeUnit;
};

export function placesOf(units: readonly OfficeUnit[]): Places {
  const areas = units.filter((unit) => unit.kind === "AREA");
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const codes = new Map(units.map((unit) => [unit.code, unit]));
  const communities = areas.filter((unit) => unit.level === "COMMUNITY");
  const known = (unit: OfficeUnit | undefined, what: string): OfficeUnit => {
    if (!unit) throw new Error(`no such place in the demonstration: ${what}`);
    return unit;
  };
  // The smallest place a text names comes first.
  const named = [...areas].filter((unit) => unit.level !== "GRID" && unit.level !== "CITY").reverse();
  named.sort((a, b) => b.code.length - a.code.length);
  return {
    fitting(text) {
      const told = named.find((unit) => text.includes(shortName(unit.name)));
      if (told) return communities.filter((unit) => unit.code.startsWith(told.code));
      const rural = (unit: OfficeUnit) => RURAL_COUNTIES.includes(unit.code.slice(0, 6));
      if (RURAL.test(text)) return communities.filter(rural);
      return URBAN.test(text) ? communities.filter((unit) => !rural(unit)) : communities;
    },
    inTowns: (names) => communities.filter((unit) => names.includes(byId.get(unit.townId ?? "")?.name ?? "")),
    above(unit, level) {
      const id = { COMMUNITY: unit.communityId, TOWN: unit.townId, COUNTY: unit.countyId, CITY: unit.cityId }[
        level
      ];
      return known(byId.get(id ?? ""), `${level} of ${unit.name}`);
    },
    gridsOf: (community) =>
      areas.filter((unit) => unit.level === "GRID" && unit.communityId === community.id),
    byCode: (code) => known(codes.get(code), code),
  };
}

/** 枫树街道 → 枫树; what would be a single character stays whole. */
function shortName(name: string): string {
  const short = name.replace(/(社区|街道|村|镇|乡|区|县)$/, "");
  return short.length > 1 ? short : name;
}

export type Address = { building: string; unit: string; room: string };
export const someAddress = (community: OfficeUnit, random: Random): Address =>
  community.name.endsWith("村")
    ? { building: `${random.int(1, 9)}组`, unit: "", room: `${random.int(1, 60)}号` }
    : {
        building: `${random.int(1, 18)}栋`,
        unit: `${random.int(1, 4)}单元`,
        room: `${random.int(1, 7)}0${random.int(1, 4)}`,
      };
