import { type CivilDate, endOfDay, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Share, Stratum } from "#lib/domain/review/rechecks.ts";
import type { RecheckFinding, State } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { placeBelow, type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { sql } from "../sql.ts";

export type Frame = {
  readonly unit: UnitRef;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
};
/**
 * The rounds one may draw from: each that ended has a RATING clock, which stays when the matter is opened again, so the same
 * days give the same rounds whenever they are asked. What is hidden from an office is looked into by others.
 */
const ROUNDS = ({ unit, fromOn, toOn }: Frame) => sql`
  SELECT c.issue_id, c.round, ${placeBelow(unit)} AS unit_id FROM clocks c JOIN issues i ON i.id = c.issue_id
  WHERE c.kind = 'RATING' AND c.started_at >= ${startOfDay(fromOn)} AND c.started_at < ${endOfDay(toOn)}
    AND ${unitCondition(unit)} AND i.hidden_from IS NULL`;

/** How many rounds ended at each place below. */
export const strataOf = (tx: Db, frame: Frame): Promise<Stratum[]> => tx.$queryRaw<Stratum[]>`
  SELECT r.unit_id AS "unitId", count(*)::int AS ended FROM (${ROUNDS(frame)}) r GROUP BY r.unit_id ORDER BY r.unit_id`;

export type Drawn = {
  readonly no: number;
  readonly unitId: string;
  readonly issueId: string;
  readonly round: number;
};
/** The draw: at each place those whose number and lot give the smallest print, so that whoever has the lot draws the same. */
export const drawn = (tx: Db, frame: Frame, lot: string, shares: readonly Share[]): Promise<Drawn[]> =>
  tx.$queryRaw<Drawn[]>`
    SELECT (row_number() OVER (ORDER BY p.unit_id, p.place))::int AS no, p.unit_id AS "unitId", p.issue_id AS "issueId", p.round
    FROM (
      SELECT r.*, row_number() OVER (PARTITION BY r.unit_id ORDER BY md5(${lot} || '|' || r.issue_id || '|' || r.round), r.issue_id, r.round) AS place
      FROM (${ROUNDS(frame)}) r
    ) p JOIN unnest(${shares.map(({ unitId }) => unitId)}::uuid[], ${shares.map((one) => one.drawn)}::int[]) AS s(unit_id, drawn) USING (unit_id)
    WHERE p.place <= s.drawn ORDER BY no`;

export type RecheckRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly lot: string;
  readonly madeAt: Date;
  readonly drawn: number;
  readonly looked: number;
  readonly notSolved: number;
};
const ROWS = sql`
  SELECT r.id, r.unit_id AS "unitId", u.name AS unit, r.from_on::text AS "fromOn", r.to_on::text AS "toOn", r.lot, r.made_at AS "madeAt",
    (SELECT count(*)::int FROM recheck_items i WHERE i.recheck_id = r.id) AS drawn,
    (SELECT count(DISTINCT f.no)::int FROM recheck_findings f WHERE f.recheck_id = r.id) AS looked,
    (SELECT count(*)::int FROM recheck_findings f WHERE f.recheck_id = r.id AND f.finding = 'NOT_SOLVED') AS "notSolved"
  FROM rechecks r JOIN org_units u ON u.id = r.unit_id`;
/** Rechecks of these areas and of what lies in them, the newest first. */
export const rechecksOf = (tx: Db, areas: readonly string[], most: number): Promise<RecheckRow[]> =>
  tx.$queryRaw<RecheckRow[]>`${ROWS}
    WHERE ARRAY[u.city_id, u.county_id, u.town_id, u.community_id] && ${[...areas]}::uuid[] ORDER BY r.made_at DESC, r.id LIMIT ${most}`;
export async function recheckById(tx: Db, id: string): Promise<RecheckRow | null> {
  const rows = await tx.$queryRaw<RecheckRow[]>`${ROWS} WHERE r.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type ItemRow = Drawn & {
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly leadId: string | null;
  readonly lead: string | null;
  readonly roundNow: number;
  readonly closedAt: Date | null;
  readonly finding: RecheckFinding | null;
  readonly words: string | null;
  readonly reopened: boolean | null;
  readonly at: Date | null;
  /** the times before at which it could not be told, the oldest first */
  readonly unclear: readonly { readonly words: string; readonly at: string }[];
  /** what another draw found at the same round */
  readonly elsewhere: RecheckFinding | null;
};
/** What was drawn, in the order of the draw, with what was found. */
export const itemsOf = (tx: Db, recheckId: string): Promise<ItemRow[]> => tx.$queryRaw<ItemRow[]>`
  SELECT t.no, t.unit_id AS "unitId", t.issue_id AS "issueId", t.round, i.receipt_no AS "receiptNo", i.statement, i.state, i.lead_unit_id AS "leadId", u.name AS lead,
    i.round AS "roundNow", i.closed_at AS "closedAt", f.finding, f.words, f.reopened, f.at,
    (SELECT coalesce(json_agg(json_build_object('words', e.words, 'at', e.at) ORDER BY e.at, e.id), '[]') FROM recheck_findings e
      WHERE e.recheck_id = t.recheck_id AND e.no = t.no AND e.id <> f.id) AS unclear,
    (SELECT g.finding FROM recheck_items o JOIN recheck_findings g ON g.recheck_id = o.recheck_id AND g.no = o.no
      WHERE o.issue_id = t.issue_id AND o.round = t.round AND o.recheck_id <> t.recheck_id ORDER BY g.at DESC LIMIT 1) AS elsewhere
  FROM recheck_items t JOIN issues i ON i.id = t.issue_id LEFT JOIN org_units u ON u.id = i.lead_unit_id
  LEFT JOIN LATERAL (SELECT * FROM recheck_findings l WHERE l.recheck_id = t.recheck_id AND l.no = t.no
    ORDER BY l.finding = 'UNCLEAR', l.at DESC, l.id DESC LIMIT 1) f ON true
  WHERE t.recheck_id = ${recheckId}::uuid ORDER BY t.no`;

export const sharesKept = (tx: Db, recheckId: string): Promise<Share[]> => tx.$queryRaw<Share[]>`
  SELECT unit_id AS "unitId", ended, drawn FROM recheck_strata WHERE recheck_id = ${recheckId}::uuid ORDER BY unit_id`;
