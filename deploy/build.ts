import { rmSync } from "node:fs";
import path from "node:path";
import { plainContext } from "./context.ts";
import { pages } from "./freshness.ts";
import { buildPages, generateClient, StepFailed } from "./steps.ts";

// `npm run build`: the database client when stale, and the pages in any case.
rmSync(path.resolve(import.meta.dirname, "..", pages.note), { force: true });
try {
  await generateClient(plainContext());
  await buildPages(plainContext());
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
