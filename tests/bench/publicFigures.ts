import { communities, runSql } from "./city.ts";
import { ask, type Latency, load } from "./load.ts";
import { calm, startServer } from "./server.ts";
import { figure, type Line, table } from "./table.ts";

// The public figures over HTTP, as on the evening of a press conference: every reader at once, over every key there is
// (whole city and counties, three periods), also over counties that are none. Counted is how often the figures were formed.

const PERIODS = ["year", "month", "12months"] as const;
const READERS = [16, 64, 256] as const;
const REQUESTS = 2000;
const url = process.env.DATABASE_URL ?? "";
const places = await communities(url);
const counties = ["", ...new Set(places.map(({ countyId }) => countyId ?? ""))];
const keys = counties.flatMap((county) => PERIODS.map((period) => `period=${period}&county=${county}`));
const server = await startServer(process.env.BENCH_FOLDER ?? "");
const lines: Line[] = [];
try {
  await calm(/lib\/worker/);
  await measured("CSV, nothing kept yet", 64, keys.length * 8, csv);
  for (const readers of READERS) await measured("CSV", readers, REQUESTS, csv);
  const known = (await fetch(`${server.url}/figures/csv?${keys[0]}`)).headers.get("etag") ?? "";
  await measured("CSV, known to the reader (304)", 64, REQUESTS, () =>
    expect(`${server.url}/figures/csv?${keys[0]}`, 304, { "if-none-match": known }),
  );
  for (const readers of [16, 64] as const)
    await measured("page", readers, REQUESTS / 4, (n) =>
      expect(`${server.url}/figures?${keys[n % keys.length]}`, 200),
    );
  await measured("CSV, counties that are none", 64, REQUESTS, (n) =>
    expect(`${server.url}/figures/csv?period=year&county=none-${n}`, 200),
  );
  console.log(table(["public figures", "readers", "requests", "p50 ms", "p95 ms", "1/s", "counted"], lines));
  console.log(
    `${keys.length} keys; target: each is counted at most once in five minutes, p95 ≤ 300 ms from what is kept`,
  );
} catch (error) {
  console.error(error, server.web.lastWords());
  process.exitCode = 1;
} finally {
  await server.stop();
}
process.exit();

async function csv(n: number): Promise<void> {
  await expect(`${server.url}/figures/csv?${keys[n % keys.length]}`, 200);
}

async function measured(
  name: string,
  readers: number,
  requests: number,
  send: (n: number) => Promise<unknown>,
) {
  const before = await timesCounted();
  const { p50, p95, perSecond }: Latency = await load(requests, readers, send);
  const counted = (await timesCounted()) - before;
  lines.push([name, readers, requests, figure(p50), figure(p95), figure(perSecond), counted]);
}

/** Each count writes its row once: inserted first, changed afterwards. */
async function timesCounted(): Promise<number> {
  const { rows } = await runSql(
    url,
    "SELECT (n_tup_ins + n_tup_upd)::int AS n FROM pg_stat_user_tables WHERE relname = 'kept_figures'",
  );
  return rows[0].n;
}

async function expect(address: string, status: number, headers: Record<string, string> = {}): Promise<void> {
  const answer = await ask(address, { headers });
  if (answer.status !== status) throw new Error(`${answer.status}: ${answer.text.slice(0, 200)}`);
}
