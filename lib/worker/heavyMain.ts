import "server-only";
import { db } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import { HEAVY } from "./heavy.ts";
import type { HeavyJob } from "./ownProcess.ts";

/** One heavy job and no more: `node --conditions=react-server lib/worker/heavyMain.ts categories`. Ends with whoever began it. */
process.on("disconnect", () => process.exit(1));
const name = process.argv[2] as HeavyJob;
try {
  await HEAVY[name]();
  await db.$disconnect();
  process.exit(0);
} catch (error) {
  log.error("job failed", error, { job: name });
  process.exit(1);
}
