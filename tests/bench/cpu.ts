import { readFileSync } from "node:fs";
import { runSql } from "./city.ts";

/**
 * A clock of the processor time, in milliseconds, that the connections to a database have had: with other work on the machine
 * a query waits, but it does not compute more. Parallel workers are not in it. Linux only, else it stands at 0.
 */
export async function processorOf(url: string): Promise<() => number> {
  const { rows } = await runSql(url, "SELECT pid FROM pg_stat_activity WHERE datname = current_database()");
  return () => rows.reduce((sum: number, { pid }) => sum + processorNanoseconds(pid) / 1e6, 0);
}

export function processorNanoseconds(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]);
  } catch {
    return 0; // not Linux, or the connection has ended
  }
}
