import { beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { warnBeforeDue } from "#lib/usecases/casework/warnings.ts";
import { foundCity, goes, registered, TO_WORK, unitIds } from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";

beforeAll(foundCity);
beforeEach(async () => {
  await db.outbox.deleteMany();
});
const warnings = async (issueId: string) =>
  (await db.outbox.findMany({ where: { issueId, topic: "warn" }, orderBy: { createdAt: "asc" } })).map(
    ({ recipient, data }) => [recipient, (data as { stage: string }).stage, (data as { kind: string }).kind],
  );

it("warns the unit at half of the reply time, at four fifths, and the office on the last day; each once", async () => {
  const { issue } = await registered("03-02 10:00");
  const { version } = await goes(issue.id, ...TO_WORK);
  await warnBeforeDue(at("03-06 04:59"));
  expect(await warnings(issue.id)).toEqual([]);
  await warnBeforeDue(at("03-06 06:00"));
  await warnBeforeDue(at("03-06 06:01"));
  const [first] = await warnings(issue.id);
  expect(first).toEqual([expect.stringMatching(/^(person|unit):/), "HALF", "REPLY"]);
  expect(await warnings(issue.id)).toHaveLength(1);
  await warnBeforeDue(at("03-08 12:00"));
  await warnBeforeDue(at("03-09 09:00"));
  expect(
    (await warnings(issue.id)).filter(([, , kind]) => kind === "REPLY").map(([, stage]) => stage),
  ).toEqual(["HALF", "MOST", "DUE_DAY"]);
  expect(await warnings(issue.id)).toContainEqual([`unit:${unitIds.community}`, "DUE_DAY", "REPLY"]);
  // Whoever is writing at that moment does not lose a race to a warning.
  expect((await db.issue.findUniqueOrThrow({ where: { id: issue.id } })).version).toBe(version);
});

it("says nothing of what was answered meanwhile", async () => {
  const { issue } = await registered("03-02 10:00");
  await goes(issue.id, ...TO_WORK, ["reply", "03-03 10:00"]);
  await warnBeforeDue(at("03-09 10:00"));
  expect((await warnings(issue.id)).map(([, , kind]) => kind)).not.toContain("REPLY");
});

it("two at once share the work: every message is written once, whatever the batch", async () => {
  const made = [];
  for (let n = 0; n < 12; n += 1) made.push((await registered("03-02 10:00")).issue.id);
  const written = await Promise.all([
    warnBeforeDue(at("03-06 06:00"), { batch: 5 }),
    warnBeforeDue(at("03-06 06:00"), { batch: 3 }),
  ]);
  await warnBeforeDue(at("03-06 06:00"));
  const rows = await db.outbox.count({ where: { topic: "warn", issueId: { in: made } } });
  expect(rows).toBe(12);
  expect(written.reduce((a, b) => a + b)).toBeGreaterThanOrEqual(1);
});
