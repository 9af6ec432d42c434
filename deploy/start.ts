import path from "node:path";
import { startService } from "./service.ts";
import type { Mode } from "./settings.ts";

// `npm start`, `npm run dev`, `npm run serve`: deploy/start.mjs has installed what was missing and calls this.
const root = path.resolve(import.meta.dirname, "..");
await startService(
  (process.argv[2] ?? "start") as Mode,
  path.resolve(root, process.env.MINQING_DATA || "data"),
);
