import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { publicIssues, publicIssuesSql, publicStepsSql } from "#lib/db/open/open311.ts";
import type { Sql } from "#lib/db/sql.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Filter } from "#lib/domain/open311/asked.ts";
import { CATEGORIES, OPEN_STATES, type State } from "#lib/domain/vocabulary.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";

/** What everybody may read is read from an index, and is exactly what one would pick by hand. */
let city: City;
beforeAll(async () => {
  city = await makeCaseload(3000);
  await db.$executeRaw`ANALYZE`;
});
const ALL: Filter = {
  ids: null,
  codes: null,
  status: null,
  from: new Date(PRESENT.getTime() - 90 * 86_400_000),
  to: PRESENT,
  limit: 1000,
  offset: 0,
  extended: false,
};

/** The nodes that read issues or events, as the planner would do it were a scan no way out. */
async function readsOf(statement: Sql): Promise<string[]> {
  return db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
    const rows = await tx.$queryRawUnsafe<{ "QUERY PLAN": string }[]>(
      `EXPLAIN ${statement.text}`,
      ...statement.values,
    );
    return rows.map((row) => row["QUERY PLAN"]).filter((line) => / on (issues|issue_events)/.test(line));
  });
}

describe("the plan", () => {
  it.each([
    ["everything", {}, /issues_(city_registered|public_category)/],
    ["what is open", { status: "open" }, /issues_public_open/],
    ["what is closed", { status: "closed" }, /issues_(city_registered|public_category)/],
    ["some services", { codes: CATEGORIES.slice(0, 3) }, /issues_public_category/],
    ["by id", { ids: ["019b0000-0000-7000-8000-000000000000"] }, /issues_pkey/],
  ] as const)("of %s reads an index", async (_what, more, index) => {
    const reads = await readsOf(publicIssuesSql(city.city.id, { ...ALL, ...more }, null));
    expect(reads.join("\n")).toMatch(index);
    expect(reads.join("\n")).not.toContain("Seq Scan");
  });

  it("of steps reads them by time, or by their issue", async () => {
    const byTime = await readsOf(publicStepsSql(city.city.id, ALL));
    expect(byTime.join("\n")).toContain("issue_events_at_idx");
    const ids = ["019b0000-0000-7000-8000-000000000000"];
    expect((await readsOf(publicStepsSql(city.city.id, { ...ALL, ids }))).join("\n")).toContain(
      "issue_events_issue_id_seq_key",
    );
  });
});

it("what comes is what one would pick by hand", async () => {
  const rows = await db.issue.findMany({ orderBy: [{ registeredAt: "desc" }, { id: "desc" }] });
  const isPublic = (row: (typeof rows)[number]) =>
    row.confidentiality === "NORMAL" &&
    row.hiddenFrom === null &&
    row.complainedUnitId === null &&
    row.category !== null &&
    row.category !== CONDUCT_CATEGORY &&
    row.registeredAt >= ALL.from &&
    row.registeredAt <= ALL.to;
  const open = (row: (typeof rows)[number]) =>
    OPEN_STATES.includes(row.state as (typeof OPEN_STATES)[number] & State);
  const codes = [...CATEGORIES.slice(0, 20), CONDUCT_CATEGORY];
  const picks: readonly (readonly [Partial<Filter>, (row: (typeof rows)[number]) => boolean])[] = [
    [{}, () => true],
    [{ status: "open" }, open],
    [{ status: "closed" }, (row) => !open(row)],
    [{ codes }, (row) => codes.includes(row.category ?? "")],
    [{ codes, status: "open" }, (row) => codes.includes(row.category ?? "") && open(row)],
  ];
  for (const [more, pick] of picks) {
    const wanted = rows.filter((row) => isPublic(row) && pick(row)).map(({ id }) => id);
    expect(wanted.length).toBeGreaterThan(10);
    const found = (page: Partial<Filter>) => publicIssues(city.city.id, { ...ALL, ...more, ...page }, null);
    expect((await found({})).map(({ id }) => id)).toEqual(wanted.slice(0, 1000));
    expect((await found({ limit: 7, offset: 7 })).map(({ id }) => id)).toEqual(wanted.slice(7, 14));
  }
});

it("the index of what is open holds exactly the states that are open", async () => {
  const [index] = await db.$queryRaw<{ definition: string }[]>`
    SELECT indexdef AS definition FROM pg_indexes WHERE indexname = 'issues_public_open'`;
  const states = [...(index?.definition.matchAll(/'([A-Z_]+)'::text/g) ?? [])]
    .map(([, word]) => word)
    .filter((word) => word !== "NORMAL");
  expect(states.sort()).toEqual([...OPEN_STATES].sort());
});
