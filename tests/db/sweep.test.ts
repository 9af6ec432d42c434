import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "#lib/db/client.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { registerIssue } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import {
  foundCity,
  go,
  registered,
  registration,
  staff,
  type UnitName,
  unitIds,
} from "#tests/support/office.ts";
import { at } from "#tests/support/story.ts";
import { until } from "#tests/support/waiting.ts";

const MANY = 600;
const PLACES: readonly UnitName[] = ["grid", "community", "neighbour", "community2", "community3", "town2"];

/** 600 issues that nobody ever answers: they are swept to the county, to the city, and supervised there. */
beforeAll(async () => {
  await foundCity();
  const visitor = staff("VISITOR", "city");
  for (let made = 0; made < MANY; made += 50)
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const unitId = unitIds[PLACES[n % PLACES.length] as UnitName];
        const told = registration("2026-03-02", { unitId, residentName: "", residentPhone: null });
        const receipt = await registerIssue(visitor, told, at("03-02 10:00"));
        if (isProblem(receipt)) throw new Error(receipt.code);
      }),
    );
}, 120_000);

const count = (verb: string) => db.issueEvent.count({ where: { verb } });
const atLevel = async () => {
  const groups = await db.issue.groupBy({ by: ["level"], _count: true });
  return Object.fromEntries(groups.map((g) => [g.level, g._count]));
};
/** Everything the trail, the clocks and the orders say that could have been done twice or half. */
async function disagreements(): Promise<unknown> {
  const [row] = await db.$queryRaw<Record<string, bigint>[]>`
    SELECT
      (SELECT count(*) FROM (SELECT clock_id, verb FROM issue_events WHERE clock_id IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1) d) AS "twice",
      (SELECT count(*) FROM clocks c WHERE c.breached_at IS NOT NULL AND NOT EXISTS
        (SELECT FROM issue_events e WHERE e.clock_id = c.id AND e.verb = 'breach')) AS "breach without event",
      (SELECT count(*) FROM issue_events e JOIN clocks c ON c.id = e.clock_id WHERE e.verb = 'breach' AND c.breached_at IS NULL) AS "event without breach",
      (SELECT count(*) FROM issues i WHERE i.breach_count <> (SELECT count(*) FROM clocks c WHERE c.issue_id = i.id AND c.breached_at IS NOT NULL)) AS "miscounted",
      (SELECT count(*) FROM issue_events e WHERE e.verb IN ('autoEscalate', 'supervise') AND NOT EXISTS
        (SELECT FROM supervision_orders o WHERE o.clock_id = e.clock_id)) AS "event without order",
      (SELECT count(*) FROM (SELECT clock_id FROM supervision_orders GROUP BY 1 HAVING count(*) > 1) o) AS "two orders",
      (SELECT count(*) FROM issues i WHERE (SELECT count(*) FROM clocks c WHERE c.issue_id = i.id AND c.kind = 'REPLY' AND c.stopped_at IS NULL) <> 1) AS "not one REPLY",
      (SELECT count(*) FROM clocks c WHERE c.kind = 'REPLY' AND c.stop = 'MOVED' AND NOT EXISTS
        (SELECT FROM issue_events e WHERE e.clock_id = c.id AND e.verb = 'autoEscalate')) AS "moved without event",
      (SELECT count(*) FROM issue_events e WHERE e.verb = 'autoEscalate' AND (SELECT count(*) FROM outbox o WHERE o.issue_id = e.issue_id AND o.topic = 'autoEscalate')
        <> 3 * (SELECT count(*) FROM issue_events x WHERE x.issue_id = e.issue_id AND x.verb = 'autoEscalate')) AS "messages astray"`;
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, n]) => n !== 0n));
}

function startSweep(instant: Date, batch: number): ChildProcess {
  const script = path.resolve("tests/support/sweepProcess.ts");
  return spawn(
    process.execPath,
    ["--conditions=react-server", script, instant.toISOString(), String(batch)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
}

describe("600 overdue issues", () => {
  it("a sweep killed in the middle of a batch, and run again, loses nothing and doubles nothing", async () => {
    // Slow enough for the kill to fall between the first rows of a batch and its end.
    await db.$executeRaw`CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.15); RETURN NULL; END'`;
    await db.$executeRaw`CREATE TRIGGER dawdle AFTER INSERT ON supervision_orders FOR EACH STATEMENT EXECUTE FUNCTION dawdle()`;
    for (const killed of [1, 2, 3]) {
      const climbed = await count("autoEscalate");
      const child = startSweep(at("03-11 00:00"), 40);
      await until(async () => (await count("autoEscalate")) > climbed);
      child.kill("SIGKILL");
      const [code, signal] = await once(child, "exit");
      expect([code, signal, killed]).toEqual([null, "SIGKILL", killed]);
      await until(async () => {
        const [row] = await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pg_stat_activity
          WHERE datname = current_database() AND query LIKE '%supervision_orders%' AND state <> 'idle' AND pid <> pg_backend_pid()`;
        return row?.n === 0n;
      });
      expect(await count("autoEscalate")).toBeLessThan(MANY);
      expect((await count("autoEscalate")) % 40).toBe(0); // whole batches only
      expect(await disagreements()).toEqual({});
    }
    await db.$executeRaw`DROP FUNCTION dawdle CASCADE`;
    const left = MANY - (await count("autoEscalate"));
    expect(await sweepOverdue(at("03-11 00:00"))).toMatchObject({ issues: left, stuck: [] });
    expect(await atLevel()).toEqual({ COUNTY: MANY });
    expect(await count("autoEscalate")).toBe(MANY);
    expect(await count("breach")).toBe(2 * MANY); // ACCEPT and REPLY
    expect(await disagreements()).toEqual({});
    expect(await sweepOverdue(at("03-11 00:00"))).toEqual({ issues: 0, events: 0, stuck: [] });
  }, 60_000);

  it("three sweeps at once, one of them another process, share the work and double nothing", async () => {
    const now = at("03-28 00:00");
    const child = startSweep(now, 30);
    const exited = once(child, "exit");
    const swept = await Promise.all([sweepOverdue(now, { batch: 25 }), sweepOverdue(now, { batch: 25 })]);
    expect(await exited).toEqual([0, null]);
    const rest = await sweepOverdue(now); // whatever each passed over because another had it
    for (const each of [...swept, rest]) expect(each.stuck).toEqual([]);
    expect(await atLevel()).toEqual({ CITY: MANY });
    expect(await count("autoEscalate")).toBe(2 * MANY);
    expect(await count("breach")).toBe(4 * MANY);
    expect(await disagreements()).toEqual({});
  }, 60_000);

  it("in small batches, to the city's own order; then nothing is left to do for ever", async () => {
    const now = at("06-30 00:00");
    const swept = await sweepOverdue(now, { batch: 7 });
    expect(swept).toEqual({ issues: MANY, events: 6 * MANY, stuck: [] });
    const orders = await db.supervisionOrder.groupBy({
      by: ["level"],
      _count: true,
      orderBy: { level: "asc" },
    });
    expect(orders.map((o) => [o.level, o._count])).toEqual([
      [1, 3 * MANY],
      [3, 2 * MANY],
    ]);
    expect(await disagreements()).toEqual({});
    for (const later of ["06-30 00:00", "12-31 00:00"])
      expect(await sweepOverdue(at(later))).toEqual({ issues: 0, events: 0, stuck: [] });
  }, 60_000);
});

describe("one issue that cannot be saved", () => {
  it("is named, and stands in nobody's way", async () => {
    const made = await Promise.all(Array.from({ length: 9 }, () => registered("07-01 10:00")));
    const broken = made[4]?.issue.id as string;
    await db.$executeRawUnsafe(`CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN IF NEW.id = ''${broken}'' THEN RAISE EXCEPTION ''broken''; END IF; RETURN NEW; END'`);
    await db.$executeRaw`CREATE TRIGGER break_it BEFORE UPDATE ON issues FOR EACH ROW EXECUTE FUNCTION break_it()`;
    const swept = await sweepOverdue(at("07-20 00:00"));
    expect(swept).toMatchObject({ issues: 8, stuck: [broken] });
    const levels = await db.issue.findMany({ where: { id: { in: made.map((m) => m.issue.id) } } });
    expect(levels.filter((i) => i.level === "COUNTY")).toHaveLength(8);
    await db.$executeRaw`DROP FUNCTION break_it CASCADE`;
    expect(await sweepOverdue(at("07-20 00:05"))).toMatchObject({ issues: 1, stuck: [] });
  });

  it("whose data contradict the rules is named too", async () => {
    const { issue } = await registered("08-03 10:00");
    const { issue: other } = await registered("08-03 10:00");
    await db.issue.update({ where: { id: issue.id }, data: { state: "CLOSED" } }); // by hand, with its clocks running
    const swept = await sweepOverdue(at("08-20 00:00"));
    expect(swept.stuck).toEqual([issue.id]);
    expect(await db.issue.findUnique({ where: { id: other.id } })).toMatchObject({ level: "COUNTY" });
    await db.clock.updateMany({ where: { issueId: issue.id }, data: { sweepAt: null } });
  });
});

it("signs and closes what nobody did, from the database", async () => {
  const { issue } = await registered("09-01 10:00");
  for (const [verb, when] of [
    ["accept", "09-01 11:00"],
    ["dispatch", "09-01 11:30"],
  ] as const)
    await go(issue.id, verb, when);
  await sweepOverdue(at("09-01 17:30"));
  expect(await db.issue.findUnique({ where: { id: issue.id } })).toMatchObject({ state: "IN_PROGRESS" });
  await go(issue.id, "reply", "09-02 10:00", { kind: "FINAL" });
  await go(issue.id, "resolve", "09-02 11:00");
  await sweepOverdue(at("09-17 24:00"));
  expect(await db.issue.findUnique({ where: { id: issue.id } })).toMatchObject({
    state: "CLOSED",
    ratedLevel: null,
  });
});
