import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { namedPeriod } from "#lib/domain/calendar/period.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { UnitLevel } from "#lib/domain/vocabulary.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { communities, runSql } from "./city.ts";
import { measure, statementsOf } from "./statements.ts";
import { figure, median, table } from "./table.ts";

const RUNS = 9;
const url = process.env.DATABASE_URL ?? "";
const now = new Date();
const [place] = await communities(url);
if (!place) throw new Error("no city");

const clerk = (level: UnitLevel, unitId: string | null): Staff => ({
  kind: "STAFF",
  personId: "00000000-0000-7000-8000-000000000001",
  posts: [{ role: "COUNCIL_CLERK", unitId: unitId ?? "", level, kind: "AREA" }],
});
const city = clerk("CITY", place.cityId);
const county = clerk("COUNTY", place.countyId);
const community = clerk("COMMUNITY", place.communityId);

/** What the page does, and the barest statements that could have answered it. */
type Read = { name: string; read: () => Promise<unknown>; raw: readonly string[] };
const newest = (where: string) =>
  `SELECT * FROM issues i WHERE ${where} ORDER BY registered_at DESC, id DESC LIMIT 50`;
const count = (where: string) => `SELECT count(*) FROM issues i WHERE ${where}`;
const OPEN = "state IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS')";
const year = namedPeriod("12months", shanghaiDate(now));
const LEDGERS: Read[] = [
  ledger("ledger, a community", community, {}, `community_id = '${place.communityId}'`),
  ledger("ledger, a county", county, {}, `county_id = '${place.countyId}'`),
  ledger("ledger, the city", city, {}, `city_id = '${place.cityId}'`),
  ledger(
    "ledger, the city, overdue",
    city,
    { due: "overdue", sort: "due" },
    `${OPEN} AND next_due_at < now()`,
  ),
  ledger("ledger, the city, two words", city, { text: "电梯 号楼" }, "statement LIKE '%电梯%'"),
];
const DASHBOARDS: Read[] = [
  dashboard("dashboard, a community", community, `community_id = '${place.communityId}'`),
  dashboard("dashboard, a county", county, `county_id = '${place.countyId}'`),
  dashboard("dashboard, the city", city, "true"),
  dashboard("process, a community", community, `community_id = '${place.communityId}'`, readProcess),
  dashboard("process, a county", county, `county_id = '${place.countyId}'`, readProcess),
  dashboard("process, the city", city, "true", readProcess),
];

const lines: (string | number)[][] = [];
const plans: string[][] = [];
for (const { name, read, raw } of [...LEDGERS, ...DASHBOARDS]) {
  const statements = await statementsOf(read);
  const whole = await timed(read);
  const sql = await measure(url, statements, RUNS);
  const bare = await measure(
    url,
    raw.map((text) => ({ text, values: [] })),
    RUNS,
  );
  lines.push([
    name,
    figure(whole),
    figure(sql.ms),
    statements.length,
    figure(bare.ms),
    figure(sql.ms / bare.ms),
  ]);
  plans.push([name, sql.scans]);
}
const { rows } = await runSql(url, "SELECT count(*)::int AS n FROM issues");
console.log(
  table(
    [`at ${figure(rows[0].n)} issues`, "query ms", "its SQL ms", "statements", "raw SQL ms", "SQL ÷ raw"],
    lines,
  ),
);
console.log(`\n${table(["read", "widest scans"], plans)}`);
process.exit(0);

function ledger(name: string, actor: Staff, params: Record<string, string>, where: string): Read {
  return { name, read: () => readLedger(actor, params, now), raw: [newest(where), count(where)] };
}

/** Raw: one pass over the issues of the period, grouped by month. */
function dashboard(
  name: string,
  actor: Staff,
  where: string,
  figures: typeof readFigures | typeof readProcess = readFigures,
): Read {
  const raw = `SELECT date_trunc('month', registered_at), count(*), count(*) FILTER (WHERE ${OPEN}), count(first_reply_at)
    FROM issues i WHERE ${where} AND registered_at >= '${year.start.toISOString()}' GROUP BY 1`;
  return { name, read: () => figures(actor, { unitId: null, period: year }, now), raw: [raw] };
}

async function timed(read: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const startedAt = performance.now();
    await read();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}
