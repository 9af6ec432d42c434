import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import { searchable } from "#lib/domain/search/searchable.ts";
import type { Db } from "../client.ts";
import { joinSql, noSql, type Sql, sql } from "../sql.ts";

export type QuestionRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly officeId: string;
  readonly office: string;
  readonly issueId: string | null;
  readonly category: string;
  readonly text: string;
  readonly batchOn: CivilDate;
  readonly askedAt: Date;
  readonly answered: boolean;
};
const QUESTIONS = sql`
  SELECT q.id, q.unit_id AS "unitId", u.name AS unit, q.office_id AS "officeId", o.name AS office, q.issue_id AS "issueId", q.category, q.text,
    q.batch_on::text AS "batchOn", q.asked_at AS "askedAt", a.id IS NOT NULL AS answered
  FROM policy_questions q JOIN org_units u ON u.id = q.unit_id JOIN org_units o ON o.id = q.office_id
  LEFT JOIN policy_answers a ON a.question_id = q.id`;
const ids = (units: readonly string[]) => sql`${[...units]}::uuid[]`;

/** What these offices were asked and did not answer yet, the oldest batch first. */
export const openQuestionsTo = (tx: Db, offices: readonly string[], most: number): Promise<QuestionRow[]> =>
  tx.$queryRaw<QuestionRow[]>`${QUESTIONS}
    WHERE q.office_id = ANY(${ids(offices)}) AND a.id IS NULL ORDER BY q.batch_on, q.asked_at, q.id LIMIT ${most}`;
/** What these units asked, the newest first. */
export const questionsFrom = (tx: Db, units: readonly string[], most: number): Promise<QuestionRow[]> =>
  tx.$queryRaw<
    QuestionRow[]
  >`${QUESTIONS} WHERE q.unit_id = ANY(${ids(units)}) ORDER BY q.asked_at DESC, q.id LIMIT ${most}`;
/** The questions of one batch, locked: nobody else answers them meanwhile. */
export async function lockBatch(tx: Db, officeId: string, on: CivilDate): Promise<QuestionRow[]> {
  await tx.$queryRaw`SELECT FROM policy_questions WHERE office_id = ${officeId}::uuid AND batch_on = ${on}::date ORDER BY id FOR UPDATE`;
  return tx.$queryRaw<QuestionRow[]>`${QUESTIONS}
    WHERE q.office_id = ${officeId}::uuid AND q.batch_on = ${on}::date ORDER BY q.asked_at, q.id`;
}

export type Precedent = {
  readonly id: string;
  readonly unit: string;
  readonly officeId: string;
  readonly office: string;
  readonly category: string;
  readonly question: string;
  readonly answer: string;
  readonly basis: string;
  readonly batchOn: CivilDate;
  readonly signedAt: Date;
  readonly validUntil: CivilDate | null;
  readonly replaced: boolean;
  /** when the answer was given that stands in its place */
  readonly replacedAt: Date | null;
  readonly insteadId: string | null;
};
const PRECEDENTS = sql`
  SELECT a.id, u.name AS unit, a.office_id AS "officeId", o.name AS office, a.category, q.text AS question, a.answer, a.basis,
    q.batch_on::text AS "batchOn", b.signed_at AS "signedAt", a.valid_until::text AS "validUntil",
    n.id IS NOT NULL AS replaced, nb.signed_at AS "replacedAt", a.instead_id AS "insteadId"
  FROM policy_answers a JOIN policy_questions q ON q.id = a.question_id JOIN policy_batches b ON b.id = a.batch_id
    JOIN org_units u ON u.id = q.unit_id JOIN org_units o ON o.id = a.office_id
    LEFT JOIN policy_answers n ON n.instead_id = a.id LEFT JOIN policy_batches nb ON nb.id = n.batch_id`;
/** Answers of the offices that stand above these units, or are these: they hold there. */
const heldFor = (units: readonly UnitPosition[]): Sql => {
  const offices = units.flatMap((unit) => [
    unit.id,
    unit.cityId,
    unit.countyId,
    unit.townId,
    unit.communityId,
  ]);
  return sql`a.office_id = ANY(${[...new Set(offices.filter((id) => id !== null))]}::uuid[])`;
};

/** In the order of the words: how many of them stand in it, then what still holds, then the newest. */
export function findPrecedents(
  tx: Db,
  units: readonly UnitPosition[],
  asked: { readonly words: readonly string[]; readonly category: string | null; readonly now: CivilDate },
  most: number,
): Promise<Precedent[]> {
  const terms = asked.words.map(searchable).filter(Boolean);
  const keys = sql`(search_singles(a.words) || search_pairs(a.words))`;
  const stands = terms.map(
    (word) => sql`(${keys} @> search_asked(${word}) AND position(${word} in a.words) > 0)`,
  );
  const matched =
    terms.length > 0
      ? joinSql(
          stands.map((one) => sql`${one}::int`),
          " + ",
        )
      : sql`0`;
  return tx.$queryRaw<Precedent[]>`${PRECEDENTS}
    WHERE ${heldFor(units)}
      ${terms.length > 0 ? sql`AND (${joinSql(stands, " OR ")})` : noSql}
      ${asked.category ? sql`AND (a.category = ${asked.category} OR split_part(a.category, '.', 1) = ${asked.category})` : noSql}
    ORDER BY 0 + ${matched} DESC, n.id IS NOT NULL, COALESCE(a.valid_until < ${asked.now}::date, false), b.signed_at DESC, a.id LIMIT ${most}`;
}

/** What still holds for a category, the newest first. */
export const holdingFor = (
  tx: Db,
  units: readonly UnitPosition[],
  category: string,
  today: CivilDate,
  most: number,
): Promise<Precedent[]> =>
  tx.$queryRaw<Precedent[]>`${PRECEDENTS}
    WHERE ${heldFor(units)} AND a.category = ${category} AND n.id IS NULL AND COALESCE(a.valid_until >= ${today}::date, true)
    ORDER BY b.signed_at DESC, a.id LIMIT ${most}`;

/** Answers of an office that no newer one replaced: these a new one may stand in place of. */
export const replaceable = (tx: Db, officeId: string, most: number): Promise<Precedent[]> =>
  tx.$queryRaw<Precedent[]>`${PRECEDENTS}
    WHERE a.office_id = ${officeId}::uuid AND n.id IS NULL ORDER BY b.signed_at DESC, a.id LIMIT ${most}`;
