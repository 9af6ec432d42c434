import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { rankOf } from "#lib/domain/casework/recusal.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type CaseStep, CLUE_RULES, type ConductFact } from "#lib/domain/review/accountability.ts";
import type { CaseVerb, ConductKind, UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";
import { joinSql, type Sql, sql } from "../sql.ts";

/** Each kind of fact as issue, unit and instant. What is hidden from an office is looked into by others. */
const FACTS: Readonly<Record<ConductFact, (since: Date) => Sql>> = {
  BREACHED_REPLY: (since) => sql`
    SELECT c.issue_id, COALESCE(c.charged_unit_id, c.unit_id) AS unit_id FROM clocks c WHERE c.kind = 'REPLY' AND c.breached_at >= ${since}`,
  DENIED_REPLY: (since) => sql`
    SELECT r.issue_id, r.unit_id FROM replies r WHERE r.denied_at >= ${since}`,
  // Of whichever age, where one of them is new; of the unit that had ended it, wherever it lies now.
  REOPEN: (since) => sql`
    SELECT e.issue_id, (SELECT r.unit_id FROM issue_events r WHERE r.issue_id = e.issue_id AND r.verb = 'resolve' AND r.seq < e.seq ORDER BY r.seq DESC LIMIT 1) AS unit_id
    FROM issue_events e WHERE e.verb = 'reopen'
      AND e.issue_id IN (SELECT n.issue_id FROM issue_events n WHERE n.at >= ${since} AND n.verb = 'reopen')`,
  OVERTURNED: (since) => sql`
    SELECT i.id AS issue_id, (SELECT e.unit_id FROM issue_events e WHERE e.issue_id = i.id AND e.verb = 'refuse' ORDER BY e.seq DESC LIMIT 1) AS unit_id
    FROM issue_events r JOIN issues i ON i.id = r.issue_id WHERE r.at >= ${since} AND r.verb = 'review' AND i.refusal_review = 'OVERTURNED'`,
  HAZARD_ORDER: (since) => sql`
    SELECT o.issue_id, o.to_unit_id AS unit_id FROM supervision_orders o WHERE o.reason = 'HAZARD_IGNORED' AND o.issued_at >= ${since}`,
};

export type Clue = {
  readonly unitId: string;
  readonly kind: ConductKind;
  readonly issueId: string;
  readonly facts: number;
};
/** What the rules find and nobody has a case of yet. Above the city's own office there is nobody here who could look into it. */
export const newClues = (tx: Db, since: Date, most: number): Promise<Clue[]> => {
  const found = CLUE_RULES.map(
    ({ kind, fact, least }) => sql`
      (SELECT ${kind}::text AS kind, f.issue_id, f.unit_id, count(*)::int AS facts FROM (${FACTS[fact](since)}) f
        GROUP BY f.issue_id, f.unit_id HAVING count(*) >= ${least})`,
  );
  return tx.$queryRaw<Clue[]>`
    SELECT f.unit_id AS "unitId", f.kind, f.issue_id AS "issueId", f.facts FROM (${joinSql(found, " UNION ALL ")}) f
      JOIN issues i ON i.id = f.issue_id JOIN org_units u ON u.id = f.unit_id
    WHERE i.hidden_from IS NULL AND NOT (u.level = 'CITY' AND u.kind = 'AREA')
      AND NOT EXISTS (SELECT FROM accountability_cases c WHERE c.unit_id = f.unit_id AND c.kind = f.kind AND c.issue_id = f.issue_id)
    ORDER BY f.issue_id, f.kind, f.unit_id LIMIT ${most}`;
};

export type StepRow = CaseStep & {
  readonly words: string;
  readonly unit: string;
  readonly at: Date;
};
export type CaseRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly kind: ConductKind;
  readonly issueId: string | null;
  readonly receiptNo: string | null;
  /** the issue behind it may be seen by the reader */
  readonly opens: boolean;
  readonly facts: number;
  readonly words: string;
  readonly byRule: boolean;
  readonly openedAt: Date;
  readonly lastVerb: CaseVerb | null;
  readonly dueOn: CivilDate | null;
  readonly explained: boolean;
};
const rows = (actor: Staff) => sql`
  SELECT c.id, c.unit_id AS "unitId", u.name AS unit, c.kind, c.issue_id AS "issueId", i.receipt_no AS "receiptNo",
    COALESCE(${scope(actor)}, false) AS opens, c.facts, c.words, c.opened_by IS NULL AS "byRule", c.opened_at AS "openedAt", l.verb AS "lastVerb",
    (SELECT s.due_on::text FROM accountability_steps s WHERE s.case_id = c.id AND s.due_on IS NOT NULL ORDER BY s.seq DESC LIMIT 1) AS "dueOn",
    EXISTS (SELECT FROM accountability_steps s WHERE s.case_id = c.id AND s.verb = 'explain') AS explained
  FROM accountability_cases c JOIN org_units u ON u.id = c.unit_id LEFT JOIN issues i ON i.id = c.issue_id
  LEFT JOIN LATERAL (SELECT s.verb FROM accountability_steps s WHERE s.case_id = c.id ORDER BY s.seq DESC LIMIT 1) l ON true`;

export type CaseReader = {
  /** areas whose units the reader supervises */
  readonly areas: readonly string[];
  /** units the reader heads */
  readonly heads: readonly string[];
};
/**
 * Supervisors read of the units below their area, never of their own, and only where they may see the matter behind it; a unit
 * reads its own once somebody looks into it, whether or not it may see the matter.
 */
const readBy = (actor: Staff, { areas, heads }: CaseReader): Sql => sql`(
  (ARRAY[u.city_id, u.county_id, u.town_id, u.community_id] && ${[...areas]}::uuid[] AND u.id <> ALL(${[...areas]}::uuid[])
    AND u.id <> ALL(${actor.posts.map(({ unitId }) => unitId)}::uuid[]) AND (c.issue_id IS NULL OR ${scope(actor)}))
  OR (c.unit_id = ANY(${[...heads]}::uuid[]) AND l.verb IS NOT NULL
    AND EXISTS (SELECT FROM accountability_steps s WHERE s.case_id = c.id AND s.verb = 'verify')))`;

/** What is still open first, then the newest. */
export const casesFor = (tx: Db, actor: Staff, reader: CaseReader, most: number): Promise<CaseRow[]> =>
  tx.$queryRaw<CaseRow[]>`${rows(actor)} WHERE ${readBy(actor, reader)}
    ORDER BY COALESCE(l.verb IN ('close', 'drop'), false), l.verb IS NULL, c.opened_at DESC, c.id LIMIT ${most}`;
export async function caseFor(tx: Db, actor: Staff, reader: CaseReader, id: string): Promise<CaseRow | null> {
  const found = await tx.$queryRaw<
    CaseRow[]
  >`${rows(actor)} WHERE c.id = ${id}::uuid AND ${readBy(actor, reader)}`;
  return found[0] ?? null;
}

type Raw = Omit<StepRow, "rank"> & { readonly level: UnitLevel; readonly unitKind: UnitKind };
/** What was done with a case, in order. */
export async function stepsOf(tx: Db, caseId: string): Promise<StepRow[]> {
  const steps = await tx.$queryRaw<Raw[]>`
    SELECT s.verb, s.words, s.outcome, s.due_on::text AS "dueOn", s.person_id AS "personId", s.at, u.name AS unit, u.level, u.kind AS "unitKind"
    FROM accountability_steps s JOIN org_units u ON u.id = s.unit_id WHERE s.case_id = ${caseId}::uuid ORDER BY s.seq`;
  return steps.map(({ level, unitKind, ...step }) => ({ ...step, rank: rankOf({ level, kind: unitKind }) }));
}
/** Locked until the transaction ends, so that two steps never take the same turn. */
export const lockCase = (tx: Db, id: string) =>
  tx.$queryRaw`SELECT FROM accountability_cases WHERE id = ${id}::uuid FOR UPDATE`;

/** Whether a unit ever had to do with a matter: it came there, the unit held or handled it, or is complained of. */
export async function concerns(tx: Db, issue: Issue, unitId: string): Promise<boolean> {
  const { place, holderUnitId, leadUnitId, complainedUnitId, coUnitIds } = issue;
  const now = [...Object.values(place), holderUnitId, leadUnitId, complainedUnitId, ...coUnitIds];
  if (now.includes(unitId)) return true;
  const [once] = await tx.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM issue_events
    WHERE issue_id = ${issue.id}::uuid AND (unit_id = ${unitId}::uuid OR data->>'unitId' = ${unitId})`;
  return (once?.n ?? 0) > 0;
}
