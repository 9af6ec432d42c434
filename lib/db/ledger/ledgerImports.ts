import type { ImportEntry } from "#lib/domain/ledger/ledgerEntry.ts";
import type { RowTold } from "#lib/domain/ledger/ledgerJob.ts";
import type { NamedUnit } from "#lib/domain/ledger/ledgerNames.ts";
import type { CellProblem } from "#lib/domain/ledger/ledgerSheet.ts";
import type { ImportVerdict } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";

/** What the dry run says of a row. */
export type CheckedRow = {
  readonly row: number;
  readonly verdict: ImportVerdict;
  /** `overdue`: open, and past a date on the day of the dry run */
  readonly entry: (ImportEntry & { readonly overdue: boolean }) | null;
  readonly problems: readonly CellProblem[];
  readonly number: string;
  /** same place, day and words: a digest */
  readonly likeness: string;
};

/** Every unit of the city in which this unit lies, as names are looked up. */
export const unitsOfCity = (tx: Db, unitId: string): Promise<NamedUnit[]> =>
  tx.$queryRaw<NamedUnit[]>`
    SELECT u.id, u.name, u.level, u.kind, u.parent_id AS "parentId", u.city_id AS "cityId", u.county_id AS "countyId",
      u.town_id AS "townId", u.community_id AS "communityId"
    FROM org_units u JOIN org_units own ON own.id = ${unitId}::uuid AND own.city_id = u.city_id
    WHERE u.valid_to IS NULL ORDER BY u.code`;

export async function forgetRows(tx: Db, jobId: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM ledger_import_rows WHERE job_id = ${jobId}::uuid`;
}

export async function insertRows(tx: Db, jobId: string, rows: readonly CheckedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(rows.map((row) => ({ ...row, job_id: jobId })));
  await tx.$executeRaw`
    INSERT INTO ledger_import_rows (job_id, row, verdict, entry, problems, number, likeness)
    SELECT job_id, row, verdict, entry, problems, number, likeness
    FROM json_populate_recordset(null::ledger_import_rows, ${json}::json)`;
}

/**
 * Marks rows that are there already: the number of an issue (then nothing else matters), the same number as an imported
 * row or an earlier row of the file; or the same place, day and words. The issue it is like is kept beside it. What is compared is taken out of the rows once,
 * and earlier rows of the file are found by their order: both grow with the rows, not with their square.
 */
export async function markDuplicates(tx: Db, jobId: string): Promise<void> {
  await tx.$executeRaw`ANALYZE ledger_import_rows`;
  await mark(
    tx,
    jobId,
    "SAME_NUMBER",
    Prisma.sql`
      SELECT r.row, i.id AS issue_id FROM ledger_import_rows r JOIN issues i ON i.receipt_no = replace(r.number, ' ', '')
        WHERE r.job_id = ${jobId}::uuid AND r.verdict IN ('GOOD', 'BAD') AND r.number ~ '^[0-9]{3} ?[0-9]{3} ?[0-9]{3}$'
      UNION ALL
      SELECT g.row, o.issue_id FROM good g JOIN imported_rows o ON o.number = g.number AND o.job_id <> ${jobId}::uuid
        JOIN issues i ON i.id = o.issue_id AND i.county_id IS NOT DISTINCT FROM g.county_id WHERE g.number <> ''
      UNION ALL
      SELECT row, NULL FROM (SELECT row, row_number() OVER (PARTITION BY number ORDER BY row) AS nth FROM good WHERE number <> '') n
        WHERE nth > 1`,
  );
  await mark(
    tx,
    jobId,
    "SAME_WORDS",
    Prisma.sql`
      SELECT g.row, i.id AS issue_id FROM good g JOIN issues i ON i.spoken_on = g.spoken_on AND md5(i.statement) = g.words
        AND i.city_id = g.city_id AND i.county_id IS NOT DISTINCT FROM g.county_id AND i.town_id IS NOT DISTINCT FROM g.town_id
        AND i.community_id IS NOT DISTINCT FROM g.community_id
      UNION ALL
      SELECT row, NULL FROM (SELECT row, row_number() OVER (PARTITION BY likeness ORDER BY row) AS nth FROM good) n WHERE nth > 1`,
  );
}

async function mark(tx: Db, jobId: string, verdict: ImportVerdict, found: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    WITH good AS MATERIALIZED (
      SELECT r.row, r.number, r.likeness, (e.entry->>'spokenOn')::date AS spoken_on, md5(e.entry->>'statement') AS words,
        (e.place->>'cityId')::uuid AS city_id, (e.place->>'countyId')::uuid AS county_id, (e.place->>'townId')::uuid AS town_id,
        (e.place->>'communityId')::uuid AS community_id
      FROM ledger_import_rows r CROSS JOIN LATERAL (SELECT r.entry, r.entry->'place' AS place) e
      WHERE r.job_id = ${jobId}::uuid AND r.verdict = 'GOOD'),
    found AS MATERIALIZED (SELECT DISTINCT ON (row) row, issue_id FROM (${found}) f ORDER BY row, issue_id)
    UPDATE ledger_import_rows r SET verdict = ${verdict}, like_issue_id = found.issue_id, problems = '[]'
    FROM found WHERE r.job_id = ${jobId}::uuid AND r.row = found.row`;
}

export type RowCounts = {
  total: number;
  good: number;
  bad: number;
  sameNumber: number;
  sameWords: number;
  overdue: number;
};
export async function countRows(tx: Db, jobId: string): Promise<RowCounts> {
  const [counts] = await tx.$queryRaw<RowCounts[]>`
    SELECT count(*) FILTER (WHERE verdict <> 'EXAMPLE')::int AS total, count(*) FILTER (WHERE verdict = 'GOOD')::int AS good,
      count(*) FILTER (WHERE verdict = 'BAD')::int AS bad, count(*) FILTER (WHERE verdict = 'SAME_NUMBER')::int AS "sameNumber",
      count(*) FILTER (WHERE verdict = 'SAME_WORDS')::int AS "sameWords",
      count(*) FILTER (WHERE verdict = 'GOOD' AND (entry->>'overdue')::boolean)::int AS overdue
    FROM ledger_import_rows WHERE job_id = ${jobId}::uuid`;
  return counts ?? { total: 0, good: 0, bad: 0, sameNumber: 0, sameWords: 0, overdue: 0 };
}

const wanted = (withSameWords: boolean) =>
  withSameWords ? Prisma.sql`verdict IN ('GOOD', 'SAME_WORDS')` : Prisma.sql`verdict = 'GOOD'`;
export async function countWanted(tx: Db, jobId: string, withSameWords: boolean): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ledger_import_rows WHERE job_id = ${jobId}::uuid AND ${wanted(withSameWords)}`;
  return row?.n ?? 0;
}

/** The next rows that are wanted, behind the cursor. */
export async function nextRows(
  tx: Db,
  { id, cursor, withSameWords }: { id: string; cursor: number; withSameWords: boolean },
  limit: number,
): Promise<ImportEntry[]> {
  const rows = await tx.$queryRaw<{ entry: ImportEntry }[]>`
    SELECT entry FROM ledger_import_rows WHERE job_id = ${id}::uuid AND row > ${cursor} AND ${wanted(withSameWords)}
    ORDER BY row LIMIT ${limit}`;
  return rows.map(({ entry }) => entry);
}

export async function receiptSequences(tx: Db, count: number): Promise<number[]> {
  const rows = await tx.$queryRaw<
    { n: bigint }[]
  >`SELECT nextval('receipt_seq') AS n FROM generate_series(1, ${count}::int)`;
  return rows.map(({ n }) => Number(n));
}

export type ImportedRow = { issueId: string; entry: ImportEntry };
/** Each row that has become an issue, with the words of the ledger that have no place in it; its draft is forgotten. */
export async function recordImported(tx: Db, jobId: string, rows: readonly ImportedRow[]): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ issueId, entry: { row, number, told } }) => ({
      issue_id: issueId,
      job_id: jobId,
      row,
      number,
      told,
    })),
  );
  await tx.$executeRaw`
    INSERT INTO imported_rows SELECT n.* FROM json_populate_recordset(null::imported_rows, ${json}::json) n`;
  await tx.$executeRaw`
    DELETE FROM ledger_import_rows WHERE job_id = ${jobId}::uuid AND row = ANY(${rows.map(({ entry }) => entry.row)}::int[])`;
}

/** Rows that turn out to be no longer the person's to bring in. */
export async function refuseRows(
  tx: Db,
  jobId: string,
  rows: readonly number[],
  problem: CellProblem,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE ledger_import_rows SET verdict = 'BAD', entry = NULL, problems = ${JSON.stringify([problem])}::jsonb
    WHERE job_id = ${jobId}::uuid AND row = ANY(${[...rows]}::int[])`;
}

/** Rows that did not pass, in the order of the file, after a row. */
export const rowsNotGood = (tx: Db, jobId: string, after: number, most: number): Promise<RowTold[]> =>
  tx.$queryRaw<RowTold[]>`
    SELECT r.row, r.verdict, r.problems, r.number, i.id AS "likeIssueId", i.receipt_no AS "likeReceiptNo",
      r.entry->>'statement' AS statement
    FROM ledger_import_rows r LEFT JOIN issues i ON i.id = r.like_issue_id AND i.hidden_from IS NULL
    WHERE r.job_id = ${jobId}::uuid AND r.verdict NOT IN ('GOOD', 'EXAMPLE') AND r.row > ${after} ORDER BY r.row LIMIT ${most}`;

/** Rows in which the example of the template was left, in the order of the file. */
export const exampleRows = async (tx: Db, jobId: string): Promise<number[]> =>
  (
    await tx.$queryRaw<{ row: number }[]>`
      SELECT row FROM ledger_import_rows WHERE job_id = ${jobId}::uuid AND verdict = 'EXAMPLE' ORDER BY row LIMIT 10`
  ).map(({ row }) => row);
