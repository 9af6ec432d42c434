import { db } from "#lib/db/client.ts";
import { env } from "#lib/env.ts";
import { demoState, PASTS, SIZE_S, seedCohort, seedDemo, startOver } from "./demo.ts";
import { messages } from "./messages.ts";

/** Any constant will do. */
const SEED_LOCK = 369_900;
/** The largest size takes hours on a small machine. */
const LONGEST_MS = 6 * 3_600_000;

/** Fills an empty, migrated database with the demo city; anything else it leaves as it is. Exit code 0 either way. */
async function main(args: readonly string[]): Promise<number> {
  const say = (line: string) => console.log(line);
  if (env.production) return refuse(messages.production);
  const size = args[0] === "--size" ? args[1] : args.length === 0 ? "S" : undefined;
  if (!isSize(size)) return refuse(messages.badSize);

  await alone(() => fill(size, say));
  return 0;
}

const SIZES = ["S", "M", "L", "XL"] as const;
type Size = (typeof SIZES)[number];
const isSize = (word: string | undefined): word is Size => SIZES.some((size) => size === word);

async function fill(size: Size, say: (line: string) => void): Promise<void> {
  const started = performance.now();
  const state = await demoState();
  if (state === "OTHERS") return say(messages.notEmpty);
  if (state === "WHOLE") return say(messages.ready);
  if (state === "HALF") {
    say(messages.unfinished);
    await startOver(env.databaseUrl);
  }
  if (size === "S") await seedDemo(new Date(), { issues: SIZE_S, say });
  else await seedCohort(new Date(), { say, past: size === "M" ? undefined : PASTS[size] });
  const [issues, visits, events] = [
    await db.issue.count(),
    await db.visit.count(),
    await db.issueEvent.count(),
  ];
  say(messages.done(issues, visits, events, ((performance.now() - started) / 1000).toFixed(1)));
}

/** Two seeds at once: the second waits here, then finds the city whole. The transaction holds the lock and nothing else. */
const alone = (work: () => Promise<void>): Promise<void> =>
  db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SEED_LOCK}::bigint)`;
      await work();
    },
    { timeout: LONGEST_MS },
  );

function refuse(line: string): number {
  console.error(line);
  return 1;
}

process.exitCode = await main(process.argv.slice(2)).finally(() => db.$disconnect());
