import pg from "pg";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import { FACTS_FROM_DRAFTS, FROM_DRAFTS, LEVEL, PLACES, REPLY_DAYS, TIER } from "./bulkSql.ts";

/** What is to be made: the past of a city, or issues whose REPLY ran out and whom no sweep has seen yet. */
export type Made = "HISTORY" | "OVERDUE";

/** Chance is drawn once per draft, so that every later statement sees the same one. */
const draws = (registeredAt: string) => `
  SELECT g, receipt_no, random() AS r_tier, random() AS r_state, random() AS r_late, random() AS r_rated,
    floor(random() * (SELECT count(*) FROM places))::int AS at_place,
    ($1::text[])[1 + floor(power(random(), 1.6) * cardinality($1::text[]))::int] AS category,
    (ARRAY['VISIT','VISIT','VISIT','VISIT','RECEPTION','RECEPTION','PHONE','PHONE','WEB','WEB','LETTER','HOTLINE_12345'])[1 + floor(random() * 12)::int] AS channel,
    now() AS present, 1 AS round, '第' || g || '件：' || (ARRAY['三楼水管一直漏，墙都湿了','路灯坏了半个月，晚上老人不敢出门','楼下烧烤店油烟很大，夜里吵到十二点','电梯停了四天没有人修','想请社区办一个老年食堂'])[1 + g % 5] AS statement,
    (g % 30) || '号楼' AS place_text, ${registeredAt} AS registered_at
  FROM unnest($2::text[]) WITH ORDINALITY AS r(receipt_no, g)`;

const drafts = (made: Made, days: number): string =>
  ({
    // Old ones have ended, but for a few that are forgotten; young ones are under way.
    HISTORY: `CREATE TEMP TABLE drafts AS SELECT d.*, uuidv7(registered_at - now()) AS id, uuidv7(registered_at - now()) AS resident_id,
      ${LEVEL} AS level, ${TIER} AS tier, true AS swept,
      CASE
        WHEN r_state < 0.02 THEN 'NOT_ACCEPTED' WHEN r_state < 0.035 THEN 'WITHDRAWN'
        WHEN now() - registered_at > interval '40 days' THEN
          CASE WHEN r_state < 0.94 THEN 'CLOSED' ELSE 'IN_PROGRESS' END
        WHEN now() - registered_at < interval '1 day' THEN CASE WHEN r_state < 0.6 THEN 'REGISTERED' ELSE 'ACCEPTED' END
        WHEN r_state < 0.35 THEN 'CLOSED' WHEN r_state < 0.5 THEN 'RESOLVED' WHEN r_state < 0.9 THEN 'IN_PROGRESS'
        WHEN r_state < 0.95 THEN 'DISPATCHED' ELSE 'ACCEPTED' END AS state
    FROM (${draws(`now() - random() * interval '${days} days'`)}) d`,
    // A fifth was never accepted, a tenth never dispatched: they climb all the same.
    OVERDUE: `CREATE TEMP TABLE drafts AS SELECT d.*, uuidv7(registered_at - now()) AS id, uuidv7(registered_at - now()) AS resident_id, false AS swept
    FROM (SELECT level, tier, g, receipt_no, present, round, statement, place_text, r_late, r_rated, at_place, category, channel,
        CASE WHEN r_state < 0.2 THEN 'REGISTERED' WHEN r_state < 0.3 THEN 'ACCEPTED' ELSE 'IN_PROGRESS' END AS state,
        registered_at - make_interval(days => 5 + ${REPLY_DAYS}) AS registered_at
      FROM (SELECT *, ${LEVEL} AS level, ${TIER} AS tier FROM (${draws("now() - random() * interval '3 days'")}) x) d) d`,
  })[made];

/** Fourteen months. */
const DAYS = 426;
/** So many at a time, that no temporary table outgrows the memory. */
const AT_ONCE = 500_000;

/**
 * Makes issues with residents, clocks, trail, replies and ratings by set-based SQL, as no use case could in this time, and sums
 * up their figures. The checks of the tables hold; foreign keys and triggers are not asked, as every row is made from the same
 * drafts. `factsOnly` leaves out what no figure reads, and without `summedUp` the worker sums up afterwards; `say` hears how many stand.
 */
export async function generateIssues(
  url: string,
  count: number,
  made: Made,
  {
    days = DAYS,
    factsOnly = false,
    summedUp = true,
    say,
  }: { days?: number; factsOnly?: boolean; summedUp?: boolean; say?: (issues: number) => void } = {},
): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    // Sorting in memory and not on the disk: this runs alone.
    await client.query("SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'");
    await client.query("SELECT setseed(0.42)");
    await client.query("DELETE FROM search_whole"); // their words come with the nightly job
    for (const statement of PLACES) await client.query(statement);
    const again = count > AT_ONCE ? await withoutIndexes(client) : [];
    for (let done = 0; done < count; done += AT_ONCE) {
      const some = Math.min(AT_ONCE, count - done);
      const { rows } = await client.query("SELECT nextval('receipt_seq')::int AS first");
      const receipts = Array.from({ length: some }, (_, at) => receiptNo(rows[0].first + at));
      await client.query(drafts(made, days), [CATEGORIES, receipts]);
      for (const statement of factsOnly ? FACTS_FROM_DRAFTS : FROM_DRAFTS) await client.query(statement);
      await client.query("INSERT INTO figure_unfolded SELECT id FROM drafts");
      await client.query("SELECT setval('receipt_seq', $1)", [rows[0].first + some]);
      await client.query("DROP TABLE drafts, made");
      say?.(done + some);
    }
    for (const statement of again) await client.query(statement);
    await client.query("VACUUM ANALYZE");
    while (summedUp && (await client.query("SELECT figure_fold(50000) AS n")).rows[0].n > 0);
    await client.query("VACUUM ANALYZE figure_series, figure_rollups");
  } finally {
    await client.end();
  }
}

/** Takes the indexes away that only reading needs, and returns the statements that bring them back: far quicker for millions. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(`SELECT c.oid::regclass AS name, pg_get_indexdef(c.oid) AS again
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid LEFT JOIN pg_constraint k ON k.conindid = c.oid
    WHERE k.oid IS NULL AND x.indrelid IN ('issues'::regclass, 'clocks'::regclass, 'issue_events'::regclass, 'residents'::regclass, 'replies'::regclass, 'ratings'::regclass)`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ again }) => again);
}
