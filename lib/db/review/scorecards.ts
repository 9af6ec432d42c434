import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { type FigureValue, NOTHING } from "#lib/domain/figures/metrics.ts";
import { MEASURES, type MeasureId } from "#lib/domain/review/scorecards.ts";
import type { Db } from "../client.ts";
import { countHeadline } from "../figures/figures.ts";
import { countProcess } from "../figures/process.ts";
import type { UnitRef } from "../routing/reachUnits.ts";
import { sql } from "../sql.ts";
import { excludedOf } from "./exclusions.ts";

/** A county has some twenty towns; more units than this are not set beside each other. */
const MOST_PEERS = 60;

/** The unit and those of its level and kind under the same office, in the order of their codes. */
export const unitAndPeers = (tx: Db, unitId: string): Promise<UnitRef[]> => tx.$queryRaw<UnitRef[]>`
  SELECT u.id, u.name, u.level, u.kind FROM org_units u JOIN org_units own ON own.id = ${unitId}::uuid
  WHERE u.valid_to IS NULL AND (u.id = own.id OR (u.parent_id = own.parent_id AND u.level = own.level AND u.kind = own.kind
    AND NOT EXISTS (SELECT FROM posts p WHERE p.unit_id = u.id AND p.valid_to IS NULL AND p.role = 'CALLBACK_OFFICER' AND u.kind = 'DEPARTMENT')))
  ORDER BY u.id <> own.id, u.code LIMIT ${MOST_PEERS}`;

/** 全口径, and what of it is excluded. */
export type Measured = { readonly all: FigureValue; readonly excluded: FigureValue };
/** The measures of one unit as the figures count them, over what is hidden from no office: the same for whoever reads. */
export async function measuresOf(
  unit: UnitRef,
  period: Period,
  asOf: Date,
): Promise<Record<MeasureId, Measured>> {
  const of = { actor: "OPEN", unit, period, now: asOf } as const;
  const [excluded, ...passes] = await Promise.all([
    excludedOf(
      of,
      MEASURES.map(({ id }) => id),
    ),
    countHeadline(of),
    countProcess(of),
  ]);
  const values: Record<string, FigureValue> = Object.assign(
    {},
    ...passes.flat().map((pass) => pass.get("total:")),
  );
  return Object.fromEntries(
    MEASURES.map(({ id }) => [id, { all: values[id] ?? NOTHING, excluded: excluded[id] ?? NOTHING }]),
  ) as Record<MeasureId, Measured>;
}

export type ScorecardHead = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly asOf: Date;
  /** the first day on record by then */
  readonly recordFrom: CivilDate | null;
  readonly formulas: Readonly<Record<string, number>>;
  readonly reply: string | null;
  readonly repliedAt: Date | null;
};
const HEADS = sql`
  SELECT s.id, s.unit_id AS "unitId", u.name AS unit, s.from_on::text AS "fromOn", s.to_on::text AS "toOn", s.as_of AS "asOf", s.record_from::text AS "recordFrom", s.formulas,
    r.words AS reply, r.at AS "repliedAt"
  FROM scorecards s JOIN org_units u ON u.id = s.unit_id LEFT JOIN scorecard_replies r ON r.scorecard_id = s.id`;
/** Of these units and of what lies in them. */
const within = (units: readonly string[]) =>
  sql`ARRAY[u.id, u.city_id, u.county_id, u.town_id, u.community_id] && ${[...units]}::uuid[]`;

export const scorecardsOf = (tx: Db, units: readonly string[], most: number): Promise<ScorecardHead[]> =>
  tx.$queryRaw<ScorecardHead[]>`${HEADS} WHERE ${within(units)} ORDER BY s.as_of DESC, s.id LIMIT ${most}`;
export async function scorecardById(
  tx: Db,
  id: string,
  units: readonly string[],
): Promise<ScorecardHead | null> {
  const rows = await tx.$queryRaw<ScorecardHead[]>`${HEADS} WHERE s.id = ${id}::uuid AND ${within(units)}`;
  return rows[0] ?? null;
}

type ScorecardCell = FigureValue & {
  readonly excluded: FigureValue;
  readonly unitId: string;
  readonly name: string;
  readonly metric: string;
};
/** The rows as they were published, the unit's own first. */
export const cellsOf = (tx: Db, { id, unitId }: ScorecardHead): Promise<ScorecardCell[]> => tx.$queryRaw<
  ScorecardCell[]
>`
  SELECT r.unit_id AS "unitId", r.name, r.metric, r.n, r.counted, r.points,
    json_build_object('n', r.excluded_n, 'counted', r.excluded_counted, 'points', r.excluded_points) AS excluded FROM scorecard_rows r JOIN org_units u ON u.id = r.unit_id
  WHERE r.scorecard_id = ${id}::uuid ORDER BY r.unit_id <> ${unitId}::uuid, u.code, r.metric`;
