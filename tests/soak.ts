import { spawnSync } from "node:child_process";
import path from "node:path";

// `npm run soak`: what `npm test` tries by fifties, by thousands, and from another seed each time, which is printed; and the
// whole of seed size M, of which `npm test` has a hundredth.

const root = path.resolve(import.meta.dirname, "..");
const seed = process.env.FIELD_SEED ?? String(Date.now() % 1_000_000);
console.log(`FIELD_SEED=${seed}`);
const { status } = spawnSync(
  path.join(root, "node_modules/.bin/vitest"),
  ["run", "--project=database", "tests/db/fieldHistories.test.ts", "tests/db/seedCohort.test.ts"],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, FIELD_HISTORIES: "3000", FIELD_SEED: seed, SEED_COHORT: "M" },
  },
);
process.exit(status ?? 1);
