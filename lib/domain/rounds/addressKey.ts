import { normaliseDigits } from "../text.ts";

/** Where a door is: 12栋, 2单元, 301. */
export type Address = { readonly building: string; readonly unit: string; readonly room: string };

/**
 * What two spellings of one address have in common: full-width digits, 栋 幢 座 号楼 and #, spaces, leading zeros, 单元 and 室
 * written or left out. For pointing out what may be the same (never for joining anything by itself).
 */
export const addressKey = ({ building, unit, room }: Address): string =>
  [buildingKey(building), partKey(unit, /(单元|单位|门|梯)$/u), partKey(room, /(室|房|号房|号|户)$/u)].join(
    "/",
  );

const BUILDING_WORDS = /(号楼|号栋|号幢|栋|幢|座|楼|号|#)$/u;
const BUILDING_SIGNS = /号楼|号栋|号幢|栋|幢|座/gu;
/** 第12幢, 12号楼, #12 and 12栋 are 12; 9组 stays 9组, since a group of a village is no building. */
const buildingKey = (text: string): string =>
  bare(text)
    .replace(/^[第#]/u, "")
    .replace(BUILDING_WORDS, "") || bare(text);
const partKey = (text: string, ending: RegExp): string =>
  bare(text).replace(/^第/u, "").replace(ending, "") || bare(text);
/** A dash between two numbers says that they are two: 1-101 is not 1101. */
const bare = (text: string): string =>
  normaliseDigits(text)
    .toUpperCase()
    .replace(/\s+/gu, "")
    .replace(/[-－—–_·.]+/gu, "-")
    .replace(/(?<![\dA-Z])-|-(?![\dA-Z])/gu, "")
    .replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, ""));

/**
 * Whether words about a place name this building, however either is spelt: 3幢门口 names 3栋, 13栋 does not, and 3单元 is no
 * building.
 */
export function namesBuilding(text: string, building: string): boolean {
  const sign = (words: string): string => bare(words).replace(BUILDING_SIGNS, "#");
  const key = sign(building);
  const asked = /[\dA-Z]$/u.test(key) ? `${key}#` : key;
  const where = sign(text);
  for (let at = where.indexOf(asked); at >= 0; at = where.indexOf(asked, at + 1))
    if (!/[\dA-Z]$/u.test(where.slice(0, at))) return true;
  return false;
}

/** An address as one reads it aloud. */
export const spoken = ({ building, unit, room }: Address): string =>
  [building, unit, room].filter(Boolean).join(" ");

/** Groups of addresses of one community that may be one: each of at least two, in the order they came. */
export function alikeAddresses<A extends Address>(addresses: readonly A[]): A[][] {
  const groups = new Map<string, A[]>();
  for (const address of addresses) {
    const key = addressKey(address);
    const group = groups.get(key);
    if (group) group.push(address);
    else groups.set(key, [address]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
