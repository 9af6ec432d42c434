import type { AlertRule, KindRules, RulesInForce } from "#lib/domain/alerts/rules.ts";
import { ALERT_PLACE, lookBack, ruleFor, rulesInForce, windowFrom } from "#lib/domain/alerts/rules.ts";
import {
  addDays,
  type CivilDate,
  dayDiff,
  endOfDay,
  shanghaiDate,
  startOfDay,
} from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { metricOf } from "#lib/domain/figures/metrics.ts";
import type { AlertTold } from "#lib/domain/reports/analysis.ts";
import {
  type AlertEnd,
  type AlertKind,
  type AlertState,
  type AlertVerb,
  CATEGORIES_L1,
  type CategoryL1,
  type UnitLevel,
} from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { FACTS } from "../figures/facts.ts";
import { cutBy, shanghai } from "../figures/live.ts";
import { partCondition } from "../figures/metrics.ts";
import { type LedgerScope, ledgerWhere } from "../ledger/ledger.ts";
import { noSql, rawSql, sql } from "../sql.ts";
import { cityOffices } from "../units.ts";

/** Every version of the rules there was, the oldest first. */
export async function ruleChanges(tx: Db) {
  const rows = await tx.alertRule.findMany({ orderBy: [{ validFrom: "asc" }, { version: "asc" }] });
  return rows.map(({ kind, category, days, cases, times, ...row }) => ({
    ...row,
    kind: kind as AlertKind,
    category: category as CategoryL1 | null,
    rule: days && cases && times ? { days, cases, times } : null,
  }));
}
/** The rules that hold now; as delivered while nobody changed one. */
export const loadRules = async (tx: Db): Promise<RulesInForce> => rulesInForce(await ruleChanges(tx));

export type PlaceTally = {
  readonly category: string;
  readonly placeId: string;
  readonly countyId: string;
  /** the one that holds for this kind of problem */
  readonly rule: AlertRule;
  /** matters by day, oldest first, the last one today */
  readonly tally: readonly number[];
};
const COLUMN = { COMMUNITY: "community_id", COUNTY: "county_id" } as const;
const MATTERS = metricOf("masters");
/** Distinct matters as the figures count them, without what is hidden from some office: what may be told of a place. */
const told = (period: Partial<Period>, now: Date) =>
  sql`${partCondition(MATTERS, "numerator", period, now)} AND i.hidden_from IS NULL`;

/**
 * What came of each kind at each place within the days its rule looks at, where it is as many within the rule's window as it asks
 * at the least. Each category of the first level is asked by the rule that holds for it, all of them in one statement. What is about
 * how somebody on duty behaved is told of no place.
 * By day in Shanghai. Only where the window alone is enough are the weeks before it read.
 */
export async function tallies(
  tx: Db,
  kind: AlertKind,
  rules: KindRules,
  now: Date,
  today: CivilDate,
): Promise<PlaceTally[]> {
  const end = endOfDay(today);
  const cities = await cityOffices(tx);
  const place = rawSql(`i.${COLUMN[ALERT_PLACE[kind]]}`);
  const toldSince = (since: readonly Date[]) =>
    told({ start: new Date(Math.min(...since.map(Number))), end }, now);
  const ruled = CATEGORIES_L1.map((subject) => ruleFor(rules, subject));
  const windows = ruled.map((rule) => startOfDay(windowFrom(rule, today, null)));
  const many = await tx.$queryRaw<{ category: string; place: string }[]>`
    SELECT i.category, ${place} AS place FROM ${FACTS.ISSUE}
      JOIN unnest(${CATEGORIES_L1}::text[], ${windows}::timestamptz[], ${ruled.map(({ cases }) => cases)}::int[]) AS r (subject, since, cases)
        ON r.subject = split_part(i.category, '.', 1) AND r.since <= i.registered_at
    WHERE i.city_id = ANY(${cities}::uuid[]) AND ${toldSince(windows)} AND i.category LIKE '%.%' AND i.category <> ${CONDUCT_CATEGORY} AND ${place} IS NOT NULL
    GROUP BY 1, 2, r.cases HAVING count(*) >= r.cases`;
  if (many.length === 0) return [];
  const firstOf = (category: string) => addDays(today, 1 - lookBack(ruleFor(rules, category)));
  const weeks = many.map(({ category }) => startOfDay(firstOf(category)));
  // A statement of its own: the planner knows how few they are, and reads only those places' weeks.
  const rows = await tx.$queryRaw<
    { category: string; placeId: string; countyId: string; days: { on: CivilDate; n: number }[] }[]
  >`
    SELECT category, place AS "placeId", min(county::text) AS "countyId", json_agg(json_build_object('on', day, 'n', n)) AS days
    FROM (SELECT i.category, ${place} AS place, i.county_id AS county, ${shanghai(sql`i.registered_at`)}::date AS day, count(*)::int AS n
      FROM unnest(${many.map(({ category }) => category)}::text[], ${many.map((one) => one.place)}::uuid[], ${weeks}::timestamptz[]) AS m (category, place, since)
        JOIN ${FACTS.ISSUE} ON i.category = m.category AND ${place} = m.place AND m.since <= i.registered_at WHERE ${toldSince(weeks)}
      GROUP BY 1, 2, 3, 4) d
    GROUP BY category, place ORDER BY category, place`;
  return rows.map(({ days, ...row }): PlaceTally => {
    const rule = ruleFor(rules, row.category);
    const tally = new Array<number>(lookBack(rule)).fill(0);
    for (const { on, n } of days) tally[dayDiff(firstOf(row.category), on)] = n;
    return { ...row, rule, tally };
  });
}

/** What is open reaches up to the last day on which something came, also once its window alone would no longer stand out. */
export async function growOpen(tx: Db, now: Date): Promise<void> {
  for (const [kind, place] of Object.entries(ALERT_PLACE))
    await tx.$executeRaw`
      UPDATE alerts SET to_on = came.last_on FROM (
        SELECT a.id, max(${shanghai(sql`i.registered_at`)}::date) AS last_on FROM alerts a
          JOIN ${FACTS.ISSUE} ON i.category = a.category AND ${rawSql(`i.${COLUMN[place]}`)} = a.place_id
            AND i.registered_at >= (a.to_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
        WHERE a.kind = ${kind} AND a.state <> 'CLOSED' AND ${told({}, now)} GROUP BY a.id) came
      WHERE came.id = alerts.id`;
}

/** Communities of a county that brought at least so many of a kind since a day, with their towns: a burst over the county is theirs too. */
export const struckBy = async (
  tx: Db,
  { category, countyId, fromOn }: { category: string; countyId: string; fromOn: CivilDate },
  least: number,
  now: Date,
): Promise<string[]> => {
  const since = { start: startOfDay(fromOn), end: endOfDay(shanghaiDate(now)) };
  const rows = await tx.$queryRaw<{ unitId: string }[]>`
    SELECT DISTINCT unit AS "unitId" FROM (SELECT i.community_id, i.town_id FROM ${FACTS.ISSUE}
        WHERE i.county_id = ${countyId}::uuid AND i.category = ${category} AND ${told(since, now)}
        GROUP BY 1, 2 HAVING count(*) >= ${least}::int) p
      CROSS JOIN LATERAL (VALUES (p.community_id), (p.town_id)) v (unit) WHERE unit IS NOT NULL`;
  return rows.map(({ unitId }) => unitId);
};

/** How far each kind of problem at each place has been told of: by what is open (null: and it goes on), or closed last; what was closed before `since` reaches into no window. */
export type Told = {
  readonly kind: AlertKind;
  readonly category: string;
  readonly placeId: string;
  readonly openId: string | null;
  readonly toOn: CivilDate;
};
export const toldOf = (tx: Db, since: CivilDate): Promise<Told[]> => tx.$queryRaw<Told[]>`
  SELECT DISTINCT ON (kind, category, place_id) kind, category, place_id AS "placeId", CASE WHEN state <> 'CLOSED' THEN id END AS "openId",
    to_on::text AS "toOn" FROM alerts WHERE state <> 'CLOSED' OR to_on >= ${since}::date ORDER BY kind, category, place_id, state = 'CLOSED', to_on DESC`;

export type AlertRow = {
  readonly id: string;
  readonly kind: AlertKind;
  readonly category: string;
  readonly placeId: string;
  readonly place: string;
  readonly level: UnitLevel;
  readonly above: string | null;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly usual: number;
  readonly rule: AlertRule;
  readonly state: AlertState;
  readonly raisedAt: Date;
  readonly version: number;
};
const ROWS = sql`
  SELECT a.id, a.kind, a.category, a.place_id AS "placeId", u.name AS place, u.level, up.name AS above, a.from_on::text AS "fromOn", a.to_on::text AS "toOn",
    a.usual, a.rule, a.state, a.raised_at AS "raisedAt", a.version
  FROM alerts a JOIN org_units u ON u.id = a.place_id LEFT JOIN org_units up ON up.id = u.parent_id AND u.level = 'COMMUNITY'`;
/** At these areas, or at a place in them. */
const within = (areas: readonly string[]) =>
  sql`ARRAY[u.city_id, u.county_id, u.town_id, u.community_id] && ${[...areas]}::uuid[]`;

/** Or a burst over the county around them, of which something came there. */
const concerns = (areas: readonly string[], now: Date) =>
  sql`(${within(areas)} OR a.kind = 'BURST' AND EXISTS (SELECT FROM ${FACTS.ISSUE} WHERE (i.community_id = ANY(${[...areas]}::uuid[]) OR i.town_id = ANY(${[...areas]}::uuid[]))
    AND i.county_id = a.place_id AND i.category = a.category AND ${told({}, now)}
    AND i.registered_at >= a.from_on::timestamp AT TIME ZONE 'Asia/Shanghai' AND i.registered_at < (a.to_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'))`;

export type AlertsAsked = {
  /** also those that are closed */
  readonly closed: boolean;
  /** of the first level; null: every kind of problem */
  readonly category: CategoryL1 | null;
  /** a place, with what lies in it; null: all */
  readonly unitId: string | null;
};
/** What is not closed comes first, then the newest. */
export const alertsAt = (
  tx: Db,
  areas: readonly string[],
  { closed, category, unitId }: AlertsAsked,
  now: Date,
  most: number,
): Promise<AlertRow[]> => tx.$queryRaw<AlertRow[]>`
  ${ROWS} WHERE ${concerns(areas, now)} ${closed ? noSql : sql`AND a.state <> 'CLOSED'`}
    ${category ? sql`AND split_part(a.category, '.', 1) = ${category}` : noSql} ${unitId ? sql`AND ${concerns([unitId], now)}` : noSql}
  ORDER BY a.state = 'CLOSED', a.kind = 'REPEATED', a.raised_at DESC, a.id LIMIT ${most}`;
/** What was raised at an area, or at a place in it, within a period and by then; of each what never changes. */
export const alertsRaised = (tx: Db, areaId: string, period: Period, by: Date): Promise<AlertTold[]> =>
  tx.$queryRaw<AlertTold[]>`
    SELECT a.raised_at AS "raisedAt", a.kind, a.category, concat_ws(' ', up.name, u.name) AS place FROM alerts a JOIN org_units u ON u.id = a.place_id
      LEFT JOIN org_units up ON up.id = u.parent_id AND u.level = 'COMMUNITY'
    WHERE ${within([areaId])} AND a.raised_at >= ${period.start} AND a.raised_at < ${period.end} AND a.raised_at <= ${by} ORDER BY a.raised_at, a.id`;
export async function alertById(
  tx: Db,
  areas: readonly string[],
  id: string,
  now: Date,
): Promise<AlertRow | null> {
  const rows = await tx.$queryRaw<AlertRow[]>`${ROWS} WHERE a.id = ${id}::uuid AND ${concerns(areas, now)}`;
  return rows[0] ?? null;
}
/** One that lies in these areas, held until the transaction ends: a burst is kept by the county. */
export async function heldAlert(tx: Db, areas: readonly string[], id: string): Promise<AlertRow | null> {
  await tx.$queryRaw`SELECT FROM alerts WHERE id = ${id}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<AlertRow[]>`${ROWS} WHERE a.id = ${id}::uuid AND ${within(areas)}`;
  return rows[0] ?? null;
}

export type AlertStepRow = {
  readonly id: string;
  readonly verb: AlertVerb;
  readonly outcome: AlertEnd | null;
  readonly words: string;
  readonly dutyTitle: string;
  readonly at: Date;
};
export const stepsOfAlert = (tx: Db, id: string): Promise<AlertStepRow[]> => tx.$queryRaw<AlertStepRow[]>`
  SELECT id, verb, outcome, words, duty_title AS "dutyTitle", at FROM alert_steps WHERE alert_id = ${id}::uuid ORDER BY at, id`;

/** The matters of a list of the ledger, by day or by community; what there are none of is not there. */
export const casesBy = (
  tx: Db,
  asked: LedgerScope,
  cut: "day" | "community",
): Promise<{ readonly key: string; readonly n: number }[]> => tx.$queryRaw<{ key: string; n: number }[]>`
  SELECT ${cut === "day" ? cutBy(cut, asked.unit, sql`i.registered_at`) : sql`COALESCE(i.community_id, i.town_id, i.county_id, i.city_id)`}::text AS key, count(*)::int AS n FROM issues i WHERE ${ledgerWhere(asked)}
  GROUP BY 1 ORDER BY 1`;
