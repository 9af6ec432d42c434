import pg from "pg";
import { db, SESSION } from "#lib/db/client.ts";
import { recount } from "#lib/db/figures/count.ts";
import { HEADLINE_PASSES } from "#lib/db/figures/figures.ts";
import { alongside } from "#lib/db/figures/metrics.ts";
import { clearSums, foldSome, shortenQueues } from "#lib/db/figures/selfCheck.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { namedPeriod } from "#lib/domain/calendar/period.ts";
import { HEADLINE_IDS } from "#lib/domain/figures/metrics.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { readFigures, unitAsked } from "#lib/queries/figures/figures.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { communities, runSql } from "./city.ts";
import { register } from "./registering.ts";
import { figure, median, quantile, table } from "./table.ts";

// Figures of a city at the design load (2,295 communities), kept summed up: how long a dashboard takes, what keeping them costs
// a write and the disk, and how soon they are up to date.

const RUNS = 40;
const WARM = 2;
const WRITES = 150;
const TURNS = 5;
const url = process.env.DATABASE_URL ?? "";
const now = new Date();
const [place] = await communities(url);
if (!place) throw new Error("no city");

const clerk = (level: UnitLevel, unitId: string | null): Staff => ({
  kind: "STAFF",
  personId: "00000000-0000-7000-8000-000000000001",
  posts: [{ role: "COUNCIL_CLERK", unitId: unitId ?? "", level, kind: "AREA" }],
});
const readers = [
  ["the city", clerk("CITY", place.cityId), "city_id", place.cityId],
  ["a county", clerk("COUNTY", place.countyId), "county_id", place.countyId],
  ["a town", clerk("TOWN", place.townId), "town_id", place.townId],
  ["a community", clerk("COMMUNITY", place.communityId), "community_id", place.communityId],
] as const;
const period = namedPeriod("12months", shanghaiDate(now));
const issues = (await runSql(url, "SELECT count(*)::int AS n FROM issues")).rows[0].n;

async function times(work: () => Promise<unknown>, runs = RUNS): Promise<number[]> {
  const found: number[] = [];
  for (let run = -WARM; run < runs; run++) {
    const startedAt = performance.now();
    await work();
    if (run >= 0) found.push(performance.now() - startedAt);
  }
  return found;
}

/** 反馈办结率 of the period as one pass over its issues: the least that could tell the same. */
const scan = (
  column: string,
  id: string | null,
) => `SELECT count(*), count(*) FILTER (WHERE first_reply_at IS NOT NULL OR resolved_at IS NOT NULL
    OR state IN ('NOT_ACCEPTED', 'RESOLVED', 'CLOSED', 'ARCHIVED')), to_char(registered_at + interval '8 hours', 'YYYY-MM'), tier, split_part(category, '.', 1)
  FROM issues WHERE ${column} = '${id}' AND registered_at >= '${period.start.toISOString()}' AND registered_at < '${period.end.toISOString()}' GROUP BY 3, 4, 5`;

/** The same without an index: every issue there is, whatever is asked for. */
const fullScan = async (column: string, id: string | null): Promise<number> => {
  const client = new pg.Client({
    connectionString: url,
    options: `${SESSION} -c enable_indexscan=off -c enable_bitmapscan=off -c enable_indexonlyscan=off`,
  });
  await client.connect();
  const taken = median(await times(() => client.query(scan(column, id)), 3));
  await client.end();
  return taken;
};

/** The dashboard's figures counted from the facts, as they would be if nothing were kept. */
async function fromFacts(actor: Staff): Promise<unknown> {
  const { unit } = await unitAsked(actor, null);
  const of = { actor, unit, period, now };
  return Promise.all(
    HEADLINE_PASSES.map(({ like, cuts }) => recount(of, alongside(like, HEADLINE_IDS), cuts)),
  );
}

const lines: (string | number)[][] = [];
for (const [name, actor, column, id] of readers) {
  const [shown, process] = [
    await times(() => readFigures(actor, { unitId: null, period }, now)),
    await times(() => readProcess(actor, { unitId: null, period }, now), RUNS),
  ];
  const facts = median(await times(() => fromFacts(actor), 1));
  const raw = await fullScan(column, id);
  lines.push([
    name,
    figure(median(shown)),
    figure(quantile(shown, 0.95)),
    figure(facts),
    figure(facts / median(shown)),
    figure(raw),
    figure(raw / median(shown)),
    figure(median(process)),
    figure(quantile(process, 0.95)),
  ]);
}
console.log(
  table(
    [
      `dashboard at ${figure(issues)} issues`,
      "p50 ms",
      "p95 ms",
      "from the facts ms",
      "facts ÷ p50",
      "full scan, one figure ms",
      "scan ÷ p50",
      "process p50 ms",
      "process p95 ms",
    ],
    lines,
  ),
);

const cleared = await clearSums(db, now);
await shortenQueues(db);
// As the database does by itself, sooner or later.
await runSql(url, ...["figure_rollups", "figure_unfolded", "figure_deltas"].map((one) => `VACUUM ${one}`));
const size = async (...tables: string[]) =>
  (
    await runSql(
      url,
      `SELECT ${tables.map((one) => `pg_total_relation_size('${one}')`).join(" + ")} AS bytes`,
    )
  ).rows[0].bytes / 1e6;
const record = await size("issues");
const kept = await size("figure_series", "figure_rollups", "figure_unfolded", "figure_deltas");
// All was summed up at once and lies loosely; so much of it is filled.
await runSql(
  url,
  ...["figure_rollups", "figure_unfolded", "figure_deltas"].map((one) => `VACUUM FULL ${one}`),
);
const packed = await size("figure_series", "figure_rollups", "figure_unfolded", "figure_deltas");
const whole = await size("issues", "clocks", "issue_events", "ratings", "replies", "residents");
console.log(
  `\n${table(
    ["on the disk", "MB", "of issues", "of the record"],
    [
      ["issues with indexes", figure(record), 1, figure(record / whole)],
      ["sums of figures", figure(kept), figure(kept / record), figure(kept / whole)],
      [
        `packed, without ${figure(cleared)} spent cells`,
        figure(packed),
        figure(packed / record),
        figure(packed / whole),
      ],
    ],
  )}`,
);

/** The rows of one registration and of one step, written with and without whoever keeps the figures; by turns in one run. */
const triggers = (how: "ENABLE" | "DISABLE") =>
  runSql(
    url,
    ...["figures_of_issue ON issues", "figures_of_new_clock ON clocks", "figures_of_clock ON clocks"].map(
      (one) => {
        const [name, on] = one.split(" ON ");
        return `ALTER TABLE ${on} ${how} TRIGGER ${name}`;
      },
    ),
  );
const STEP =
  "UPDATE issues SET version = version + 1, state = 'CLOSED' WHERE id = (SELECT id FROM issues WHERE state = 'CLOSED' ORDER BY id OFFSET $1 LIMIT 1)";

const step = () => db.$executeRawUnsafe(STEP, Math.floor(Math.random() * 2_000));
const costs: (string | number)[][] = [];
for (const [name, write] of [
  ["registerIssue", () => register(place)],
  ["a step on an issue that was summed up", step],
] as const) {
  const [without, withSums]: number[][] = [[], []];
  for (let turn = 0; turn < TURNS; turn++) {
    await triggers("DISABLE");
    without?.push(median(await times(write, WRITES)));
    await triggers("ENABLE");
    while ((await foldSome(db, 5_000)) > 0);
    withSums?.push(median(await times(write, WRITES)));
  }
  const [a, b] = [median(without ?? []), median(withSums ?? [])];
  costs.push([name, figure(a), figure(b), `${(((b - a) / a) * 100).toFixed(1)} %`]);
}
console.log(`\n${table(["write", "without ms", "with sums ms", "more"], costs)}`);

const some = await runSql(
  url,
  "UPDATE issues SET version = version + 1 WHERE id IN (SELECT id FROM issues WHERE state = 'CLOSED' ORDER BY id DESC LIMIT 2000)",
);
const fresh = median(await times(() => readFigures(readers[0][1], { unitId: null, period }, now), 5));
const startedAt = performance.now();
let folded = 0;
for (let n = 1; n > 0; folded += n) n = await foldSome(db, 5_000);
console.log(
  `\n${table(
    ["being up to date", "issues", "ms"],
    [
      [`the city's dashboard while ${some.rowCount} changed issues wait`, some.rowCount ?? 0, figure(fresh)],
      ["summing them up", folded, figure(performance.now() - startedAt)],
    ],
  )}`,
);
process.exit(0);
