import { beforeAll, describe, expect, test } from "vitest";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { loadCalendar, readCalendar } from "#lib/db/clocks/calendar.ts";
import { calendarForm } from "#lib/domain/calendar/calendarChange.ts";
import { runningClock } from "#lib/domain/casework/issue.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { calendarYear, previewDays, previewImport } from "#lib/queries/clocks/calendarAdmin.ts";
import { recountOpen } from "#lib/usecases/casework/recount.ts";
import { changeCalendar, importHolidays } from "#lib/usecases/clocks/calendar.ts";
import { clock, makeOffices, type Offices, told } from "#tests/support/offices.ts";

const now = clock("2026-03-04 10:00");
let offices: Offices;
beforeAll(async () => {
  offices = await makeOffices();
});
const form = (more: Record<string, string>) =>
  calendarForm.parse({ from: "2026-03-09", kind: "OFF", name: "本地假日", ...more });
const revision = async () => (await readCalendar(db)).version;
const dueOf = async (issueId: string, kind: "REPLY" | "RESOLVE" | "ACCEPT") => {
  const issue = await loadIssue(db, issueId);
  return issue && runningClock(issue, kind)?.basis.due;
};
async function changes(more: Record<string, string>, at = now) {
  const asked = { reason: "市政府通知调整", revision: await revision(), completesYear: null };
  return changeCalendar(offices.people.city, form(more), asked, at);
}
const recounts = (issueId: string) => db.issueEvent.findMany({ where: { issueId, verb: "recount" } });

describe("a day of rest is added", () => {
  let issueId: string;
  test("only the city office may, and looks first: nothing is written by looking", async () => {
    const { people, units } = offices;
    issueId = (await told(people.visitor, units.community.id, now)).issueId;
    expect(await dueOf(issueId, "REPLY")).toBe("2026-03-09");
    for (const who of ["county", "town", "supervisor", "admin"] as const) {
      expect(await previewDays(people[who], form({}), null, now), who).toMatchObject({ code: "NOT_ALLOWED" });
      const asked = { reason: "自己放假", revision: await revision(), completesYear: null };
      expect(await changeCalendar(people[who], form({}), asked, now), who).toMatchObject({
        code: "NOT_ALLOWED",
      });
    }
    const seen = await previewDays(people.city, form({}), null, now);
    expect(seen).toMatchObject({ issues: 1, later: 1, earlier: 0, byKind: { REPLY: 1 } });
    expect(isProblem(seen) ? [] : seen.sample).toMatchObject([
      { issueId, kind: "REPLY", from: "2026-03-09", to: "2026-03-10" },
    ]);
    expect(await dueOf(issueId, "REPLY")).toBe("2026-03-09");
  });

  test("the date moves with an event, and the resident is told of the later day", async () => {
    const before = await loadCalendar();
    expect(await changes({})).toEqual({ id: expect.any(String) });
    expect(await dueOf(issueId, "REPLY")).toBe("2026-03-10");
    expect(await recounts(issueId)).toMatchObject([
      { actorRole: "SYSTEM", data: { words: "市政府通知调整" } },
    ]);
    const messages = await db.outbox.findMany({ where: { issueId, topic: "recount" } });
    expect(messages.map(({ recipient }) => recipient)).toContain("resident");
    expect((await loadCalendar()).version, "every process sees it at once").toBe(before.version + 1);
    expect(await db.issue.findUnique({ where: { id: issueId } })).toMatchObject({
      replyDueAt: clock("2026-03-11 00:00"),
    });
  });

  test("the change is kept with who, why and how many, and cannot be rewritten", async () => {
    const year = await calendarYear(offices.people.city, 2026);
    expect(year?.history[0]).toMatchObject({
      reason: "市政府通知调整",
      moved: 1,
      done: true,
      days: [{ date: "2026-03-09" }],
    });
    expect(await calendarYear(offices.people.county, 2026)).toBeNull();
    await expect(db.calendarChange.updateMany({ data: { reason: "x" } })).rejects.toThrow();
    await expect(db.calendarChange.deleteMany({})).rejects.toThrow();
  });

  test("taken back, the date comes back, and nobody is told of an earlier one", async () => {
    expect(await changes({ kind: "PLAIN", name: "" })).toMatchObject({ id: expect.any(String) });
    expect(await dueOf(issueId, "REPLY")).toBe("2026-03-09");
    expect(await recounts(issueId)).toHaveLength(2);
    expect(await db.outbox.count({ where: { issueId, topic: "recount", recipient: "resident" } })).toBe(1);
  });

  test("what somebody else changed meanwhile is looked at again", async () => {
    const seen = await revision();
    await changes({ from: "2026-12-30" });
    const asked = { reason: "市政府通知调整", revision: seen, completesYear: null };
    expect(await changeCalendar(offices.people.city, form({}), asked, now)).toEqual({
      code: "CALENDAR_CHANGED",
    });
  });
});

test("a breach is never taken back, recorded or not", async () => {
  const { people, units } = offices;
  const { issueId } = await told(people.visitor, units.community.id, clock("2026-04-01 10:00"));
  expect(await dueOf(issueId, "ACCEPT")).toBe("2026-04-03");
  const late = clock("2026-04-07 10:00");
  expect(await previewDays(people.city, form({ from: "2026-04-03" }), null, late)).toMatchObject({
    byKind: {},
  });
  await changes({ from: "2026-04-03" }, late);
  expect(await dueOf(issueId, "ACCEPT")).toBe("2026-04-03");
  expect(await recounts(issueId)).toHaveLength(0);
});

test("a day entered by hand does not make a year known; a whole notice does", async () => {
  const asked = async () => ({ reason: "国务院通知", revision: await revision() });
  await changeCalendar(
    offices.people.city,
    form({ from: "2027-01-01", name: "元旦" }),
    { ...(await asked()), completesYear: null },
    now,
  );
  expect((await readCalendar(db)).knownTo).toBe(2026);
  await changeCalendar(
    offices.people.city,
    form({ from: "2027-01-02", name: "元旦" }),
    { ...(await asked()), completesYear: 2027 },
    now,
  );
  expect((await readCalendar(db)).knownTo).toBe(2027);
  expect(await previewImport(offices.people.city, 2025, now)).toMatchObject({ code: "NO_DAY_CHANGES" });
  await db.holiday.delete({ where: { date: new Date("2025-10-01") } });
  expect(await previewImport(offices.people.city, 2025, now)).toMatchObject({
    changes: [{ date: "2025-10-01", before: null }],
  });
  expect(await importHolidays(offices.people.city, 2025, await asked(), now)).toMatchObject({
    id: expect.any(String),
  });
  expect(await db.holiday.findUnique({ where: { date: new Date("2025-10-01") } })).toMatchObject({
    source: "chinese-days 1.5.7",
  });
});

describe("10,000 open issues", () => {
  const MANY = 10_000;
  const start = clock("2026-05-06 10:00");

  beforeAll(async () => {
    const { people, units } = offices;
    const { issueId } = await told(people.visitor, units.community.id, start);
    // The same issue again and again, as SQL: what is measured is the recount, not the intake.
    await db.$transaction([
      db.$executeRaw`CREATE TABLE copied AS SELECT g, uuidv7() AS id FROM generate_series(2, ${MANY}::int) g`,
      db.$executeRaw`INSERT INTO issues SELECT (jsonb_populate_record(i, jsonb_build_object('id', c.id, 'receipt_no', lpad((900000000 + g)::text, 9, '0')))).*
        FROM issues i, copied c WHERE i.id = ${issueId}::uuid`,
      db.$executeRaw`INSERT INTO clocks SELECT (jsonb_populate_record(k, jsonb_build_object('id', uuidv7(), 'issue_id', c.id))).*
        FROM clocks k, copied c WHERE k.issue_id = ${issueId}::uuid`,
      db.$executeRaw`DROP TABLE copied`,
    ]);
    await db.$executeRaw`ANALYZE`;
  }, 120_000);

  test("are looked at, counted again and told, in batches that go on after a stop", {
    timeout: 120_000,
  }, async () => {
    const asked = form({ from: "2026-05-11" });
    const looking = performance.now();
    const seen = await previewDays(offices.people.city, asked, null, start);
    const looked = performance.now() - looking;
    expect(seen).toMatchObject({ issues: MANY, later: MANY });

    const changing = performance.now();
    const revisionNow = await revision();
    await changeCalendar(
      offices.people.city,
      asked,
      { reason: "市政府通知调整", revision: revisionNow, completesYear: null },
      start,
    );
    const first = performance.now() - changing;
    const open = await db.calendarChange.findFirstOrThrow({ where: { revision: revisionNow + 1 } });
    expect(open).toMatchObject({ doneAt: null, moved: 1000 });

    // Two workers at once: one goes on, the other finds it taken; nothing happens twice.
    const counting = performance.now();
    await Promise.all([recountOpen(start), recountOpen(start)]);
    await recountOpen(start);
    const counted = performance.now() - counting;
    expect(await db.calendarChange.findUniqueOrThrow({ where: { id: open.id } })).toMatchObject({
      moved: MANY,
      doneAt: start,
    });
    const events = await db.$queryRaw<{ events: bigint; issues: bigint }[]>`
      SELECT count(*) AS events, count(DISTINCT issue_id) AS issues FROM issue_events WHERE verb = 'recount' AND at = ${start}`;
    expect(events).toEqual([{ events: BigInt(MANY), issues: BigInt(MANY) }]);
    expect(await recountOpen(start), "run again it finds nothing").toMatchObject({ looked: 0, moved: 0 });
    const left = await db.$queryRaw<{ n: bigint }[]>`
      SELECT count(*) AS n FROM clocks WHERE kind = 'REPLY' AND basis->>'due' = '2026-05-11' AND stopped_at IS NULL`;
    expect(left).toEqual([{ n: 0n }]);
    console.log(
      `10,000 open issues: looked at in ${Math.round(looked)} ms, answer after ${Math.round(first)} ms, the rest in ${Math.round(counted)} ms`,
    );
  });
});
