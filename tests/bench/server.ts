import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { startTethered, type Tethered } from "../../deploy/processes.ts";
import { webProgram, workerProgram } from "../../deploy/programs.ts";
import { readSettings } from "../../deploy/settings.ts";
import { buildPages } from "../../deploy/steps.ts";
import { freePort } from "../../prisma/database.ts";
import { processorNanoseconds } from "./cpu.ts";

export type Running = { url: string; web: Tethered; worker: Tethered; stop(): Promise<void> };

/** Web and worker as `npm run serve` runs them, on the database at DATABASE_URL, at an address of this machine only. */
export async function startServer(folder: string): Promise<Running> {
  const port = await freePort();
  const given = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET: "a secret of the benchmark, 32 bytes or more",
  };
  const settings = readSettings("serve", given, folder);
  if (Array.isArray(settings)) throw new Error(settings.join("\n"));
  const logs = path.join(folder, "logs");
  await buildPages({ say: (line) => console.error(line), logs, env: settings.env, onProcess: () => {} });
  const log = (name: string) => path.join(logs, `${name}.log`);
  const worker = startTethered("worker", { ...workerProgram(settings.env), log: log("worker") });
  const web = startTethered("web", { ...webProgram(port, "127.0.0.1", settings.env), log: log("web") });
  const stop = async () => {
    await web.stop();
    await worker.stop();
  };
  const until = Date.now() + 60_000;
  while ((await fetch(`${settings.url}/api/health`).catch(() => undefined))?.status !== 200) {
    if (Date.now() > until || !web.running())
      throw new Error(`the server did not come up:\n${web.lastWords()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url: settings.url, web, worker, stop };
}

/** The descendants of this process whose command line matches. */
function ours(commandLine: RegExp): Described[] {
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => describe(Number(pid)) ?? []);
  const byPid = new Map(processes.map((one) => [one.pid, one]));
  const isOurs = (pid: number): boolean => {
    const parent = byPid.get(pid)?.parent;
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return processes.filter((one) => isOurs(one.pid) && commandLine.test(one.commandLine));
}

/** Their resident memory in MB; 0 where the system does not tell. */
export const residentMegabytes = (commandLine: RegExp): number =>
  process.platform === "linux" ? ours(commandLine).reduce((sum, one) => sum + one.megabytes, 0) : 0;

/** Below this share of a processor a process has nothing to catch up with. */
const CALM = 0.05;
/** Waits until what a fresh database gives the worker to do is done: it is no part of what is measured. */
export async function calm(commandLine: RegExp, patienceMs = 300_000): Promise<void> {
  if (process.platform !== "linux") return;
  const spent = () => ours(commandLine).reduce((sum, { pid }) => sum + processorNanoseconds(pid) / 1e6, 0);
  const until = Date.now() + patienceMs;
  for (let before = spent(); Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const now = spent();
    if (now - before < 10_000 * CALM) return;
    before = now;
  }
}

type Described = { pid: number; parent: number; megabytes: number; commandLine: string };
function describe(pid: number): Described | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid, parent, megabytes: kilobytes / 1024, commandLine };
  } catch {
    return undefined; // it ended in this very moment
  }
}
