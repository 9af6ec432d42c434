// Plain JavaScript: this is what makes everything else runnable.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { takeLock } from "./lock.mjs";
import { messages } from "./messages.mjs";

const root = path.resolve(import.meta.dirname, "..");
const stamp = path.join(root, "node_modules", ".minqing-installed");

/**
 * Brings node_modules to what package-lock.json says, with `npm ci`, unless it is there already.
 * @param {{ dev: boolean, lock: string, say: (line: string) => void }} options dev: tests' packages are needed too
 * @returns {Promise<boolean>} false when npm failed (it has said why)
 */
export async function install({ dev, lock, say }) {
  if (isInstalled(dev)) return true;
  let held = takeLock(lock);
  if (!held.taken) say(messages.installWait);
  while (!held.taken) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    held = takeLock(lock);
  }
  try {
    if (isInstalled(dev)) return true;
    say(messages.installing);
    return npmCi();
  } finally {
    held.release();
  }
}

function npmCi() {
  // Install scripts bring the project's Node and the database's library links, whatever the user's npm settings are.
  const args = [
    "ci",
    "--include=dev",
    "--ignore-scripts=false",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const options = { cwd: root, stdio: /** @type {const} */ ("inherit") };
  const { status } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (status !== 0) return false;
  writeFileSync(stamp, fingerprint());
  return true;
}

/** @param {boolean} dev */
function isInstalled(dev) {
  if (!existsSync(path.join(root, "node_modules", ".bin", "node"))) return false;
  const print = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === print) return true;
  return matchesLock(dev);
}

/** Somebody ran npm by hand: npm's own list of what it installed says whether that is the same. @param {boolean} dev */
function matchesLock(dev) {
  try {
    const wanted = readPackages("package-lock.json");
    const present = readPackages("node_modules/.package-lock.json");
    return Object.entries(wanted).every(
      ([name, entry]) =>
        name === "" ||
        entry.optional ||
        entry.devOptional ||
        (entry.dev && !dev) ||
        present[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8")).packages;
}

function fingerprint() {
  return createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
}
