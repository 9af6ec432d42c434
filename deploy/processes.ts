import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import path from "node:path";

/** A process that ends with the launcher, whatever ends the launcher. */
export type Tethered = {
  name: string;
  /** its exit code; null when a signal ended it */
  ended: Promise<number | null>;
  running(): boolean;
  /** asks it to end, and after `patienceMs` ends it */
  stop(patienceMs?: number): Promise<void>;
  kill(): void;
  /** the last lines it wrote, "" when they went to the terminal */
  lastWords(): string;
};

export type TetheredOptions = {
  args: string[];
  env: NodeJS.ProcessEnv;
  /** the file its output goes to; without one it goes to the terminal */
  log?: string;
};

const root = path.resolve(import.meta.dirname, "..");
const tether = path.join(import.meta.dirname, "tether.mjs");

/** Starts this Node with `args` in the project's folder. */
export function startTethered(name: string, { args, env, log }: TetheredOptions): Tethered {
  if (log) mkdirSync(path.dirname(log), { recursive: true });
  const output = log ? openSync(log, "w", 0o600) : "inherit";
  // A group of its own: Ctrl-C in the terminal reaches the launcher only, which stops the others in order.
  const child = spawn(process.execPath, ["--import", tether, ...args], {
    cwd: root,
    env: { ...env, MINQING_TETHERED: "1" },
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  if (typeof output === "number") closeSync(output);
  let running = true;
  const ended = new Promise<number | null>((resolve) => {
    const end = (code: number | null) => {
      running = false;
      resolve(code);
    };
    child.once("exit", end);
    child.once("error", () => end(1));
  });
  const signal = (name: NodeJS.Signals) => {
    if (!running || child.pid === undefined) return;
    try {
      process.kill(name === "SIGKILL" ? -child.pid : child.pid, name);
    } catch {
      // it ended in this very moment
    }
  };
  return {
    name,
    ended,
    running: () => running,
    kill: () => signal("SIGKILL"),
    lastWords: () => (log ? readFileSync(log, "utf8").trim().split("\n").slice(-20).join("\n") : ""),
    async stop(patienceMs = 10_000) {
      signal("SIGTERM");
      const patience = setTimeout(() => signal("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(patience);
    },
  };
}
