import { spawnSync } from "node:child_process";
import path from "node:path";

// `npm run soak`: what `npm test` tries by fifties, by thousands, and from another seed each time, which is printed; the
// whole of seed size M, of which `npm test` has a hundredth; and the proof that no case is left behind over 50,000 issues.

const root = path.resolve(import.meta.dirname, "..");
const seed = process.env.FIELD_SEED ?? String(Date.now() % 1_000_000);
console.log(`FIELD_SEED=${seed}`);
const { status } = spawnSync(
  path.join(root, "node_modules/.bin/vitest"),
  [
    "run",
    "--project=database",
    ...["fieldHistories", "seedCohort", "reconciliation"].map((name) => `tests/db/${name}.test.ts`),
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      FIELD_HISTORIES: "3000",
      FIELD_SEED: seed,
      SEED_COHORT: "M",
      RECONCILED_COPIES: "49",
    },
  },
);
process.exit(status ?? 1);
