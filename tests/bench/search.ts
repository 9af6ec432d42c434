import { uuidv7 } from "uuidv7";
import type { Command } from "#lib/domain/commands.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { Role, UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";
import { readSearch } from "#lib/queries/search/search.ts";
import { wordsOf } from "#lib/search/tokens.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import { indexForSearch } from "#lib/usecases/search/searchIndex.ts";
import { communities, runSql } from "./city.ts";
import { processorOf } from "./cpu.ts";
import { load } from "./load.ts";
import { kinds } from "./searchQueries.ts";
import { figure, type Line, median, quantile, table } from "./table.ts";

/** The one box at a million issues: every kind of query for who sees the whole city and who sees a community. */
const RUNS = 3;
const TARGET_MS = 150;
const url = process.env.DATABASE_URL ?? "";
const now = new Date();
const [place] = await communities(url);
if (!place) throw new Error("no city");
const { rows: units } = await runSql(url, "SELECT id, level, kind, parent_id FROM org_units");
wordsOf("字典"); // read before anything is timed

const filled = await timed(() => indexForSearch());
const built = await timed(() =>
  runSql(url, "REINDEX INDEX issue_search_keys", "VACUUM ANALYZE issue_search"),
);
await runSql(url, "VACUUM ANALYZE residents");
const { rows: sizes } = await runSql(
  url,
  `SELECT (SELECT count(*) FROM issues) AS issues, pg_relation_size('issues') AS issues_bytes, pg_relation_size('issue_search') AS words,
    pg_relation_size('issue_search_keys') AS keys, pg_relation_size('residents_name_keys') AS names,
    pg_relation_size('residents_phone') + pg_relation_size('residents_phone_tail') AS phones`,
);
const size = sizes[0];
const mb = (bytes: string) => `${(Number(bytes) / 1e6).toFixed(0)} MB`;
console.log(
  table(
    [`at ${figure(Number(size.issues))} issues`, "", ""],
    [
      ["issues, the table itself", mb(size.issues_bytes), ""],
      ["their words (issue_search)", mb(size.words), `backfill with names ${(filled / 1000).toFixed(0)} s`],
      ["index over characters, pairs, places", mb(size.keys), `built in ${(built / 1000).toFixed(0)} s`],
      ["index over names", mb(size.names), ""],
      ["indexes over phones", mb(size.phones), ""],
    ],
  ),
);

const READERS: [name: string, actor: Staff, held: string][] = [
  ["city", staff("COUNCIL_CLERK", place.cityId), `i.holder_unit_id = '${place.cityId}'`],
  ["community", staff("COUNCIL_CLERK", place.communityId), `i.holder_unit_id = '${place.communityId}'`],
  ["a county", staff("COUNCIL_CLERK", place.countyId), `i.holder_unit_id = '${place.countyId}'`],
  [
    "its department",
    staff("HANDLER", departmentOf(place.countyId)),
    `i.lead_unit_id = '${departmentOf(place.countyId)}'`,
  ],
];

const trivial = await times(
  async () => void (await readSearch(READERS[1]?.[1] as Staff, { q: "%" }, now)),
  100,
);
const lines: Line[] = [["(no query: units to choose from)", "community", 100, ...figures(trivial), "", ""]];
const slow: string[] = [];
for (const [reader, actor, held] of READERS)
  for (const { name, asked } of await kinds(url, held)) {
    let [hits, cut] = [0, 0];
    const processor = await processorOf(url);
    const cpu: number[] = [];
    const took: number[] = [];
    for (let run = 0; run <= RUNS; run += 1)
      for (const params of asked) {
        const before = processor();
        const startedAt = performance.now();
        const page = await readSearch(actor, params, now);
        const ms = performance.now() - startedAt;
        if (run === 0) continue; // the first one warms up
        took.push(ms);
        cpu.push(processor() - before);
        hits += page.hits.length;
        cut += page.unfinished.length > 0 ? 1 : 0;
      }
    if (quantile(took, 0.95) > TARGET_MS) slow.push(`${name} (${reader})`);
    const ended = cut ? `${Math.round((100 * cut) / took.length)} %` : "";
    lines.push([
      name,
      reader,
      took.length,
      ...figures(took),
      figure(quantile(cpu, 0.95)),
      (hits / took.length).toFixed(0),
      ended,
    ]);
  }
console.log(
  `\n${table(["kind", "reader", "n", "p50 ms", "p95 ms", "p95 ÷ none", "database CPU p95", "hits", "cut short"], lines)}`,
);
console.log(`\ntarget: p95 ≤ ${TARGET_MS} ms; above it: ${slow.join(", ") || "none"}`);

const rate = { with: [] as number[], without: [] as number[] };
await registerSome();
for (let round = 0; round < 4; round += 1) rate.with.push(await registerSome());
await runSql(url, "DROP INDEX issue_search_keys, residents_name_keys, residents_phone, residents_phone_tail");
await registerSome();
for (let round = 0; round < 4; round += 1) rate.without.push(await registerSome());
const [written, unwritten] = [median(rate.with), median(rate.without)];
console.log(
  `\n${table(
    ["register, 16 at once, at a million", "issues/s", "ratio"],
    [
      ["without the indexes of search", figure(unwritten), "1"],
      ["with them", figure(written), figure(written / unwritten)],
    ],
  )}`,
);
process.exit(0);

function figures(took: readonly number[]): string[] {
  const p95 = quantile(took, 0.95);
  return [figure(median(took)), figure(p95), figure(p95 / quantile(trivial, 0.95))];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
async function times(work: () => Promise<void>, count: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < count; n += 1) took.push(await timed(work));
  return took;
}

function staff(role: Role, unitId: string | null): Staff {
  const unit = units.find(({ id }) => id === unitId) as { level: UnitLevel; kind: UnitKind };
  const post = { role, unitId: unitId ?? "", level: unit.level, kind: unit.kind };
  return { kind: "STAFF", personId: "00000000-0000-7000-8000-000000000001", posts: [post] };
}
function departmentOf(officeId: string | null): string {
  return units.find(({ parent_id, kind }) => parent_id === officeId && kind === "DEPARTMENT")?.id;
}

async function registerSome(): Promise<number> {
  const { perSecond } = await load(480, 16, register);
  return perSecond;
}
async function register(n: number): Promise<void> {
  const texts = [
    "三楼水管一直漏，墙都湿了，找过两次物业没有人来，家里有老人，晚上地上全是水。",
    "小区门口路灯坏了半个月，晚上老人不敢出门，请派人来看看。",
  ];
  const command: Command<"register"> = {
    id: uuidv7(),
    verb: "register",
    version: null,
    madeAt: now,
    payload: {
      statement: `${texts[n % texts.length]}${n}`,
      category: "UTILITIES.WATER_SUPPLY",
      hazard: false,
      confidentiality: "NORMAL",
      residentName: "王小明",
      residentPhone: `138${String(n).padStart(8, "0")}`,
      unitId: place?.communityId as string,
      placeText: `${n % 30}号楼2单元301`,
      channel: "WEB",
      spokenOn: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      lateReason: "",
    },
  };
  const receipt = await registerIssue({ kind: "RESIDENT", issueId: null }, command, now);
  if (isProblem(receipt)) throw new Error(receipt.code);
}
