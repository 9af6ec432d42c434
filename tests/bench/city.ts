import pg from "pg";
import type { Place } from "#lib/domain/casework/issue.ts";

/** Every statement on a connection of its own. */
export async function runSql(url: string, ...statements: string[]): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let last: pg.QueryResult | undefined;
    for (const statement of statements) last = await client.query(statement);
    return last as pg.QueryResult;
  } finally {
    await client.end();
  }
}

/** One level of the tree from the one above it: `each` units per parent, or `total` over all parents in turn. */
const below = (level: string, own: string, parents: string, digits: number) => `
  INSERT INTO org_units (id, code, name, level, parent_id, city_id, county_id, town_id, community_id, valid_from)
  SELECT n.id, p.code || lpad(n.at::text, ${digits}, '0'), p.name || '·' || n.at, '${level}', p.id, p.city_id,
    ${own === "county_id" ? "n.id" : "p.county_id"}, ${own === "town_id" ? "n.id" : "p.town_id"},
    ${own === "community_id" ? "n.id" : "p.community_id"}, '2024-01-01'
  FROM (${parents}) p CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, at FROM generate_series(1, p.each) at) n`;

/** The demonstration city: 5 counties, 8 towns, 104 communities, and a department beside every office. */
const CITY = [
  `INSERT INTO org_units (id, code, name, level, city_id, valid_from)
    SELECT id, '3699', 'Ganping', 'CITY', id, '2024-01-01' FROM (SELECT gen_random_uuid() AS id) c`,
  below("COUNTY", "county_id", "SELECT *, 5 AS each FROM org_units WHERE level = 'CITY'", 2),
  below(
    "TOWN",
    "town_id",
    "SELECT *, CASE WHEN row_number() OVER (ORDER BY code) <= 3 THEN 2 ELSE 1 END AS each FROM org_units WHERE level = 'COUNTY'",
    3,
  ),
  below("COMMUNITY", "community_id", "SELECT *, 13 AS each FROM org_units WHERE level = 'TOWN'", 3),
  `INSERT INTO org_units (id, code, name, level, kind, parent_id, city_id, county_id, town_id, community_id, valid_from)
    SELECT gen_random_uuid(), code || '-W', name || ' works', level, 'DEPARTMENT', id, city_id, county_id, town_id, community_id, '2024-01-01'
    FROM org_units`,
  "ANALYZE org_units",
];

/** Fills an empty, migrated database with the units. */
export const buildCity = (url: string) => runSql(url, ...CITY);

export async function communities(url: string): Promise<Place[]> {
  const { rows } = await runSql(
    url,
    `SELECT city_id AS "cityId", county_id AS "countyId", town_id AS "townId", community_id AS "communityId", NULL AS "gridId"
      FROM org_units WHERE level = 'COMMUNITY' AND kind = 'AREA' ORDER BY code`,
  );
  return rows;
}
