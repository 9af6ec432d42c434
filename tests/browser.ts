import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

const known = [
  process.env.CHROMIUM_PATH ?? "",
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
  if (mayInstall()) {
    const missing = [findBrowser() ? "" : "chromium", hasChineseFont() ? "" : "fonts-noto-cjk"].filter(
      Boolean,
    );
    if (missing.length > 0) {
      say(`installing ${missing.join(", ")}`);
      run("apt-get", ["update", "-q"]);
      run("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...missing]);
    }
  }
  if (findBrowser()) return;
  say("no installed Chromium or Chrome found, asking Playwright for its own");
  run(path.resolve(import.meta.dirname, "../node_modules/.bin/playwright"), [
    "install",
    "chromium-headless-shell",
  ]);
}

const mayInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

function hasChineseFont(): boolean {
  const { stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return (stdout ?? "").trim() !== "" || existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

function run(program: string, args: string[]): void {
  const { status } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${status}`);
}
