import path from "node:path";
import { defineConfig } from "vitest/config";

const domain = ["tests/domain/**/*.test.ts"];
const pure = [
  "tests/*.test.ts",
  ...["deploy", "files", "notify"].map((folder) => `tests/${folder}/**/*.test.ts`),
];
const apart = ["tests/e2e/**", "tests/bench/**", "tests/runtime/**"];

export default defineConfig({
  // Next's marker for server modules throws outside of it; so does plain Node without a condition.
  resolve: { alias: { "server-only": path.resolve(import.meta.dirname, "tests/support/empty.ts") } },
  test: {
    maxWorkers: "100%", // one core is left idle otherwise, and on a machine of two that is half
    coverage: {
      provider: "v8",
      include: ["lib/domain/**/*.ts"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 95, branches: 95 },
    },
    projects: [
      // Nothing in it keeps anything, so no file needs modules of its own: half the time.
      {
        extends: true,
        test: { name: "domain", include: domain, isolate: false, testTimeout: 30_000 },
      },
      { extends: true, test: { name: "pure", include: pure, testTimeout: 30_000 } },
      {
        extends: true,
        test: {
          name: "database",
          include: ["tests/**/*.test.ts"],
          exclude: [...domain, ...pure, ...apart],
          globalSetup: "tests/support/database.ts",
          setupFiles: "tests/support/fresh-database.ts",
          testTimeout: 40_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: "runtime",
          include: ["tests/runtime/**/*.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
