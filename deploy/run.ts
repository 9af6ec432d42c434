import { mkdir } from "node:fs/promises";
import path from "node:path";
import { runningDatabaseUrl, startDatabase } from "../prisma/database.ts";
import { applyMigrations } from "../prisma/migrate.ts";
import { plainContext } from "./context.ts";
import { takeLock } from "./lock.mjs";
import { messages } from "./messages.mjs";
import { startTethered } from "./processes.ts";
import { readSettings } from "./settings.ts";
import { generateClient } from "./steps.ts";

// `npm run import:divisions -- FILE.csv` and the like: one script against this clone's database, which is the one at
// DATABASE_URL, or the embedded one: that of the running service, or started for as long as the script takes.
const root = path.resolve(import.meta.dirname, "..");
const folder = path.resolve(root, process.env.MINQING_DATA || "data");
/** What stands behind these is no file. */
const OPTIONS_WITH_A_WORD = ["--size"];
const [script = "", ...args] = process.argv.slice(3);

await mkdir(folder, { recursive: true });
const settings = readSettings("start", process.env, folder);
if (Array.isArray(settings)) {
  for (const refusal of settings) console.error(refusal);
  process.exit(1);
}
await generateClient(plainContext());
const { url, close } = await openDatabase();
let code: number | null = 1;
try {
  await applyMigrations(url);
  const given = args.map((arg, at) =>
    arg.startsWith("-") || OPTIONS_WITH_A_WORD.includes(args[at - 1] ?? "")
      ? arg
      : path.resolve(process.env.INIT_CWD ?? root, arg),
  );
  const child = startTethered(script, {
    args: ["--conditions=react-server", script, ...given],
    // sealed links and files as the service has them, but only who says MINQING_MODE is in production
    env: { ...settings.env, MINQING_MODE: process.env.MINQING_MODE, DATABASE_URL: url },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void child.stop());
  process.once("disconnect", () => void child.stop());
  code = await child.ended;
} finally {
  await close();
}
process.exit(code ?? 1);

async function openDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };
  const lock = takeLock(path.join(folder, "running.lock"));
  if (!lock.taken) return { url: await runningDatabaseUrl(folder), close: async () => {} };
  console.log(messages.database);
  const database = await startDatabase({
    folder,
    onNote: (note, detail) => console.log(messages.databaseNotes[note](detail)),
  });
  return {
    url: database.url,
    async close() {
      await database.stop();
      lock.release();
    },
  };
}
