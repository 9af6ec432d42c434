import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
/** What a clone has not, or must not share with this one. */
const left = [".git", "node_modules", "data", "coverage", "test-results", "playwright-report"];

/** A copy of this clone, with what is installed and built, and no data. */
export type Clone = {
  folder: string;
  data: string;
  /** starts a command of deploy/start.mjs as a terminal would: in a process group of its own */
  launch(command: string[], options?: LaunchOptions): Launched;
  /** the processes that work in this clone or on its data (Linux) */
  processes(): number[];
  remove(): void;
};

export type LaunchOptions = {
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
  /** through npm, as people do; without it the tests see the launcher itself */
  npm?: boolean;
};

export type Launched = {
  process: ChildProcess;
  output(): string;
  exit: Promise<number | null>;
  /** resolves when the text was printed; rejects when the program ends before */
  says(text: string): Promise<void>;
  /** to the whole group, as Ctrl-C does */
  interrupt(): void;
};

/** @param mode of the folder the clone lies in: 0o700 lets only its owner pass */
export function makeClone(mode = 0o755): Clone {
  const parent = mkdtempSync(path.join(os.tmpdir(), "minqing-clone-"));
  chmodSync(parent, mode);
  const folder = path.join(parent, "clone");
  cpSync(root, folder, {
    recursive: true,
    filter: (file) => !left.includes(path.relative(root, file)) && path.relative(root, file) !== ".next/dev",
  });
  shareModules(folder);
  const data = path.join(folder, "data");
  return {
    folder,
    data,
    launch: (command, options = {}) => launch(folder, command, options),
    processes: () => processesIn(parent),
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}

/** Hard links: real folders, as Turbopack and the database's account need them, without copying a gigabyte. */
function shareModules(folder: string): void {
  const modules = path.join(root, "node_modules");
  try {
    execFileSync("cp", ["-al", modules, folder], { stdio: "ignore" });
  } catch {
    symlinkSync(modules, path.join(folder, "node_modules")); // another file system
  }
}

function launch(folder: string, command: string[], { env = {}, uid, gid, npm }: LaunchOptions): Launched {
  const [program, args] = npm ? ["npm", ["run"]] : [process.execPath, ["deploy/start.mjs"]];
  const child = spawn(program, [...args, ...command], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: os.tmpdir(), ...env } as unknown as NodeJS.ProcessEnv,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    uid,
    gid,
  });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
      for (const listener of listeners) listener();
    });
  }
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    process: child,
    output: () => said,
    exit,
    interrupt: () => process.kill(-(child.pid ?? 0), "SIGINT"),
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!said.includes(text)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        void exit.then((code) => reject(new Error(`ended with ${code} before saying “${text}”:\n${said}`)));
        look();
      }),
  };
}

function processesIn(folder: string): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => {
      try {
        if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"))) return false;
        return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}
