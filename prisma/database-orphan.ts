import { execFileSync } from "node:child_process";
import { readFile, readlink, realpath, rm } from "node:fs/promises";
import path from "node:path";

/**
 * After kill -9 of its starter PostgreSQL runs on, without anybody to stop it. Stops the one that works on `data`
 * and returns its process id, or undefined when there is none.
 * The note it leaves (postmaster.pid) is believed only when that process really is a server of this very folder:
 * process ids are used again, and a copied clone carries the note of the original.
 */
export async function stopOrphan(data: string): Promise<number | undefined> {
  const note = path.join(data, "postmaster.pid");
  const text = await readFile(note, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Number(text.split("\n")[0]);
  if (!(await serves(pid, data))) {
    await rm(note, { force: true });
    return undefined;
  }
  process.kill(pid, "SIGINT");
  for (let waited = 0; await serves(pid, data); waited += 50) {
    if (waited === 20_000) process.kill(pid, "SIGQUIT");
    if (waited > 30_000) throw new Error(`an older database server does not stop: process ${pid}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return pid;
}

async function serves(pid: number, data: string): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    if (process.platform === "linux") {
      // A server stands in its data folder. A finished one that nobody has waited for has no folder any more.
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(data));
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(data);
  } catch {
    return false;
  }
}
