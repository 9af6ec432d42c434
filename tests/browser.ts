import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** Chromium without windows: a fresh page costs it 0.35 s where the whole of it takes 0.85. */
const SHELL = "/usr/bin/chromium-headless-shell";
const known = [
  process.env.CHROMIUM_PATH ?? "",
  SHELL,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** An installed Chromium or Chrome; undefined leaves the choice to Playwright, which then uses its own. */
export function findBrowser(): string | undefined {
  return known.find((file) => file !== "" && existsSync(file));
}

/**
 * Sees to it that there is a browser, and letters for its Chinese: Debian's packages where we may install them,
 * otherwise what the machine has, otherwise Playwright's own download.
 */
export async function installBrowser(say: (line: string) => void): Promise<void> {
  const missing = [existsSync(SHELL) ? "" : path.basename(SHELL), hasChineseFont() ? "" : "fonts-noto-cjk"];
  if (mayInstall() && missing.some(Boolean)) {
    say(`installing ${missing.filter(Boolean).join(", ")}`);
    run("apt-get", ["update", "-q"]);
    for (const one of missing.filter(Boolean)) install(one); // what this Debian does not have is done without
    if (!findBrowser()) install("chromium");
  }
  if (findBrowser()) return;
  say("no installed Chromium or Chrome found, asking Playwright for its own");
  const playwright = path.resolve(import.meta.dirname, "../node_modules/.bin/playwright");
  if (!run(playwright, ["install", "chromium-headless-shell"])) throw new Error("there is no browser");
}

const mayInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

function hasChineseFont(): boolean {
  const { stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return (stdout ?? "").trim() !== "" || existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

const install = (name: string) => run("apt-get", ["install", "-q", "-y", "--no-install-recommends", name]);

function run(program: string, args: string[]): boolean {
  const { status } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}
