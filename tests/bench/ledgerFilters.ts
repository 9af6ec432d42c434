import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { LEDGER_METRIC_IDS, PARTS } from "#lib/domain/figures/metrics.ts";
import { DUES, NO_CATEGORY, SORTS } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { CATEGORIES_L1, CHANNELS, LEVELS, STATES, TIERS, type UnitLevel } from "#lib/domain/vocabulary.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import { communities, runSql } from "./city.ts";
import { measure, statementsOf } from "./statements.ts";
import { figure, type Line, quantile, table } from "./table.ts";

// Every filter of the ledger with every word it knows, as somebody of the city sees it, and the commonest also as a county
// and a community do: how long the page takes, and what it reads. Walked as data, so that a new filter is measured too.

const RUNS = Number(process.env.LEDGER_RUNS) || 40;
const SLOW_MS = 60;
const url = process.env.DATABASE_URL ?? "";
const now = new Date();
const today = shanghaiDate(now);
const [place] = await communities(url);
if (!place) throw new Error("no city");
const clerk = (level: UnitLevel, unitId: string | null): Staff => ({
  kind: "STAFF",
  personId: "00000000-0000-7000-8000-000000000001",
  posts: [{ role: "COUNCIL_CLERK", unitId: unitId ?? "", level, kind: "AREA" }],
});
const READERS = {
  city: clerk("CITY", place.cityId),
  county: clerk("COUNTY", place.countyId),
  community: clerk("COMMUNITY", place.communityId),
} as const;
type Reader = keyof typeof READERS;
type Params = Readonly<Record<string, string | string[]>>;

const each = (name: string, values: readonly string[]): Params[] =>
  values.map((value) => ({ [name]: value }));
const { rows: receipts } = await runSql(url, "SELECT receipt_no AS no FROM issues ORDER BY id LIMIT 1");
const period = { from: addDays(today, -364), to: today };
const FILTERS: readonly Params[] = [
  {},
  ...each("unit", [place.countyId, place.townId, place.communityId] as string[]),
  { unit: place.countyId ?? "", here: "1" },
  ...each("level", LEVELS),
  ...each("state", STATES),
  { state: ["REGISTERED", "ACCEPTED", "DISPATCHED"] },
  ...each("tier", TIERS),
  ...each("category", [NO_CATEGORY, ...CATEGORIES_L1, "UTILITIES.STREET_LIGHT"]),
  ...each("due", DUES),
  ...DUES.map((due) => ({ due, sort: "due", dir: "asc" })),
  ...each("channel", CHANNELS),
  { hazard: "1" },
  { text: receipts[0].no },
  { text: "电梯" },
  { text: "没有这样的话" },
  { from: addDays(today, -6) },
  { from: addDays(today, -30), to: today },
  { to: addDays(today, -400) },
  ...SORTS.flatMap((sort) => [
    { sort, dir: "asc" },
    { sort, dir: "desc" },
  ]),
  // What a figure opens is counted over its facts, as exactly as the figure: asked for apart (LEDGER_FIGURES=1).
  ...(process.env.LEDGER_FIGURES
    ? LEDGER_METRIC_IDS.flatMap((id) => PARTS.map((part) => ({ figure: id, part, ...period })))
    : []),
];

// As each night does it: by itself the ledger would read every statement for words that few have.
await indexForSearch();
const lines: Line[] = [];
const measured: { line: Line; p95: number; indexed: boolean }[] = [];
for (const params of FILTERS)
  for (const reader of "figure" in params ? (["city"] as const) : (Object.keys(READERS) as Reader[])) {
    const read = () => readLedger(READERS[reader], params, now);
    await read();
    const times: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const startedAt = performance.now();
      await read();
      times.push(performance.now() - startedAt);
      if (times.reduce((sum, ms) => sum + ms, 0) > 3000) break; // slow is slow
    }
    const { scans } = await measure(url, await statementsOf(read), 0);
    const p95 = quantile(times, 0.95);
    const name = Object.entries(params)
      .filter(([key]) => !("figure" in params && (key === "from" || key === "to")))
      .map(([key, value]) => `${key}=${key === "unit" ? "…" : value}`)
      .join(" ");
    const line = [`${reader}: ${name || "(none)"}`, figure(quantile(times, 0.5)), figure(p95), scans];
    console.error(line.slice(0, 3).join("  "));
    measured.push({ line, p95, indexed: !/Seq Scan issues/.test(scans) });
    lines.push(line);
  }
const { rows } = await runSql(url, "SELECT count(*)::int AS n FROM issues");
console.log(table([`ledger at ${figure(rows[0].n)} issues`, "p50 ms", "p95 ms", "widest scans"], lines));
const slow = measured.filter(({ p95 }) => p95 > SLOW_MS).sort((a, b) => b.p95 - a.p95);
console.log(
  `\n${measured.length - slow.length} of ${measured.length} within ${SLOW_MS} ms; slowest: ${slow
    .slice(0, 5)
    .map(({ line }) => `${line[0]} ${line[2]} ms`)
    .join("; ")}`,
);
process.exit(0);
