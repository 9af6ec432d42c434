// The first step of every command. Runs on any Node from 20 on, before anything is installed: installs what is
// missing, then hands over to the project's own Node, which runs TypeScript as it is.
import { spawn } from "node:child_process";
import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { install } from "./install.mjs";
import { lockHolder } from "./lock.mjs";
import { messages } from "./messages.mjs";

const root = path.resolve(import.meta.dirname, "..");
const data = path.resolve(root, process.env.MINQING_DATA || "data");
const scripts = {
  start: "deploy/start.ts",
  dev: "deploy/start.ts",
  serve: "deploy/start.ts",
  build: "deploy/build.ts",
  run: "deploy/run.ts",
  test: "tests/run.ts",
  check: "tests/run.ts",
  bench: "tests/bench/main.ts",
  soak: "tests/soak.ts",
};
const [command = "start", ...rest] = process.argv.slice(2);
const script = scripts[/** @type {keyof typeof scripts} */ (command)];
const say = (/** @type {string} */ line) => console.log(line);

function refuse(/** @type {string} */ line) {
  console.error(line);
  process.exit(1);
}

if (!script) refuse(Object.keys(scripts).join(" | "));
try {
  mkdirSync(data, { recursive: true });
  accessSync(data, constants.W_OK);
} catch {
  refuse(messages.folderDenied(data));
}
if (script === "deploy/start.ts") {
  const pid = lockHolder(path.join(data, "running.lock"));
  if (pid !== undefined) refuse(messages.alreadyRunning(pid));
}
const dev = script.startsWith("tests/");
if (!(await install({ dev, lock: path.join(root, "data", "install.lock"), say })))
  refuse(messages.installFailed);

const node = path.join(root, "node_modules", ".bin", process.platform === "win32" ? "node.exe" : "node");
const child = spawn(node, ["--conditions=react-server", path.join(root, script), command, ...rest], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"], // when this process is killed, the other one hears of it
});
child.once("error", () => refuse(messages.noOwnNode));
child.once("exit", (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
