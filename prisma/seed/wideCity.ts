/**
 * The design load's tree (domain.md D "2,300 units"): every county gets towns up to 27, every town communities up to 17. For
 * sizes L and XL: a city of ten million issues has more than a hundred communities.
 */
const more = (level: "TOWN" | "COMMUNITY", parent: "COUNTY" | "TOWN", each: number, name: string) => `
  INSERT INTO org_units (id, code, name, level, parent_id, city_id, county_id, town_id, community_id, valid_from)
  SELECT n.id, p.code || lpad((500 + n.at)::text, 3, '0'), ${name}, '${level}', p.id, p.city_id, p.county_id,
    ${level === "TOWN" ? "n.id" : "p.id"}, ${level === "TOWN" ? "NULL" : "n.id"}, '2004-01-01'
  FROM (SELECT p.*, ${each} - (SELECT count(*) FROM org_units c WHERE c.parent_id = p.id AND c.level = '${level}' AND c.kind = 'AREA')::int AS short
      FROM org_units p WHERE p.level = '${parent}' AND p.kind = 'AREA') p
    CROSS JOIN LATERAL (SELECT gen_random_uuid() AS id, at FROM generate_series(1, p.short) at) n`;

export const WIDEN_CITY: readonly string[] = [
  more("TOWN", "COUNTY", 27, "regexp_replace(p.name, '[区县]$', '') || '第' || n.at || '街道'"),
  more("COMMUNITY", "TOWN", 17, "regexp_replace(p.name, '(街道|镇|乡)$', '') || '第' || n.at || '社区'"),
  "ANALYZE org_units",
];
