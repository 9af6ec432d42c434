import type { Lang, TemplateKind } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { noSql, type Sql, sql } from "../sql.ts";

export type TemplateRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly kind: TemplateKind;
  readonly lang: Lang;
  readonly version: number;
  readonly name: string;
  readonly category: string | null;
  readonly parts: Readonly<Record<string, string>>;
  readonly at: Date;
};

const CURRENT = sql`
  SELECT t.id, t.unit_id AS "unitId", u.name AS "unitName", t.kind, t.lang, t.version, v.name, v.category, v.parts, v.at
  FROM templates t JOIN template_versions v ON v.template_id = t.id AND v.version = t.version JOIN org_units u ON u.id = t.unit_id`;

/** A unit and every office above it: what the city, county or town wrote is offered below. */
const unitAndAbove = (unitIds: readonly string[]): Sql => sql`
  SELECT unnest(ARRAY[o.id, o.parent_id, o.community_id, o.town_id, o.county_id, o.city_id]) FROM org_units o
  WHERE o.id = ANY(${[...unitIds]}::uuid[])`;

/** Templates in force for these units, their own first, then from the nearest office up; of one kind where asked. */
export const templatesFor = (
  tx: Db,
  unitIds: readonly string[],
  kind?: TemplateKind,
): Promise<TemplateRow[]> => tx.$queryRaw<TemplateRow[]>`${CURRENT}
  WHERE t.retired_at IS NULL AND t.unit_id IN (${unitAndAbove(unitIds)}) ${kind ? sql`AND t.kind = ${kind}` : noSql}
  ORDER BY array_position(ARRAY['CITY','COUNTY','TOWN','COMMUNITY','GRID'], u.level) DESC, u.kind = 'AREA', t.kind, v.name, t.id`;

/** One template in force for these units, or null. */
export async function templateFor(
  tx: Db,
  unitIds: readonly string[],
  id: string,
): Promise<TemplateRow | null> {
  const rows = await tx.$queryRaw<TemplateRow[]>`${CURRENT}
    WHERE t.id = ${id}::uuid AND t.retired_at IS NULL AND t.unit_id IN (${unitAndAbove(unitIds)})`;
  return rows[0] ?? null;
}

/**
 * The words of every reply template that may have been used by these units, earlier versions and retired ones included:
 * a draft may be older than the last change.
 */
export async function replyTemplateTexts(tx: Db, unitIds: readonly string[]): Promise<string[][]> {
  const rows = await tx.$queryRaw<{ parts: Record<string, string> }[]>`
    SELECT v.parts FROM templates t JOIN template_versions v ON v.template_id = t.id
    WHERE t.kind = 'REPLY' AND t.unit_id IN (${unitAndAbove(unitIds)})`;
  return rows.map(({ parts }) => Object.values(parts));
}

export type TemplateHead = Pick<TemplateRow, "unitId" | "version" | "kind" | "lang"> & {
  retiredAt: Date | null;
};
/** For whoever edits it: locked until the transaction ends. */
export async function lockTemplate(tx: Db, id: string): Promise<TemplateHead | null> {
  const rows = await tx.$queryRaw<TemplateHead[]>`
    SELECT unit_id AS "unitId", version, kind, lang, retired_at AS "retiredAt" FROM templates WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}
