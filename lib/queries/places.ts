import { db } from "#lib/db/client.ts";

export type PlaceOption = {
  readonly id: string;
  readonly name: string;
  readonly level: "TOWN" | "COMMUNITY";
};
/** A town with its communities; `name` leads through the tree: 锦溪区 › 枫树街道. */
export type PlaceGroup = { readonly name: string; readonly options: readonly PlaceOption[] };

/**
 * Every place a resident can name, in the order of the codes. The town stands first in its group, for whoever does not
 * know their community. With more than one city, the city is named too.
 */
export async function listPlaces(): Promise<PlaceGroup[]> {
  const units = await db.$queryRaw<PlaceRow[]>`
    SELECT u.id, u.name, u.level, u.town_id, t.name AS town, c.name AS county, city.name AS city
    FROM org_units u
    JOIN org_units t ON t.id = u.town_id
    JOIN org_units c ON c.id = u.county_id
    JOIN org_units city ON city.id = u.city_id
    WHERE u.kind = 'AREA' AND u.valid_to IS NULL AND u.level IN ('TOWN', 'COMMUNITY')
    ORDER BY t.code, u.level DESC, u.code`;
  const severalCities = new Set(units.map(({ city }) => city)).size > 1;
  const groups = new Map<string, { name: string; options: PlaceOption[] }>();
  for (const { id, name, level, town_id, town, county, city } of units) {
    const path = [...(severalCities ? [city] : []), county, town].join(" › ");
    const group = groups.get(town_id) ?? { name: path, options: [] };
    group.options.push({ id, name, level });
    groups.set(town_id, group);
  }
  return [...groups.values()];
}

type PlaceRow = PlaceOption & { town_id: string; town: string; county: string; city: string };
