import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { END, insertWalks, walks } from "#tests/support/walks.ts";

/** The migration reads who took part from the trail, for what was under way when the rule came (lib/domain/casework/secondEyes). */
test("what was under way when the rule came is known from its trail", async () => {
  const stories = walks(400);
  const ids = await insertWalks(stories, END);
  const before = new Map(await Promise.all(ids.map(async (id) => [id, await handsOf(id)] as const)));
  expect([...before.values()].filter((hands) => hands.length > 2).length).toBeGreaterThan(50);
  await db.$executeRaw`UPDATE issues SET hands = '{}' WHERE id = ANY(${ids}::uuid[])`;
  const script = await readFile("prisma/migrations/20261127010000_hands/migration.sql", "utf8");
  await db.$executeRawUnsafe(script.slice(script.indexOf('UPDATE "issues"')));
  for (const id of ids) expect(await handsOf(id)).toEqual(before.get(id));
});
async function handsOf(id: string): Promise<string[]> {
  const issue = await loadIssue(db, id);
  if (issue?.state === "ARCHIVED") return [];
  return Object.entries(issue?.hands ?? {})
    .flatMap(([verb, people]) => people.map((person) => `${verb} ${person}`))
    .sort();
}
