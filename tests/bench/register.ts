import pg from "pg";
import { uuidv7 } from "uuidv7";
import type { Place } from "#lib/domain/casework/issue.ts";
import { communities } from "./city.ts";
import { register, STATEMENT } from "./registering.ts";
import { figure, median, table } from "./table.ts";

const DAY_MS = 86_400_000;
const AT_ONCE = 16;
const PER_ROUND = 480;
const ROUNDS = 8;

/** As large as the one the domain writes. */
const BASIS = JSON.stringify({
  from: "2026-11-22",
  days: 5,
  mode: "CALENDAR_ROLLOVER",
  calendarVersion: 1,
  due: "2026-11-27",
  provisional: false,
  steps: [
    { date: "2026-11-22", rule: "DAY_ZERO" },
    { date: "2026-11-27", rule: "COUNTED_TO", days: 5 },
    { date: "2026-11-27", rule: "DUE" },
  ],
});
/** Registering through the use case beside a hand-written transaction that leaves the same rows, turn by turn in one run. */
const [url, plainUrl] = [process.env.DATABASE_URL ?? "", process.env.PLAIN_DATABASE_URL ?? ""];
const pool = new pg.Pool({ connectionString: plainUrl, max: AT_ONCE });
const [places, plainPlaces] = [await communities(url), await communities(plainUrl)];
const rates = { usecase: [] as number[], plain: [] as number[] };
const viaUseCase = () => rate((n) => register(places[n % places.length] as Place));
const viaPlain = () => rate((n) => insertPlainly(plainPlaces[n % plainPlaces.length] as Place));
await viaUseCase();
await viaPlain();
for (let round = 0; round < ROUNDS; round++) {
  rates.plain.push(await viaPlain());
  rates.usecase.push(await viaUseCase());
}
const [usecase, plain] = [median(rates.usecase), median(rates.plain)];
console.log(
  table(
    [`register, ${AT_ONCE} at once`, "issues/s", "ratio", "target"],
    [
      ["plain pg transaction, same rows", figure(plain), "1", ""],
      ["registerIssue", figure(usecase), figure(usecase / plain), "≥ 0.25"],
    ],
  ),
);
process.exit(0);

/** Issues per second over one round of `AT_ONCE` lanes. */
async function rate(one: (n: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < PER_ROUND) await one(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (PER_ROUND / (performance.now() - startedAt)) * 1000;
}

/** Resident, issue, its words for search, three clocks, event and two messages: one statement a table, as anybody would write it by hand. */
async function insertPlainly(place: Place): Promise<void> {
  const client = await pool.connect();
  const now = new Date();
  const [resident, issue] = [uuidv7(), uuidv7()];
  const due = (days: number) => new Date(now.getTime() + days * DAY_MS);
  try {
    await client.query("BEGIN");
    await client.query(
      "INSERT INTO residents (id, name, phone, phone_tail, name_keys, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
      [resident, "王阿姨", "13800005678", "5678", "^王 王阿姨 阿姨 姨 wangayi ayi yi way ay", now],
    );
    await client.query(
      `INSERT INTO issues (id, receipt_no, receipt_secret, version, state, tier, initial_tier, level, holder_unit_id, co_unit_ids, category,
        channel, statement, place_text, city_id, county_id, town_id, community_id, resident_id, spoken_on, registered_at,
        reply_due_at, resolve_due_at, next_due_at, updated_at)
      VALUES ($1, lpad(nextval('receipt_seq')::text, 9, '0'), '7KQ2-M9XD', 1, 'REGISTERED', 'URGENT', 'URGENT', 'COMMUNITY', $2, '{}',
        'UTILITIES.WATER_SUPPLY', 'WEB', $3, '3号楼2单元301', $4, $5, $6, $2, $7, ($8::timestamptz)::date, $8, $9, $10, $9, $8)`,
      [
        issue,
        place.communityId,
        STATEMENT,
        place.cityId,
        place.countyId,
        place.townId,
        resident,
        now,
        due(5),
        due(15),
      ],
    );
    await client.query(
      "INSERT INTO issue_search (issue_id, registered_at, county_id, town_id, community_id, words) VALUES ($1, $2, $3, $4, $5, $6)",
      [
        issue,
        now,
        place.countyId,
        place.townId,
        place.communityId,
        `${STATEMENT.replaceAll(/[，。]/g, " ").trim()} 3号楼2单元301`,
      ],
    );
    await client.query(
      `INSERT INTO clocks (id, issue_id, kind, level, tier, unit_id, round, started_at, due_at, basis, sweep_at) VALUES
        ($1, $4, 'ACCEPT', 'COMMUNITY', 'URGENT', $5, 1, $6, $7, $10, $7),
        ($2, $4, 'REPLY', 'COMMUNITY', 'URGENT', $5, 1, $6, $8, $10, $8),
        ($3, $4, 'RESOLVE', 'COMMUNITY', 'URGENT', $5, 1, $6, $9, $10, $9)`,
      [uuidv7(), uuidv7(), uuidv7(), issue, place.communityId, now, due(2), due(5), due(15), BASIS],
    );
    await client.query(
      `INSERT INTO issue_events (id, issue_id, seq, verb, command_id, actor_role, level, to_state, at, made_at, data)
      VALUES ($1, $2, 32, 'register', $3, 'RESIDENT', 'COMMUNITY', 'REGISTERED', $4, $4, $5)`,
      [uuidv7(), issue, uuidv7(), now, BASIS],
    );
    await client.query(
      `INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at) VALUES
        ($1, 'register', $3, 'resident', $4, $5), ($2, 'register', $3, $6, $4, $5)`,
      [uuidv7(), uuidv7(), issue, '{"state":"REGISTERED"}', now, `unit:${place.communityId}`],
    );
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}
