import pg from "pg";
import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { demoState, SIZE_S, seedDemo, startOver } from "./demo.ts";
import { messages } from "./messages.ts";

/** Any constant will do: two seeds at once wait for each other. */
const SEED_LOCK = 369_900;

/** Fills an empty, migrated database with the demo city; anything else it leaves as it is. Exit code 0 either way. */
async function main(args: readonly string[]): Promise<number> {
  const say = (line: string) => console.log(line);
  if (env.production) return refuse(messages.production);
  const size = args[0] === "--size" ? args[1] : args.length === 0 ? "S" : undefined;
  if (size !== "S") return refuse(messages.badSize);

  const started = performance.now();
  const lock = new pg.Client({ connectionString: env.databaseUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [SEED_LOCK]);
    const state = await demoState();
    if (state === "OTHERS") say(messages.notEmpty);
    if (state === "WHOLE") say(messages.ready);
    if (state === "OTHERS" || state === "WHOLE") return 0;
    if (state === "HALF") {
      say(messages.unfinished);
      await startOver(env.databaseUrl);
    }
    await seedDemo(new Date(), { issues: SIZE_S, say });
    const [issues, visits, events] = [
      await db.issue.count(),
      await db.visit.count(),
      await db.issueEvent.count(),
    ];
    say(messages.done(issues, visits, events, ((performance.now() - started) / 1000).toFixed(1)));
    return 0;
  } finally {
    await lock.end();
  }
}

function refuse(line: string): number {
  console.error(line);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).finally(() => db.$disconnect());
