import { db } from "#lib/db/client.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import { nameKeys } from "#lib/search/names.ts";

export type PlaceOption = {
  readonly id: string;
  readonly name: string;
  readonly level: "TOWN" | "COMMUNITY";
};
/** A town with its communities; `name` leads through the tree: 锦溪区 › 枫树街道. Or a county with its towns. */
export type PlaceGroup = { readonly name: string; readonly options: readonly PlaceOption[] };

/** More communities than this are no list that anybody reads to its end. */
const MOST_LISTED = 150;
/**
 * The places a resident can choose from a list, in the order of the codes. `whole`: all of them, each town first in its
 * group, for whoever does not know their community. Otherwise there are too many: then counties with their towns, and
 * communities are searched for. With more than one city, the city is named too.
 */
export async function listPlaces(): Promise<{ whole: boolean; groups: PlaceGroup[] }> {
  const units = await allPlaces();
  const several = severalCities(units);
  const whole = units.filter(({ level }) => level === "COMMUNITY").length <= MOST_LISTED;
  const groups = new Map<string, { name: string; options: PlaceOption[] }>();
  for (const unit of units) {
    if (!whole && unit.level === "COMMUNITY") continue;
    const path = [...(several ? [unit.city] : []), unit.county, ...(whole ? [unit.town] : [])];
    const key = whole ? unit.town_id : unit.county_id;
    const group = groups.get(key) ?? { name: path.join(" › "), options: [] };
    group.options.push({ id: unit.id, name: unit.name, level: unit.level });
    groups.set(key, group);
  }
  return { whole, groups: [...groups.values()] };
}

/** A place that was searched for; `path` leads to it: 锦溪区 · 枫树街道 · 梧桐里社区. */
export type FoundPlace = { readonly id: string; readonly path: string; readonly level: PlaceOption["level"] };
const MOST_FOUND = 20;
const LONGEST_QUERY = 40;

/**
 * Towns and communities by what is typed of their names, in characters, pinyin or initials (梧桐, wutong, wtl), as many of
 * the parts 区 街道 社区 as one likes, parted by spaces. Towns first, then in the order of the codes. A city has a few
 * thousand: reading them takes milliseconds, and how each name is read is kept.
 */
export async function findPlaces(typed: string): Promise<FoundPlace[]> {
  const parts = searchable([...typed].slice(0, LONGEST_QUERY).join(""))
    .split(" ")
    .filter(Boolean);
  if (parts.length === 0) return [];
  const units = await allPlaces();
  const several = severalCities(units);
  const found = units.filter((unit) => {
    const path = pathOf(unit, several);
    const own = path.at(-1) ?? "";
    // The last part names the place itself, or else a town would bring all its communities along.
    return (
      parts.every((part) => path.some((name) => begins(name, part))) &&
      parts.some((part) => begins(own, part))
    );
  });
  return found
    .sort((a, b) => Number(a.level === "COMMUNITY") - Number(b.level === "COMMUNITY"))
    .slice(0, MOST_FOUND)
    .map((unit) => ({ id: unit.id, level: unit.level, path: pathOf(unit, several).join(" · ") }));
}

const readings = new Map<string, readonly string[]>();
function begins(name: string, part: string): boolean {
  const known = readings.get(name) ?? (nameKeys(name) ?? "").split(" ");
  readings.set(name, known);
  return known.some((key) => key.startsWith(part));
}

const severalCities = (units: readonly PlaceRow[]): boolean =>
  new Set(units.map(({ city }) => city)).size > 1;
const pathOf = ({ city, county, town, name, level }: PlaceRow, several: boolean): string[] => [
  ...(several ? [city] : []),
  county,
  town,
  ...(level === "COMMUNITY" ? [name] : []),
];

type PlaceRow = PlaceOption & {
  town_id: string;
  county_id: string;
  town: string;
  county: string;
  city: string;
};
const allPlaces = (): Promise<PlaceRow[]> => db.$queryRaw`
  SELECT u.id, u.name, u.level, u.town_id, u.county_id, t.name AS town, c.name AS county, city.name AS city
  FROM org_units u
  JOIN org_units t ON t.id = u.town_id
  JOIN org_units c ON c.id = u.county_id
  JOIN org_units city ON city.id = u.city_id
  WHERE u.kind = 'AREA' AND u.valid_to IS NULL AND u.level IN ('TOWN', 'COMMUNITY')
  ORDER BY t.code, u.level DESC, u.code`;
