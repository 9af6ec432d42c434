import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { type Issue, levelAbove, type Place } from "#lib/domain/casework/issue.ts";
import { isRecused, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { superiorOffice } from "#lib/domain/permissions.ts";
import {
  categoryChain,
  placeChain,
  type Route,
  type RoutingRule,
  routes,
} from "#lib/domain/routing/routing.ts";
import type { Level } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";

const POSITION = Prisma.sql`u.id, u.level, u.kind, u.city_id AS "cityId", u.county_id AS "countyId", u.town_id AS "townId",
  u.community_id AS "communityId"`;

/** Where these units stand; abolished and unknown ones are left out. */
export const positionsOf = (tx: Db, ids: readonly (string | null)[]): Promise<UnitPosition[]> =>
  tx.$queryRaw`SELECT ${POSITION} FROM org_units u WHERE u.id = ANY(${ids.filter((id) => id !== null)}::uuid[]) AND u.valid_to IS NULL`;

export const positionOf = async (tx: Db, id: string): Promise<UnitPosition | null> =>
  (await positionsOf(tx, [id]))[0] ?? null;

const heldOn = (on: CivilDate) =>
  Prisma.sql`r.valid_from <= ${on}::date AND (r.valid_to IS NULL OR r.valid_to > ${on}::date)`;

type RuleRow = UnitPosition & { ruleId: string; category: string; placeUnitId: string; ruleLevel: Level };

/** The rules that may answer for this category and place on a day: what `routes` then orders. Of one level, or of all. */
export async function candidates(
  tx: Db,
  asked: { category: string | null; place: Place; level?: Level },
  on: CivilDate,
): Promise<RoutingRule[]> {
  const rows = await tx.$queryRaw<RuleRow[]>`
    SELECT r.id AS "ruleId", r.category, r.place_unit_id AS "placeUnitId", r.level AS "ruleLevel", ${POSITION}
    FROM routing_rules r JOIN org_units u ON u.id = r.unit_id
    WHERE r.place_unit_id = ANY(${placeChain(asked.place)}::uuid[]) AND r.category = ANY(${categoryChain(asked.category)})
      AND u.valid_to IS NULL AND ${heldOn(on)} ${asked.level ? Prisma.sql`AND r.level = ${asked.level}` : Prisma.empty}`;
  return rows.map(({ ruleId, category, placeUnitId, ruleLevel, ...unit }) => ({
    id: ruleId,
    category,
    placeUnitId,
    level: ruleLevel,
    unit,
  }));
}

/** What the directory needs to know of an issue. */
type Routed = Pick<Issue, "category" | "place" | "level" | "holderUnitId" | "complainedUnitId" | "ruling">;
export type DispatchChoices = {
  /** what the directory names, best first, then the office itself */
  readonly routes: readonly Route[];
  /** the departments beside the office that no rule names */
  readonly others: readonly string[];
};

/**
 * Whom an issue may be handed to: what the directory names, the office itself, and the departments beside it; never who is
 * recused. Where a ruling is owed, the common superior gives it, and may take it to its own units too (信访工作条例 §24).
 */
export async function dispatchChoices(tx: Db, issue: Routed, on: CivilDate): Promise<DispatchChoices> {
  const own = await choicesOf(tx, issue, on);
  if (issue.ruling !== "NEEDED") return own;
  const level = levelAbove(issue.level, issue.place) ?? issue.level;
  const above = await choicesOf(tx, { ...issue, level, holderUnitId: superiorOffice(issue) }, on);
  const named = own.routes.map(({ unitId }) => unitId);
  const found = [...own.routes, ...above.routes.filter(({ unitId }) => !named.includes(unitId))];
  const others = new Set([...own.others, ...above.others]);
  for (const { unitId } of found) others.delete(unitId);
  return { routes: found, others: [...others] };
}

async function choicesOf(tx: Db, issue: Routed, on: CivilDate): Promise<DispatchChoices> {
  const [office, complained, rules, departments] = await Promise.all([
    positionOf(tx, issue.holderUnitId),
    issue.complainedUnitId ? positionOf(tx, issue.complainedUnitId) : null,
    candidates(tx, issue, on),
    tx.$queryRaw<UnitPosition[]>`SELECT ${POSITION} FROM org_units u
      WHERE u.parent_id = ${issue.holderUnitId}::uuid AND u.kind = 'DEPARTMENT' AND u.valid_to IS NULL
        AND NOT EXISTS (SELECT FROM posts p WHERE p.unit_id = u.id AND p.valid_to IS NULL AND p.role = 'CALLBACK_OFFICER')
      ORDER BY u.code`,
  ]);
  const found = office ? routes(rules, { ...issue, office, complained }) : [];
  const named = found.map(({ unitId }) => unitId);
  return {
    routes: found,
    others: departments
      .filter((unit) => !named.includes(unit.id) && !isRecused(unit, complained))
      .map(({ id }) => id),
  };
}

/** Of these units, those that are or stand below the unit complained of. */
export async function recusedAmong(
  tx: Db,
  ids: readonly (string | null)[],
  complainedId: string | null,
): Promise<string[]> {
  const known = ids.filter((id) => id !== null);
  if (!complainedId || known.length === 0) return [];
  const units = await positionsOf(tx, [...known, complainedId]);
  const complained = units.find(({ id }) => id === complainedId) ?? null;
  return units.filter((unit) => known.includes(unit.id) && isRecused(unit, complained)).map(({ id }) => id);
}

export type NewRule = {
  readonly id: string;
  readonly category: string;
  readonly placeUnitId: string;
  readonly level: Level;
  readonly unitId: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly reason: string;
};

/** Nobody else adds or ends a rule until the transaction is over: two at once must not both find the place free. */
export const lockRules = (tx: Db) => tx.$executeRaw`LOCK TABLE routing_rules IN SHARE ROW EXCLUSIVE MODE`;

/** Whether another rule for the same category, place and level holds on any day of this one. */
export async function overlaps(tx: Db, rule: NewRule): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM routing_rules r
      WHERE r.category = ${rule.category} AND r.place_unit_id = ${rule.placeUnitId}::uuid AND r.level = ${rule.level}
        AND daterange(r.valid_from, r.valid_to) && daterange(${rule.validFrom}::date, ${rule.validTo}::date)) AS found`;
  return row?.found ?? false;
}

export const insertRule = (tx: Db, rule: NewRule, by: string | null, at: Date) =>
  tx.$executeRaw`
    INSERT INTO routing_rules (id, category, place_unit_id, level, unit_id, valid_from, valid_to, reason, made_by, made_at)
    VALUES (${rule.id}::uuid, ${rule.category}, ${rule.placeUnitId}::uuid, ${rule.level}, ${rule.unitId}::uuid,
      ${rule.validFrom}::date, ${rule.validTo}::date, ${rule.reason}, ${by}::uuid, ${at})`;

/** Ends a rule on a day, once; false when it was ended before. */
export const endRule = async (
  tx: Db,
  id: string,
  end: { on: CivilDate; reason: string; by: string; at: Date },
): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE routing_rules SET valid_to = GREATEST(valid_from, LEAST(valid_to, ${end.on}::date)), end_reason = ${end.reason},
      ended_by = ${end.by}::uuid, ended_at = ${end.at}
    WHERE id = ${id}::uuid AND ended_at IS NULL`) === 1;
