import { createHash } from "node:crypto";
import fc from "fast-check";
import { EVENTS_PER_VERSION, insertIssues } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Change, Issue } from "#lib/domain/casework/issue.ts";
import { receiptNo } from "#lib/domain/casework/receipt.ts";
import { beginnings, chosen, places, type Step, steps } from "#tests/domain/arbitraries.ts";
import { at, Story } from "./story.ts";

/**
 * Mixed issues for tests of the whole record: each a random walk of people through every step, half of them swept on the
 * way, left at some moment as the database would have it.
 */
export function walk(begins: Date, place: Issue["place"], todo: readonly Step[]): Story {
  const story = new Story({ at: begins, spokenOn: shanghaiDate(begins), place });
  let now = begins;
  for (const step of todo) {
    now = new Date(now.getTime() + step.wait);
    if (now > END) break;
    if (step.sweep !== "none") story.sweep(now);
    const verb = chosen(step, story.issue, now);
    if (verb !== "merge" && verb !== "link") story.do(verb, now, step.payload[verb]);
  }
  return story;
}
/** No walk goes on after this. */
export const END = at("12-20 00:00");

export const walks = (count: number, seed = 7): Story[] =>
  fc
    .sample(fc.tuple(beginnings, places, steps), { numRuns: count, seed })
    .map(([begins, place, todo]) => walk(begins, place, todo.slice(0, 14)));

/** The ids of a story are words; the database wants UUIDs, the same word the same one everywhere. */
const uuidOf = (text: string): string => {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const OWN_ID = /"(id-\d+)"/g;
const SHARED_ID =
  /"((?:city|county|town|community|grid|bureau|police|power|visitor)(?:-alone|-apart)?(?:-water)?|[A-Z_]+@[a-z-]+|joint-team|callback-team|master)"/g;
export const withUuids = <T>(value: T, story: string): T =>
  JSON.parse(
    JSON.stringify(value)
      .replace(OWN_ID, (_, id) => `"${uuidOf(`${story}/${id}`)}"`)
      .replace(SHARED_ID, (_, id) => `"${uuidOf(id)}"`),
  );

/** Writes the stories as they stand. Returns the ids of their issues, in order. */
export async function insertWalks(stories: readonly Story[], now: Date): Promise<string[]> {
  const made = stories.map((story, n) => {
    const whole: Change = {
      before: null,
      issue: { ...story.issue, receiptNo: receiptNo(n), version: Math.max(1, story.issue.version) },
      clocks: [...story.history.values()],
      events: story.events,
      replies: story.replies,
      ratings: story.ratings,
      // those that were answered are history, which a first insert does not write
      orders: story.orders.filter(({ id }) => story.issue.openOrders.some((open) => open.id === id)),
      metOrders: [],
      unmetOrders: [],
      coTasks: [],
      coTaskReports: [],
      links: [],
      denied: false,
      messages: [],
    };
    return { change: withUuids(whole, String(n)), receiptSecret: "7KQ2-M9XD", resident: null };
  });
  for (let from = 0; from < made.length; from += 200)
    await db.$transaction((tx) => insertIssues(tx, made.slice(from, from + 200), now));
  const ids = made.map(({ change }) => change.issue.id);
  // Written as one step, a long story has more events than one version holds: the next one begins after them.
  await db.$executeRaw`UPDATE issues i SET version = GREATEST(i.version, e.last / ${EVENTS_PER_VERSION}::int)
    FROM (SELECT issue_id, max(seq) AS last FROM issue_events WHERE issue_id = ANY(${ids}::uuid[]) GROUP BY 1) e WHERE e.issue_id = i.id`;
  return ids;
}

/** As many copies of everything as wanted, set-based: only ids and numbers differ. */
export async function copyIssues(copies: number): Promise<void> {
  const other = (column: string) => `md5(${column}::text || n)::uuid`;
  for (const [table, ids] of Object.entries(COPIED)) {
    const columns = await db.$queryRawUnsafe<{ name: string }[]>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'
        AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    );
    const values = columns.map(({ name }) =>
      name === "receipt_no"
        ? "(900000000 + row_number() OVER ())::text"
        : ids.includes(name)
          ? other(`t.${name}`)
          : `t.${name}`,
    );
    await db.$executeRawUnsafe(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join(", ")})
       SELECT ${values.join(", ")} FROM (SELECT * FROM ${table}) t CROSS JOIN generate_series(1, ${copies}) n`,
    );
  }
}
const COPIED: Readonly<Record<string, readonly string[]>> = {
  issues: ["id"],
  clocks: ["id", "issue_id"],
  issue_events: ["id", "issue_id", "clock_id", "command_id"],
  supervision_orders: ["id", "issue_id", "clock_id"],
};
