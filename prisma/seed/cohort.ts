import { uuidv7 } from "uuidv7";
import { type Db, transaction } from "#lib/db/client.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import { clock, event, FROM_DRAFTS, LEVEL, PLACES, REPLY_DAYS, RESOLVE_DAYS, TIER } from "./bulkSql.ts";
import { SAMPLES } from "./samples.ts";

/** How a cohort stands: ended, answered and still open, and not answered yet. */
export type Fates = { readonly ended: number; readonly replied: number; readonly waiting: number };
/**
 * 「收集…3.9万余件,已解决和反馈3.6余万件,反馈办结率达到92.3%」 (domain.md N10, C6, D): of 39,000 issues 33,500 have ended and
 * 2,500 were answered only, so 36,000 of 39,000 are 92.3 % and 33,500 of 39,000 are 85.9 %.
 */
export const SIZE_M: Fates = { ended: 33_500, replied: 2_500, waiting: 3_000 };

const LONGEST_MS = 10 * 60_000;
/** Chance that is the same with every run. */
const SEED = 0.369902;

/**
 * Registers a cohort within a period that ends now, by whole statements. How many stand how is counted out and not left to
 * chance; only who, where and when is drawn. What waits or is open has not run out, so that nothing is overdue on the first day.
 */
export const insertCohort = (fates: Fates, period: Period, now: Date): Promise<void> =>
  transaction(
    async (tx) => {
      const count = fates.ended + fates.replied + fates.waiting;
      await tx.$executeRaw`SELECT setseed(${SEED}::float8)`;
      for (const statement of PLACES) await tx.$executeRawUnsafe(statement);
      await tx.$executeRawUnsafe(NAMES, JSON.stringify(await namesOf(tx, count)));
      await tx.$executeRawUnsafe(TEXTS, JSON.stringify(texts()));
      await tx.$executeRawUnsafe(DRAFTS, fates.ended, fates.replied, fates.waiting, now, period.start);
      for (const statement of [...FROM_DRAFTS, RETURNED, OVERRULED, REOPENED, FIRST_ROUNDS, FIRST_RATINGS])
        await tx.$executeRawUnsafe(statement);
      await tx.$executeRaw`DROP TABLE names, texts, drafts, made, places, works`;
    },
    { timeout: LONGEST_MS },
  );

/** A receipt number, an id, and the id of whoever spoke, for each. */
async function namesOf(tx: Db, count: number) {
  const rows = await tx.$queryRaw<{ n: number }[]>`
    SELECT nextval('receipt_seq')::int AS n FROM generate_series(1, ${count}::int)`;
  return rows.map(({ n }) => ({ receipt_no: receiptNo(n), id: uuidv7(), resident_id: uuidv7() }));
}
const NAMES = `CREATE TEMP TABLE names AS
  SELECT row_number() OVER () AS at, n.* FROM jsonb_to_recordset($1::jsonb) AS n(receipt_no text, id uuid, resident_id uuid)`;

/** What people say, by tier; a complaint about conduct is not told by hundreds. */
const texts = () =>
  SAMPLES.filter(({ category }) => category !== "GOVERNANCE_SERVICE.STAFF_CONDUCT").map(
    ({ tier, text, category }) => ({ tier, statement: text, category }),
  );
const TEXTS = `CREATE TEMP TABLE texts AS
  SELECT t.*, row_number() OVER (PARTITION BY tier) - 1 AS n, count(*) OVER (PARTITION BY tier) AS of_tier
  FROM jsonb_to_recordset($1::jsonb) AS t(tier text, statement text, category text)`;

const BUILDINGS = 90;
const days = (count: string) => `make_interval(secs => 86400 * (${count}))`;
/** Long enough ago that whatever is said to have ended has, the latest a tenth after its day. */
const LONG_AGO = days(`1.2 * (${RESOLVE_DAYS}) + 2`);
/** Some time between eight and nine of that day in Shanghai. */
const byDay = (at: string) =>
  `(date_trunc('day', ${at} AT TIME ZONE 'Asia/Shanghai') + interval '8 hours' + random() * interval '13 hours') AT TIME ZONE 'Asia/Shanghai'`;

/** One in twenty was taken up again (domain.md D "reopen 5 %"); numbers are given in the order of registration. */
const DRAFTS = `CREATE TEMP TABLE drafts AS
  SELECT d.*, n.receipt_no, n.id, n.resident_id, t.statement, t.category
  FROM (SELECT d.*, row_number() OVER (ORDER BY registered_at, g) AS at
    FROM (SELECT d.*, ${byDay(`CASE fate
          WHEN 'ENDED' THEN $5::timestamptz + random() * (present - ${LONG_AGO} - $5::timestamptz)
          WHEN 'REPLIED' THEN present - ${days(`(${REPLY_DAYS}) + random() * ((${RESOLVE_DAYS}) - (${REPLY_DAYS}) - 1)`)}
          ELSE present - ${days(`1 + random() * ((${REPLY_DAYS}) - 2)`)} END`)} AS registered_at
      FROM (SELECT d.*, ${LEVEL} AS level, ${TIER} AS tier,
          CASE fate WHEN 'ENDED' THEN 'CLOSED' WHEN 'REPLIED' THEN 'IN_PROGRESS' ELSE (ARRAY['DISPATCHED','IN_PROGRESS'])[1 + g % 2] END AS state,
          CASE fate WHEN 'ENDED' THEN r_any WHEN 'REPLIED' THEN r_any * 0.6 ELSE 1 END AS r_rated,
          CASE WHEN fate <> 'WAITING' AND g % 20 = 0 THEN 2 ELSE 1 END AS round
        FROM (SELECT g, true AS swept, $4::timestamptz AS present, random() AS r_tier, random() AS r_late, random() AS r_any, random() AS r_said,
            floor(random() * (SELECT count(*) FROM places))::int AS at_place, (1 + floor(random() * ${BUILDINGS})::int) || '栋' AS place_text,
            (ARRAY['VISIT','VISIT','VISIT','VISIT','RECEPTION','RECEPTION','PHONE','PHONE','WEB','WEB','LETTER','HOTLINE_12345'])[1 + floor(random() * 12)::int] AS channel,
            CASE WHEN g <= $1::int THEN 'ENDED' WHEN g <= $1::int + $2::int THEN 'REPLIED' ELSE 'WAITING' END AS fate
          FROM generate_series(1, $1::int + $2::int + $3::int) g) d) d) d) d
    JOIN names n ON n.at = d.at JOIN texts t ON t.tier = d.tier AND t.n = floor(d.r_said * t.of_tier)`;

const since = (after: string) => `(registered_at + interval '${after}')`;
/** One in twenty-five was given back (domain.md D "return 4 %"): where another office had it first, it went elsewhere. */
const RETURNED = `INSERT INTO issue_events
  ${event(2.5, "dispatch", since("4.5 hours"), "'ACCEPTED'", "'DISPATCHED'", "DISPATCHER", "jsonb_build_object('unitId', unit_id)")} AND g % 25 = 1 AND lead_id <> unit_id UNION ALL
  ${event(2.75, "return", since("5 hours"), "'DISPATCHED'", "'ACCEPTED'", "UNIT_LEAD")} AND g % 25 = 1 AND lead_id <> unit_id`;
const OVERRULED = `INSERT INTO issue_events
  ${event(3.25, "return", since("7 hours"), "'DISPATCHED'", "'ACCEPTED'", "UNIT_LEAD")} AND g % 25 = 1 AND lead_id = unit_id UNION ALL
  ${event(3.5, "dispatch", since("8 hours"), "'ACCEPTED'", "'DISPATCHED'", "DISPATCHER", "jsonb_build_object('unitId', lead_id)")} AND g % 25 = 1 AND lead_id = unit_id`;
/** A first round ends after the first answer, is not called solved, and is taken up again. */
const between = (share: number) =>
  `(first_reply_at + (COALESCE(resolved_at, present) - first_reply_at) * ${share})`;
const AGAIN = "AND round = 2";
const REOPENED = `INSERT INTO issue_events
  ${event(4.25, "resolve", between(0.2), "'IN_PROGRESS'", "'RESOLVED'", "UNIT_LEAD")} ${AGAIN} UNION ALL
  ${event(4.5, "reopen", between(0.3), "'RESOLVED'", "'IN_PROGRESS'", "RESIDENT")} ${AGAIN}`;
const FIRST_ROUNDS = `INSERT INTO clocks SELECT * FROM (${clock({
  kind: "RATING",
  startedAt: between(0.2),
  days: "15",
  dueAt: `(${between(0.2)} + interval '15 days')`,
  stoppedAt: between(0.3),
}).replace("d.round", "1")} ${AGAIN}) first`;
const FIRST_RATINGS = `INSERT INTO ratings SELECT gen_random_uuid(), id, 1, 'NO', 2, g % 9 <> 0, '', ${between(0.3)} FROM made WHERE round = 2`;
