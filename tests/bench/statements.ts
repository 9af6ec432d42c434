import pg from "pg";
import { median } from "./table.ts";

type Statement = { text: string; values: unknown[] };

/** Does something once and gives back the statements it read the database with, as the driver sent them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  const { prototype } = pg.Client;
  const { query } = prototype;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [config, values] = args as [Partial<Statement>, unknown[]?];
    if (/^\s*(SELECT|WITH)\b/i.test(config.text ?? ""))
      seen.push({ text: config.text ?? "", values: config.values ?? values ?? [] });
    return (query as (...args: unknown[]) => unknown).apply(this, args);
  } as typeof query;
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return seen;
}

export type Measured = { ms: number; scans: string };

/** Milliseconds of the statements one after another on one connection (median of `runs`), and what they read most. */
export async function measure(
  url: string,
  statements: readonly Statement[],
  runs: number,
): Promise<Measured> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const startedAt = performance.now();
      for (const { text, values } of statements) await client.query({ text, values, rowMode: "array" });
      if (run > 0) times.push(performance.now() - startedAt); // the first one warms up
    }
    const plans: Plan[] = [];
    for (const { text, values } of statements) {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values);
      plans.push(rows[0]["QUERY PLAN"][0].Plan);
    }
    return { ms: median(times), scans: widest(plans) };
  } finally {
    await client.end();
  }
}

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

/** The scans that touch the most rows, widest first: "Seq Scan issues 100,000 rows". */
function widest(plans: readonly Plan[]): string {
  const scans = plans.flatMap(scansOf).sort((a, b) => b.rows - a.rows);
  const told = scans
    .slice(0, 3)
    .map(({ how, rows }) => `${how} ${Math.round(rows).toLocaleString("en")} rows`);
  return [...new Set(told)].join("; ");
}

function scansOf(plan: Plan): { how: string; rows: number }[] {
  const below = (plan.Plans ?? []).flatMap(scansOf);
  if (!plan["Relation Name"] && !plan["Index Name"]) return below;
  const what = plan["Index Name"] ?? plan["Relation Name"];
  const rows = (plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0)) * plan["Actual Loops"];
  return [{ how: `${plan["Node Type"]} ${what}`, rows }, ...below];
}
