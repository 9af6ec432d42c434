import { defineConfig } from "@playwright/test";
import { findBrowser } from "./tests/browser.ts";

// `npm test` gives a port and a data folder of their own; by hand the data stay in data/e2e between runs.
const port = process.env.E2E_PORT ?? "3177";
const folder = process.env.E2E_DATA ?? "data/e2e";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  workers: 1, // one city, one clock: stories that move it must not meet
  forbidOnly: Boolean(process.env.CI),
  retries: 1, // what passes only then is named at the end of the run (tests/run.ts)
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 900 },
    screenshot: "only-on-failure",
    trace: "off", // it costs a tenth of the time of every story; by hand: --trace on
    actionTimeout: 15_000,
    launchOptions: {
      executablePath: findBrowser(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: "node deploy/start.mjs start",
    env: {
      PORT: port,
      MINQING_DATA: folder,
      // A map whose every picture is the house's own sign: nothing is fetched from outside.
      MAP_TILES: "/icon.svg?at={z}-{x}-{y}",
      MAP_CENTRE: "28.68213,115.85712",
      MAP_CREDIT: "<b>演示</b>地图",
    },
    url: `http://localhost:${port}/api/health`,
    timeout: 300_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
