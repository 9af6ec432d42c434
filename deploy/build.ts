import { rmSync } from "node:fs";
import path from "node:path";
import { pages } from "./freshness.ts";
import { buildPages, generateClient, StepFailed } from "./steps.ts";

// `npm run build`: the database client when stale, and the pages in any case.
const root = path.resolve(import.meta.dirname, "..");
const context = {
  say: (line: string) => console.log(line),
  logs: path.join(root, "data", "logs"),
  env: process.env,
  onProcess: () => {},
};
rmSync(path.join(root, pages.note), { force: true });
try {
  await generateClient(context);
  await buildPages(context);
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  console.error(error.message);
  process.exit(1);
}
