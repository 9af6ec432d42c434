import { uuidv7 } from "uuidv7";
import { type Unit, unitBelow } from "#prisma/import/plan.ts";

/** 赣平市 does not exist: 369900 is an unused code (domain.md D). Places are those that the samples speak of. */
export const CITY_CODE = "369900";
const CITY_NAME = "赣平市";

type Town = readonly [digits: string, name: string, communities: readonly string[]];
const COUNTIES: readonly (readonly [code: string, name: string, towns: readonly Town[]])[] = [
  [
    "369902",
    "锦溪区",
    [
      ["001", "枫树街道", ["梧桐里社区", "农机厂社区", "枫树菜场社区", "青枫社区"]],
      ["002", "槐荫街道", ["老粮站社区", "水泥厂社区", "槐荫路社区"]],
    ],
  ],
  ["369903", "青屏区", [["001", "渡口街道", ["渡口社区", "湾里社区", "青屏大道社区", "产业园社区"]]]],
  [
    "369904",
    "望湖区",
    [
      ["001", "栖霞路街道", ["砚台巷社区", "二中社区", "望湖二路社区"]],
      ["002", "柳荫街道", ["柳荫社区", "新汇社区", "望湖广场社区"]],
    ],
  ],
  [
    "369921",
    "安塘县",
    [
      ["100", "莲陂镇", ["莲陂社区", "荷塘村", "樟树下村"]],
      ["200", "梅坳乡", ["梅坳村", "后山村", "大坪村"]],
    ],
  ],
  ["369922", "丰陂县", [["200", "双陂乡", ["双陂村", "石垅村", "物流园新村"]]]],
];

/** Departments beside every county office and the city's; code = the office's, a hyphen, two digits. */
export const DEPARTMENTS = {
  HOUSING: ["01", "住建局"],
  CITY_MANAGEMENT: ["02", "城管局"],
  CIVIL_AFFAIRS: ["03", "民政局"],
  LABOUR: ["04", "人社局"],
  EDUCATION: ["05", "教育局"],
  HEALTH: ["06", "卫健委"],
} as const;
export type Department = keyof typeof DEPARTMENTS;

export type OfficeUnit = Unit & { phone?: string };

/** The whole tree, parents first, with new ids: city, 5 counties, 8 towns, 26 communities, 3–4 grids each, departments. */
export function buildCity(): OfficeUnit[] {
  const units: OfficeUnit[] = [];
  const add = (
    parent: OfficeUnit | undefined,
    own: Pick<Unit, "code" | "name" | "level"> & { kind?: string },
  ) => {
    const unit: OfficeUnit = unitBelow(parent, { id: uuidv7(), kind: "AREA", ...own });
    if (unit.level !== "GRID") unit.phone = officePhone(units.length);
    units.push(unit);
    return unit;
  };
  const city = add(undefined, { code: CITY_CODE, name: CITY_NAME, level: "CITY" });
  addDepartments(city, add);
  for (const [code, name, towns] of COUNTIES) {
    const county = add(city, { code, name, level: "COUNTY" });
    addDepartments(county, add);
    for (const [digits, townName, communities] of towns) {
      const town = add(county, { code: code + digits, name: townName, level: "TOWN" });
      communities.forEach((communityName, at) => {
        addCommunity(town, communityName, at + 1, add);
      });
    }
  }
  // Last, so that every other unit keeps its number.
  add(city, { code: CALLBACK_TEAM, name: `${CITY_NAME}回访中心`, level: "CITY", kind: "DEPARTMENT" });
  return units;
}
/** Calls residents back about what the city's own office handled, and does nothing else. */
export const CALLBACK_TEAM = `${CITY_CODE}-09`;

type Add = (parent: OfficeUnit, own: Pick<Unit, "code" | "name" | "level"> & { kind?: string }) => OfficeUnit;

function addDepartments(office: OfficeUnit, add: Add): void {
  for (const [digits, name] of Object.values(DEPARTMENTS)) {
    add(office, {
      code: `${office.code}-${digits}`,
      name: office.name + name,
      level: office.level,
      kind: "DEPARTMENT",
    });
  }
}

/** Residents' committees are numbered from 001, villages from 200 (domain.md F3). */
function addCommunity(town: OfficeUnit, name: string, at: number, add: Add): void {
  const number = name.endsWith("村") ? 199 + at : at;
  const code = town.code + String(number).padStart(3, "0");
  const community = add(town, { code, name, level: "COMMUNITY" });
  for (let grid = 1; grid <= 3 + (at % 2); grid++)
    add(community, {
      code: code + String(grid).padStart(3, "0"),
      name: `${name}第${grid}网格`,
      level: "GRID",
    });
}

/** No local number begins with 0, so nobody is ever called by these. */
const officePhone = (n: number): string => `0799-${String(1001 + n).padStart(7, "0")}`;
