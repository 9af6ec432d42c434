import { beforeAll, describe, expect, test } from "vitest";
import { db, isDeadlock } from "#lib/db/client.ts";
import type { Eyes } from "#lib/db/figures/live.ts";
import { type Kind, kindOf } from "#lib/db/figures/rolled.ts";
import { MOST_WAITING, partedPeriod, servedBySums } from "#lib/db/figures/served.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { type Period, periodOf } from "#lib/domain/calendar/period.ts";
import { foldFigures } from "#lib/usecases/figures/figureSums.ts";
import { type City, PRESENT, readers } from "#tests/support/caseload.ts";
import { compare, left, makeSums, PERIODS, YEAR } from "#tests/support/sums.ts";
import { somebodyRuns } from "#tests/support/waiting.ts";

/** Figures kept summed up are what a full recount gives, whatever was written, by whomever, at any moment. */

let city: City;
let places: UnitRef[];
beforeAll(async () => {
  ({ city, places } = await makeSums());
});

describe("what is kept summed up", () => {
  test("nothing yet: everything is counted as it stands", async () => {
    expect(await left()).toBe(600);
    expect((await compare("ALL", [places[0] as UnitRef])).differ).toEqual([]);
  });

  test("summed up, for every place, period and cut", { timeout: 60_000 }, async () => {
    expect(await foldFigures()).toBe(600);
    expect(await left()).toBe(0);
    const { differ, served } = await compare("ALL", places, undefined, { few: true });
    expect(differ).toEqual([]);
    expect(served).toBeGreaterThan(100);
  });

  test.each(["OPEN", "city", "county", "town", "two", "department", "nobody"])(
    "for the eyes of %s",
    async (eyes) => {
      const actor = eyes === "OPEN" ? eyes : (readers(city)[eyes] as Eyes);
      const asked = eyes === "OPEN" ? [null, ...places.slice(0, 3)] : [...places.slice(0, 3)];
      expect((await compare(actor, asked, [PERIODS["across two"] as Period])).differ).toEqual([]);
    },
  );

  test("a clock runs out without anybody writing it down", async () => {
    const later = new Date(PRESENT.getTime() + 40 * 86_400_000);
    const city = [places[0] as UnitRef];
    expect((await compare("ALL", city, [PERIODS.everything as Period], { now: later })).differ).toEqual([]);
    const early = new Date(PRESENT.getTime() - 90 * 86_400_000);
    expect((await compare("ALL", city, [PERIODS.everything as Period], { now: early })).differ).toEqual([]);
  });

  test("what lies beyond a period that runs to the present is taken off its last month again", async () => {
    const period = periodOf("2025-03-05", "2026-02-10");
    const now = new Date("2026-02-10T10:00:00+08:00");
    const { differ, served } = await compare("ALL", places.slice(0, 3), [period], { now, few: true });
    expect(differ).toEqual([]);
    expect(served).toBeGreaterThan(20);
  });

  test("whatever is written takes its issue out of the sums and puts it in again", {
    timeout: 90_000,
  }, async () => {
    for (const write of WRITES) {
      await db.$executeRawUnsafe(write);
      expect([write, (await compare("ALL", places.slice(0, 1), [YEAR])).differ]).toEqual([write, []]);
      expect([write, (await left()) > 0]).toEqual([write, true]);
      await foldFigures();
      expect([write, (await compare("ALL", places.slice(0, 1), [YEAR])).differ]).toEqual([write, []]);
    }
  });

  test("a write that is undone changes nothing", async () => {
    await db
      .$transaction(async (tx) => {
        await tx.$executeRaw`UPDATE issues SET state = 'CLOSED', round = round + 1`;
        throw new Error("undone");
      })
      .catch(() => {});
    expect(await left()).toBe(0);
    expect((await compare("ALL", places.slice(0, 1))).differ).toEqual([]);
  });
});

/** Every way in which facts change, by plain statements: no use case is needed to keep the sums right. */
const some = (n: number) =>
  `(SELECT id FROM issues WHERE hidden_from IS NULL AND category IS NOT NULL AND state <> 'ARCHIVED' ORDER BY md5(receipt_no || '${n}') LIMIT 20)`;
/** The same again at the same place, a little later than the first of them; and gone. */
const again = (n: number, later: string) =>
  `INSERT INTO issues SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'receipt_no', (990000000 + ${n} * 1000 + row_number() OVER ())::text, 'registered_at', i.registered_at ${later}))).* FROM issues i WHERE id IN ${some(n)}`;
const WRITES = [
  again(15, "+ interval '1 hour'"),
  again(16, "- interval '40 days'"),
  "DELETE FROM issues WHERE receipt_no LIKE '990015%'",
  "DELETE FROM issues WHERE receipt_no LIKE '990016%'",
  `UPDATE issues SET registered_at = registered_at - interval '50 days' WHERE id IN ${some(17)}`,
  `UPDATE issues SET state = 'CLOSED', resolved_at = registered_at + interval '3 days' WHERE id IN ${some(1)}`,
  `UPDATE issues SET state = 'ACCEPTED', resolved_at = NULL, round = round + 1 WHERE id IN ${some(2)}`,
  `UPDATE issues SET category = 'UTILITIES.DRAINAGE', tier = 'HARD', level = 'CITY', channel = 'LETTER' WHERE id IN ${some(3)}`,
  `UPDATE issues SET community_id = NULL, town_id = NULL WHERE id IN ${some(4)}`,
  `UPDATE issues SET hidden_from = 3 WHERE id IN ${some(5)}`,
  "UPDATE issues SET hidden_from = NULL WHERE hidden_from = 4",
  `UPDATE issues SET next_due_at = next_due_at + interval '2 days' WHERE id IN ${some(6)}`,
  `UPDATE issues SET merged_into = (SELECT id FROM issues ORDER BY id LIMIT 1), state = 'MERGED' WHERE id IN ${some(7)} AND id <> (SELECT id FROM issues ORDER BY id LIMIT 1)`,
  `UPDATE clocks SET stop = 'MET', stopped_at = due_at - interval '1 hour', breached_at = NULL WHERE kind = 'REPLY' AND issue_id IN ${some(8)}`,
  `UPDATE clocks SET breached_at = due_at WHERE kind = 'REPLY' AND issue_id IN ${some(9)}`,
  `UPDATE clocks SET stop = 'MET', stopped_at = due_at - interval '1 hour', breached_at = NULL WHERE kind = 'CONTACT' AND issue_id IN ${some(13)}`,
  `DELETE FROM clocks WHERE kind = 'CONTACT' AND issue_id IN ${some(14)}`,
  `INSERT INTO clocks (id, issue_id, kind, level, tier, unit_id, round, started_at, due_at, basis)
    SELECT gen_random_uuid(), id, 'CONTACT', level, tier, city_id, 1, registered_at, registered_at + interval '1 day', '{}' FROM issues WHERE id IN ${some(14)}`,
  `UPDATE ratings SET level = 1, solved = 'NO' WHERE issue_id IN ${some(10)} OR issue_id IN (SELECT issue_id FROM ratings ORDER BY issue_id LIMIT 5)`,
  `DELETE FROM ratings WHERE id IN (SELECT id FROM ratings ORDER BY id LIMIT 5)`,
  `INSERT INTO ratings SELECT gen_random_uuid(), c.issue_id, c.round, 'YES', 5, true, '', c.started_at + interval '1 day' FROM clocks c WHERE c.kind = 'RATING' AND c.issue_id IN ${some(11)}`,
  `INSERT INTO issue_events (id, issue_id, seq, verb, actor_role, level, to_state, at, made_at, data)
    SELECT gen_random_uuid(), id, 100000, 'dispatch', 'DISPATCHER', level, 'DISPATCHED', registered_at + interval '1 hour', registered_at, '{}' FROM issues WHERE id IN ${some(12)}`,
  `INSERT INTO issue_events (id, issue_id, seq, verb, actor_role, level, to_state, at, made_at, data)
    SELECT gen_random_uuid(), id, 100001, 'return', 'HANDLER', level, 'ACCEPTED', registered_at + interval '2 hours', registered_at, '{}' FROM issues WHERE id IN ${some(12)}`,
];

test("a period is told by whole months, and by days or live at its ends", () => {
  const told = (from: string, to: string, grains: ("DAY" | "MONTH")[]) => {
    const { stretches, edges, beyond } = partedPeriod(periodOf(from, to), grains, PRESENT);
    const days = (start: Date, end: Date) => Math.round((end.getTime() - start.getTime()) / 86_400_000);
    return [
      ...(stretches ?? []).map(({ grain, start, end }) => `${grain} ${days(start, end)}`),
      ...edges.map(({ start, end }) => `live ${days(start, end)}`),
      ...beyond.map(({ start, end }) => `beyond ${days(start, end)}`),
    ];
  };
  expect(told("2025-12-01", "2026-02-28", ["DAY", "MONTH"])).toEqual(["MONTH 90"]);
  expect(told("2025-11-20", "2026-02-10", ["DAY", "MONTH"])).toEqual(["DAY 11", "MONTH 62", "DAY 10"]);
  expect(told("2025-11-20", "2026-02-10", ["MONTH"])).toEqual(["MONTH 62", "live 11", "live 10"]);
  expect(told("2026-02-03", "2026-02-20", ["MONTH"])).toEqual(["live 18"]);
  expect(told("2026-02-03", "2026-02-20", ["DAY", "MONTH"])).toEqual(["DAY 18"]);
  expect(told("2025-12-01", "2026-02-28", ["DAY"])).toEqual(["DAY 90"]);
  expect(told("2026-01-01", "2026-03-11", ["MONTH"])).toEqual(["MONTH 90", "beyond 20"]);
  expect(told("2026-01-01", "2026-03-31", ["MONTH"])).toEqual(["MONTH 90"]);
});

test("when too much waits to be summed up, the facts themselves are counted", async () => {
  const [unit, kind] = [places[0] as UnitRef, kindOf("intake") as Kind];
  const served = () => servedBySums({ actor: "ALL", unit, period: YEAR, now: PRESENT }, kind, ["unit"], db);
  expect(await served()).not.toBeNull();
  await db.$executeRaw`INSERT INTO figure_unfolded SELECT gen_random_uuid() FROM generate_series(0, ${MOST_WAITING}::int)`;
  expect(await served()).toBeNull();
  expect((await compare("ALL", [unit], [YEAR])).differ).toEqual([]);
  await db.$executeRaw`DELETE FROM figure_unfolded WHERE issue_id NOT IN (SELECT id FROM issues)`;
  expect(await served()).not.toBeNull();
});

describe("at any moment, while others write and the sums are made", () => {
  test("what issues weigh is told as the statement that asks sees them, however long it takes", async () => {
    const issue = () =>
      db.issue.findFirstOrThrow({
        where: { hiddenFrom: null, state: "IN_PROGRESS" },
        orderBy: { id: "asc" },
      });
    const { id, channel } = await issue();
    const asked = db.$queryRaw<{ keys: string[] }[]>`
      SELECT c.keys FROM (SELECT pg_sleep(1.5)) wait, LATERAL figure_cells_registered_issue(ARRAY[${id}::uuid], ${PRESENT}) c`;
    const asking = asked.then(([cell]) => cell?.keys); // sent now, not when it is awaited
    await somebodyRuns("pg_sleep(1.5)");
    await db.issue.update({
      where: { id },
      data: { channel: channel === "LETTER" ? "RECEPTION" : "LETTER" },
    });
    expect((await issue()).channel).not.toBe(channel);
    expect(await asking).toContain(channel);
  });

  test("five writers, one that sums up, and readers in between", { timeout: 120_000 }, async () => {
    const ids = (
      await db.$queryRaw<{ id: string }[]>`SELECT id FROM issues WHERE state <> 'ARCHIVED' ORDER BY id`
    ).map(({ id }) => id);
    let going = true;
    const writer = async (seed: number) => {
      for (let n = seed; going; n += 7) {
        const id = ids[(n * 31) % ids.length] as string;
        const [other, states] = [
          ids[(n * 17 + 5) % ids.length] as string,
          ["CLOSED", "REGISTERED", "ACCEPTED", "WITHDRAWN"],
        ];
        const inOrder = [id, other].sort();
        await db
          .$transaction(async (tx) => {
            for (const one of inOrder)
              await tx.$executeRaw`UPDATE issues SET state = ${states[n % 4]}, resolved_at = CASE WHEN ${n % 4} = 0 THEN registered_at + interval '2 days' END,
                category = ${n % 3 === 0 ? "UTILITIES.DRAINAGE" : "UTILITIES.WATER"}, version = version + 1, round = 1 + ${n % 2}::int WHERE id = ${one}::uuid`;
            await tx.$executeRaw`UPDATE clocks SET breached_at = CASE WHEN ${n % 2} = 0 THEN due_at END WHERE kind = 'REPLY' AND issue_id = ${inOrder[0]}::uuid`;
            if (n % 5 === 0) throw new Error("undone");
          })
          .catch((error: Error) => {
            // Two that change places in different orders: one begins again, as every use case does.
            if (error.message !== "undone" && !isDeadlock(error)) throw error;
          });
      }
    };
    const folder = async () => {
      while (going) await db.$queryRaw`SELECT figure_fold(${40}::int)`;
    };
    const work = [1, 2, 3, 4, 5].map(writer).concat(folder());
    const differ: string[] = [];
    const until = performance.now() + 5_000;
    let looked = 0;
    // at least three looks, however slow the machine
    while (performance.now() < until || looked < 3) {
      const found = await compare("ALL", places.slice(0, 2), [YEAR]);
      differ.push(...found.differ);
      looked += 1;
    }
    going = false;
    await Promise.all(work);
    expect(differ).toEqual([]);
    await foldFigures();
    expect(await left()).toBe(0);
    expect((await compare("ALL", places)).differ).toEqual([]);
  });
});
