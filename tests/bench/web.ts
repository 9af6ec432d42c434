import { uuidv7 } from "uuidv7";
import { communities, runSql } from "./city.ts";
import { type Answer, ask, hiddenFields, type Latency, load } from "./load.ts";
import { calm, residentMegabytes, startServer } from "./server.ts";
import { figure, type Line, table } from "./table.ts";

// The production build over HTTP, forms as a browser without script sends them. Server, database and the sender of the
// load share this machine's processors. Every request comes from a client of its own, so that no throttle is measured.

const REQUESTS = { 4: 240, 16: 480 } as const;
const PHONE = "13800005678";
const url = process.env.DATABASE_URL ?? "";
const places = await communities(url);
const server = await startServer(process.env.BENCH_FOLDER ?? "");
const lines: Line[] = [];
try {
  const memoryAtStart = memory();
  await calm(/lib\/worker/);
  if (!server.worker.running()) throw new Error(`the worker ended:\n${server.worker.lastWords()}`);
  const submitPage = await ask(`${server.url}/submit`);
  const trackPage = await ask(`${server.url}/track`);
  const submitFields = hiddenFields(submitPage.text, "statement");
  const trackFields = hiddenFields(trackPage.text, "receiptNo");
  const see = (page: string) => async () => expect(await ask(`${server.url}${page}`, client()), 200);

  const submit = async (n: number) => {
    const form = formOf(submitFields, {
      commandId: uuidv7(),
      statement: "三楼水管一直漏，墙都湿了，找过两次物业没有人来。",
      unitId: places[n % places.length]?.communityId ?? "",
      placeText: "3号楼2单元301",
      residentName: "王阿姨",
      residentPhone: PHONE,
      confidentiality: "NORMAL",
    });
    expect(await ask(`${server.url}/submit`, post(form)), 303, "/submit/done");
  };
  await load(40, 4, submit);
  const receipts: string[] = (
    await runSql(
      url,
      "SELECT receipt_no FROM issues i JOIN residents r ON r.id = i.resident_id WHERE channel = 'WEB' AND r.phone = '13800005678' AND i.version = 1",
    )
  ).rows.map((row) => row.receipt_no);
  let cookie = "";
  const track = async (n: number) => {
    const receiptNo = receipts[n % receipts.length] ?? "";
    const form = formOf(trackFields, { receiptNo, proof: PHONE.slice(-4) });
    const answer = await ask(`${server.url}/track`, post(form));
    expect(answer, 303, "/track/issue");
    cookie = answer.cookies[0] ?? "";
  };
  await load(receipts.length, 4, track);
  const follow = async () => expect(await ask(`${server.url}/track/issue`, client({ cookie })), 200);

  for (const lanes of [4, 16] as const) {
    const row = async (name: string, send: (n: number) => Promise<unknown>) => {
      await load(lanes * 2, lanes, send);
      const found = await load(REQUESTS[lanes], lanes, send);
      lines.push([name, lanes, ...figures(found, trivial)]);
      return found;
    };
    let trivial: Latency | undefined;
    trivial = await row("GET /deadline (trivial page)", see("/deadline"));
    await row("GET /submit", see("/submit"));
    await row("POST /submit", submit);
    await row("POST /track", track);
    await row("GET /track/issue", follow);
  }
  console.log(table(["HTTP", "connections", "p50 ms", "p95 ms", "1/s", "p50 ÷ trivial"], lines));
  const at = memory();
  console.log(
    `\n${table(
      ["memory, RSS in MB", "web", "worker", "together", "target"],
      [
        ["at start", ...mb(memoryAtStart), ""],
        ["after the benchmark", ...mb(at), "≤ 400"],
      ],
    )}`,
  );
} catch (error) {
  console.error(error, server.web.lastWords());
  process.exitCode = 1;
} finally {
  await server.stop();
}
process.exit();

function figures({ p50, p95, perSecond }: Latency, trivial: Latency | undefined): string[] {
  return [figure(p50), figure(p95), figure(perSecond), trivial ? figure(p50 / trivial.p50) : "1"];
}

function memory(): { web: number; worker: number } {
  return { web: residentMegabytes(/deploy\/web/), worker: residentMegabytes(/lib\/worker/) };
}
function mb({ web, worker }: { web: number; worker: number }): string[] {
  return [web, worker, web + worker].map((value) => value.toFixed(0));
}

function formOf(hidden: readonly [string, string][], typed: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of hidden) if (!(name in typed)) form.append(name, value);
  for (const [name, value] of Object.entries(typed)) form.append(name, value);
  return form;
}

function post(form: FormData): RequestInit {
  return { method: "POST", body: form, ...client({ origin: server.url }) };
}

/** A client that nobody has seen yet, as a proxy would name it. */
function client(headers: Record<string, string> = {}): RequestInit {
  return { headers: { ...headers, "x-forwarded-for": `bench-${uuidv7()}` } };
}

function expect(answer: Answer, status: number, to?: string): void {
  if (answer.status !== status || (to !== undefined && !answer.location?.endsWith(to)))
    throw new Error(
      `${answer.status} ${answer.location ?? ""}: ${answer.text.replace(/<[^>]*>/g, " ").slice(0, 300)}`,
    );
}
