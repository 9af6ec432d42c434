import { dict } from "@node-rs/jieba/dict.js";
import pg from "pg";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import { CATEGORIES } from "#lib/domain/vocabulary.ts";
import data from "#prisma/seed/data/samples.json" with { type: "json" };

/** The parts of which statements are put together: clauses of the samples, and words of the language by how common they are. */
const CLAUSES = [
  ...new Set(data.complaints.flatMap(({ text }) => text.split(/[，。！？；]/)).filter(Boolean)),
];
const WORDS = Buffer.from(dict)
  .toString()
  .split("\n")
  .map((line) => line.split(" "))
  .filter(([word, count]) => /^\p{Script=Han}+$/u.test(word ?? "") && Number(count) > 3)
  .sort((a, b) => Number(b[1]) - Number(a[1]))
  .slice(0, 60_000)
  .map(([word]) => word);
const SURNAMES = [
  ..."王王王王王王王李李李李李李李张张张张张张刘刘刘刘刘陈陈陈陈杨杨杨黄黄赵赵吴吴周周徐孙马朱胡郭何高罗熊万涂饶揭曾单",
];
const GIVEN = [
  ..."敏静丽强磊军洋勇艳杰娟涛超霞平刚辉玲兰英",
  ..."建华 国平 志强 秀英 桂兰 小红 晓燕 文斌 海燕 春花 立新 明亮 雪梅 永福 水根 金莲 家旺 思远 雨欣 子涵 浩然 佳怡 振宇 丽萍 建国 爱民 长根 美玲 国庆 红梅 卫东 玉珍 福生 冬梅 晓峰 诗琪 宇航 新民 阿姨 先生 女士 师傅 大爷".split(
    " ",
  ),
];

/** Chinese names for the places of the bench's city, so that they can be looked for. */
const NAMES = [
  "UPDATE org_units SET name = '甘坪市' WHERE level = 'CITY' AND kind = 'AREA'",
  ...[
    ["COUNTY", "东西南北中", "山湖江城溪", "区"],
    ["TOWN", "枫松柏桃李梅竹兰", "树林园坡湾", "街道"],
    ["COMMUNITY", "春夏秋冬金银和平安康福寿", "华阳明光辉星月河泉", "社区"],
  ].map(
    ([level, a = "", b = "", kind]) => `UPDATE org_units u SET name =
      substr('${a}', 1 + (n.n % ${[...a].length})::int, 1) || substr('${b}', 1 + (n.n / ${[...a].length} % ${[...b].length})::int, 1) || '${kind}'
      FROM (SELECT id, row_number() OVER (ORDER BY code) - 1 AS n FROM org_units WHERE level = '${level}' AND kind = 'AREA') n WHERE n.id = u.id`,
  ),
];

/**
 * Makes `count` issues with residents over fourteen months, oldest first as offices write them, by set-based SQL. The trail and
 * the clocks are left out, as no search reads them; so are the rows that search is asked for: they are the backfill's.
 */
export async function generateSearched(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET session_replication_role = replica");
    await client.query("SELECT setseed(0.42)");
    for (const name of NAMES) await client.query(name);
    await client.query(`CREATE TEMP TABLE places AS SELECT (row_number() OVER (ORDER BY c.code) - 1)::int AS n,
        c.city_id, c.county_id, c.town_id, c.id AS community_id FROM org_units c WHERE c.level = 'COMMUNITY' AND c.kind = 'AREA'`);
    await client.query(
      "CREATE TEMP TABLE works AS SELECT parent_id AS id, id AS lead_id FROM org_units WHERE kind = 'DEPARTMENT'",
    );
    await client.query(`CREATE FUNCTION pg_temp.pick(list text[], bias float8) RETURNS text LANGUAGE sql VOLATILE AS
      'SELECT list[1 + floor(power(random(), bias) * cardinality(list))::int]'`);
    for (let from = 0; from < count; from += BATCH) {
      const size = Math.min(BATCH, count - from);
      const receipts = Array.from({ length: size }, (_, at) => receiptNo(from + at));
      await client.query("DROP TABLE IF EXISTS made");
      await client.query(DRAFTS, [from, size, count, receipts, CATEGORIES, CLAUSES, WORDS, SURNAMES, GIVEN]);
      await client.query(
        "INSERT INTO residents SELECT resident_id, name, phone, right(phone, 4), registered_at FROM made",
      );
      await client.query(ISSUES);
    }
    await client.query("SELECT setval('receipt_seq', $1)", [count]);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}
const BATCH = 50_000;

/** 20 to 200 characters; 急 66 · 愁 24 · 难 6 · 盼 4 %; nearly all of the old ones have ended. */
const DRAFTS = `CREATE TEMP TABLE made AS
  SELECT d.*, p.city_id, p.county_id, p.town_id, p.community_id, u.unit_id, w.lead_id,
    CASE WHEN r_state < 0.02 THEN 'NOT_ACCEPTED' WHEN r_state < 0.035 THEN 'WITHDRAWN'
      WHEN age > interval '40 days' THEN CASE WHEN r_state < 0.97 THEN 'CLOSED' ELSE 'IN_PROGRESS' END
      WHEN age < interval '1 day' THEN 'REGISTERED' WHEN r_state < 0.35 THEN 'CLOSED' WHEN r_state < 0.5 THEN 'RESOLVED'
      WHEN r_state < 0.9 THEN 'IN_PROGRESS' WHEN r_state < 0.95 THEN 'DISPATCHED' ELSE 'ACCEPTED' END AS state
  FROM (
    SELECT g, ($4::text[])[g - $1::int] AS receipt_no, uuidv7(at.registered_at - now()) AS id, uuidv7(at.registered_at - now()) AS resident_id,
      at.registered_at, now() - at.registered_at AS age, random() AS r_tier, random() AS r_state, random() AS r_unit,
      floor(random() * 104)::int AS at_place, pg_temp.pick($5::text[], 1.6) AS category,
      pg_temp.pick($8::text[], 1) || pg_temp.pick($9::text[], 1) AS name, '1' || (30 + g % 70) || lpad((g::bigint * 7919 % 100000000)::text, 8, '0') AS phone,
      left((SELECT string_agg(CASE WHEN n % 3 = 0 THEN pg_temp.pick($7::text[], 5) || pg_temp.pick($7::text[], 5) ELSE pg_temp.pick($6::text[], 2) END,
        CASE WHEN n % 5 = 4 THEN '。' ELSE '，' END) FROM generate_series(1, 2 + (g % 17)::int) n), 200) || '。' AS statement,
      (1 + g % 40) || '栋' || (1 + g % 4) || '单元' || (1 + g % 18) || '0' || (1 + g % 4) || '室' AS place_text
    FROM generate_series($1::int + 1, $1::int + $2::int) g
      CROSS JOIN LATERAL (SELECT now() - interval '426 days' * (1 - g::float8 / $3::int) AS registered_at) at) d
    JOIN places p ON p.n = d.at_place
    CROSS JOIN LATERAL (SELECT CASE WHEN r_tier < 0.44 THEN p.community_id WHEN r_tier < 0.66 THEN p.town_id WHEN r_tier < 0.9 THEN p.county_id ELSE p.city_id END AS unit_id) u
    JOIN works w ON w.id = u.unit_id ORDER BY g`;

const LED = "state IN ('DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')";
const ISSUES = `INSERT INTO issues (id, receipt_no, receipt_secret, version, state, tier, initial_tier, level, holder_unit_id, lead_unit_id, co_unit_ids,
    category, channel, statement, place_text, city_id, county_id, town_id, community_id, resident_id, spoken_on, registered_at, updated_at)
  SELECT id, receipt_no, '7KQ2-M9XD', 6, state, t.tier, t.tier,
    CASE WHEN r_tier < 0.44 THEN 'COMMUNITY' WHEN r_tier < 0.66 THEN 'TOWN' WHEN r_tier < 0.9 THEN 'COUNTY' ELSE 'CITY' END, unit_id,
    CASE WHEN ${LED} THEN lead_id END, CASE WHEN r_unit < 0.03 THEN ARRAY[community_id] ELSE '{}' END, category, 'VISIT', statement, place_text,
    city_id, county_id, town_id, community_id, resident_id, registered_at::date, registered_at, registered_at
  FROM made CROSS JOIN LATERAL (SELECT CASE WHEN r_tier < 0.66 THEN 'URGENT' WHEN r_tier < 0.9 THEN 'WORRY' WHEN r_tier < 0.96 THEN 'HARD' ELSE 'HOPE' END AS tier) t
  ORDER BY g`;
