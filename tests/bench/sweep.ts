import pg from "pg";
import { type Swept, sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { generateIssues } from "#prisma/seed/history.ts";
import { runSql } from "./city.ts";
import { figure, median, table } from "./table.ts";

const OVERDUE = 10_000;
const ROUNDS = 3;
const PLAIN = [
  `CREATE TEMP TABLE due ON COMMIT DROP AS SELECT i.id, i.holder_unit_id, i.county_id FROM issues i
    WHERE EXISTS (SELECT FROM clocks c WHERE c.issue_id = i.id AND c.sweep_at <= now()) FOR UPDATE SKIP LOCKED`,
  "UPDATE issues i SET version = version + 1, breach_count = breach_count + 1, next_due_at = now() + interval '15 days', updated_at = now() FROM due d WHERE d.id = i.id",
  "UPDATE clocks c SET breached_at = due_at, stopped_at = now(), stop = 'MOVED', sweep_at = NULL FROM due d WHERE d.id = c.issue_id AND stopped_at IS NULL",
  `INSERT INTO clocks SELECT gen_random_uuid(), d.id, kind, level, tier, unit_id, 2, now(), now() + interval '15 days', basis, NULL, NULL, NULL, now() + interval '15 days'
    FROM due d JOIN clocks c ON c.issue_id = d.id AND c.kind IN ('REPLY', 'RESOLVE')`,
  `INSERT INTO issue_events SELECT gen_random_uuid(), id, 7 * 32 + n, 'breach', NULL, NULL, NULL, 'SYSTEM', holder_unit_id, 'COUNTY', 'ACCEPTED', 'ACCEPTED', now(), now(), '{"kind":"REPLY"}'
    FROM due, generate_series(1, 2) n`,
  `INSERT INTO supervision_orders SELECT gen_random_uuid(), id, 1, 'BREACH', '', holder_unit_id, holder_unit_id, NULL, now(), now() + interval '3 days' FROM due`,
  `INSERT INTO outbox SELECT gen_random_uuid(), 'autoEscalate', id, 'resident', '{"state":"ACCEPTED"}', now() FROM due, generate_series(1, 3)`,
];

/** Ten thousand issues whose REPLY and grace have run out: breaches recorded, moved up or supervised, people told. */
const url = process.env.DATABASE_URL ?? "";
const rates = { plain: [] as number[], sweep: [] as number[] };
let swept: Swept | undefined;
for (let round = 0; round < ROUNDS; round++) {
  await generateIssues(url, OVERDUE, "OVERDUE");
  rates.plain.push(OVERDUE / (await plainly()));
  const startedAt = performance.now();
  swept = await sweepOverdue(new Date());
  rates.sweep.push((swept.issues * 1000) / (performance.now() - startedAt));
  if (swept.stuck.length > 0) throw new Error(`${swept.stuck.length} stuck, the first is ${swept.stuck[0]}`);
}
const { rows } = await runSql(
  url,
  `SELECT count(*) FILTER (WHERE verb = 'autoEscalate')::int / ${ROUNDS} AS moved, count(*) FILTER (WHERE verb = 'supervise')::int / ${ROUNDS} AS supervised
    FROM issue_events WHERE actor_role = 'SYSTEM'`,
);
const { moved, supervised } = rows[0];
const [sweep, plain] = [median(rates.sweep), median(rates.plain)];
console.log(
  table(
    ["overdue sweep", "issues", "events", "moved up", "supervised", "issues/s", "ratio", "target"],
    [
      ["SQL alone", figure(OVERDUE), "", "", "", figure(plain), "1", ""],
      [
        "sweepOverdue",
        figure(swept?.issues ?? 0),
        figure(swept?.events ?? 0),
        figure(moved),
        figure(supervised),
        figure(sweep),
        figure(sweep / plain),
        "≥ 2,000",
      ],
    ],
  ),
);
process.exit(0);

/**
 * The rows of a sweep without its rules: overdue issues locked, raised and moved, their clocks stopped, two new ones, two
 * events, an order and two messages each, in whole statements and taken back afterwards. Returns seconds.
 */
async function plainly(): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const from = performance.now();
    await client.query("BEGIN");
    for (const statement of PLAIN) await client.query(statement);
    const took = performance.now() - from;
    await client.query("ROLLBACK");
    await client.query("VACUUM ANALYZE");
    return took / 1000;
  } finally {
    await client.end();
  }
}
