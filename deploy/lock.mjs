// Plain JavaScript: it is also needed before anything is installed.
import { execFileSync } from "node:child_process";
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * @typedef {{ taken: true, recovered: boolean, release: () => void }} Lock
 * @typedef {{ taken: false, pid: number }} Held
 */

/**
 * Takes a lock file for this process, or says which live process holds it. One left by a killed process is taken
 * over (`recovered`). A process is known by its id and its start, because ids are used again.
 * @param {string} file
 * @returns {Lock | Held}
 */
export function takeLock(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine);
  try {
    for (let recovered = false; ; recovered = true) {
      try {
        linkSync(draft, file); // appears whole or not at all, and never over another's
        return { taken: true, recovered, release: () => release(file, mine) };
      } catch (error) {
        if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
      }
      const pid = lockHolder(file);
      if (pid !== undefined) return { taken: false, pid };
      removeStale(file, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * The live process that holds the lock, if any.
 * @param {string} file
 * @returns {number | undefined}
 */
export function lockHolder(file) {
  const { pid, started } = parse(read(file));
  return pid !== undefined && startOf(pid) === started ? pid : undefined;
}

/** Moved aside before it goes, so that of two who find it stale only one removes it. @param {string} file @param {string} draft */
function removeStale(file, draft) {
  const aside = `${draft}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another was quicker
  }
  const { pid, started } = parse(read(aside));
  if (pid !== undefined && startOf(pid) === started) linkSync(aside, file); // it was taken meanwhile: put it back
  rmSync(aside, { force: true });
}

/** @param {string} file @param {string} mine */
function release(file, mine) {
  if (read(file) === mine) rmSync(file, { force: true });
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** @param {string} text @returns {{ pid?: number, started?: string }} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/**
 * When a process began, in the system's own words; undefined when there is no such process (or only its remains).
 * @param {number} pid
 */
function startOf(pid) {
  try {
    if (process.platform !== "linux") {
      return (
        execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || undefined
      );
    }
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    if (fields[0] === "Z") return undefined;
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
