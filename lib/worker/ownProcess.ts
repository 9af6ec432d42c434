import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setPriority } from "node:os";
import path from "node:path";

/** What is rare and loads much: a process that ends gives its memory back, the worker would keep it for good. */
export type HeavyJob = "file-cleaning" | "search-index" | "categories" | "ledger";

const MAIN = path.join(import.meta.dirname, "heavyMain.ts");
/** Behind whatever people wait for at that moment. */
const NICE = 5;
const running = new Set<ChildProcess>();

/** Does a heavy job in a process of its own, started as this one was. Throws when it failed. */
export async function inOwnProcess(name: HeavyJob): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, MAIN, name], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  running.add(child);
  try {
    if (child.pid !== undefined && name !== "ledger") setPriority(child.pid, NICE);
    const [code, signal] = await once(child, "exit");
    // Ended with the worker: the next run finds what this one left.
    if (code !== 0 && signal !== "SIGTERM") throw new Error(`${name} ended with ${code ?? signal}`);
  } finally {
    running.delete(child);
  }
}

/** Ends what was begun here. Every batch is its own transaction, so nothing is lost. */
export function endOwnProcesses(): void {
  for (const child of running) child.kill("SIGTERM");
}

let last: Promise<void> = Promise.resolve();
/** The same where nobody waits: one after the other, also when several come due at once. */
export function aside(name: HeavyJob): Promise<void> {
  const next = last.then(() => inOwnProcess(name));
  last = next.catch(() => {}); // the one after it is not to blame
  return next;
}
