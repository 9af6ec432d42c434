import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { db, isDeadlock, transaction } from "#lib/db/client.ts";
import { count, recount } from "#lib/db/figures/count.ts";
import type { Asked, Cut, Eyes } from "#lib/db/figures/live.ts";
import { type Kind, kindOf, type RolledLevel } from "#lib/db/figures/rolled.ts";
import { clearSums, holdSums, keptTogether, startSumsOver } from "#lib/db/figures/selfCheck.ts";
import { partedPeriod, servedBySums } from "#lib/db/figures/served.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { type Period, periodOf } from "#lib/domain/calendar/period.ts";
import type { MetricId } from "#lib/domain/figures/metrics.ts";
import { checkFigures, foldFigures } from "#lib/usecases/figures/figureSums.ts";
import { type City, makeCaseload, PRESENT, readers } from "#tests/support/caseload.ts";

/** Figures kept summed up are what a full recount gives, whatever was written, by whomever, at any moment. */

const PERIODS: Readonly<Record<string, Period>> = {
  "a year and some days": periodOf("2025-03-05", "2026-03-11"),
  "one month": periodOf("2026-01-01", "2026-01-31"),
  "within one month": periodOf("2026-02-03", "2026-02-20"),
  "across two": periodOf("2026-01-20", "2026-02-14"),
  everything: periodOf("2024-01-01", "2026-12-31"),
};
const YEAR = PERIODS["a year and some days"] as Period;
let city: City;
let places: UnitRef[];

beforeAll(async () => {
  city = await makeCaseload(600, 3);
  await db.$executeRaw`UPDATE issues SET hidden_from = 4 WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT 25)`;
  places = [city.city, city.counties[0], city.towns[0], city.communities[0]]
    .flatMap((one) => one ?? [])
    .map(({ id, level, kind }) => ({
      id,
      level,
      kind,
      name: id,
    }));
});

/** With all cuts at once, as the proof asks; `few`: also with few of them, as each may be told by other cells. */
const asked = (level: RolledLevel, few: boolean) =>
  keptTogether(level).flatMap(({ ids, cuts }) =>
    [cuts, ...(few ? (cuts.includes("month") ? PERIOD_CUTS : STOCK_CUTS) : [])].map((some) => ({
      ids,
      cuts: some,
    })),
  );
const PERIOD_CUTS: Cut[][] = [["unit", "month"], ["unit", "unitMonth"], ["day"]];
const STOCK_CUTS: Cut[][] = [["unit", "level"]];

/** Every figure both ways, in one snapshot; the keys that differ, and how many cells told them. */
async function compare(
  eyes: Eyes,
  units: readonly (UnitRef | null)[],
  periods = Object.values(PERIODS),
  { now = PRESENT, few = false } = {},
) {
  const differ: string[] = [];
  let served = 0;
  await transaction(
    async (tx) => {
      for (const unit of units)
        for (const period of periods)
          for (const { ids, cuts } of asked((unit?.level ?? "CITY") as RolledLevel, few)) {
            const of: Asked = { actor: eyes, unit, period, now };
            if (await servedBySums(of, kindOf(ids[0] as MetricId) as Kind, cuts, tx)) served += 1;
            const [kept, counted] = [await count(of, ids, cuts, tx), await recount(of, ids, cuts, tx)];
            for (const key of new Set([...kept.keys(), ...counted.keys()]))
              for (const id of ids) {
                const one = kept.get(key)?.[id] ?? { n: 0, counted: 0, points: 0 };
                const other = counted.get(key)?.[id] ?? { n: 0, counted: 0, points: 0 };
                if (JSON.stringify(one) !== JSON.stringify(other))
                  differ.push(`${unit?.level} ${period.from} ${id} ${key}: ${JSON.stringify([one, other])}`);
              }
          }
    },
    { snapshot: true },
  );
  return { differ, served };
}

const left = async () => db.figureUnfolded.count();

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
  `(SELECT id FROM issues WHERE hidden_from IS NULL AND category IS NOT NULL AND state <> 'ARCHIVED' ORDER BY md5(id::text || '${n}') LIMIT 20)`;
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
  `UPDATE ratings SET level = 1, solved = 'NO' WHERE issue_id IN ${some(10)} OR issue_id IN (SELECT issue_id FROM ratings LIMIT 5)`,
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

describe("at any moment, while others write and the sums are made", () => {
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

describe("the nightly proof", () => {
  test("first clears away what no look reads any more: cells of nothing, and instants of months that are over", async () => {
    const spent = () => db.$queryRaw<{ nothing: number; old: number; recent: number }[]>`
      SELECT (count(*) FILTER (WHERE COALESCE(v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16, v17) IS NULL))::int AS nothing,
        (count(*) FILTER (WHERE s.kind = 'NOW' AND s.grain = 'DAY' AND r.at < '2026-01-31T16:00:00Z'))::int AS old,
        (count(*) FILTER (WHERE s.kind = 'NOW' AND s.grain = 'DAY' AND r.at >= '2026-01-31T16:00:00Z'))::int AS recent
      FROM figure_series s JOIN figure_rollups r ON r.series = s.no`;
    // What was open is due another day.
    await db.$executeRaw`UPDATE issues SET next_due_at = next_due_at + interval '1 day' WHERE next_due_at IS NOT NULL`;
    await foldFigures();
    const [before] = await spent();
    expect(Math.min(before?.nothing ?? 0, before?.old ?? 0, before?.recent ?? 0)).toBeGreaterThan(0);
    await checkFigures("clear", PRESENT);
    const [after] = await spent();
    expect([after?.nothing, after?.old]).toEqual([0, 0]);
    expect(after?.recent).toBeGreaterThan(0);
    // Also when what was cleared away changes once more, and a month on.
    await db.$executeRaw`UPDATE issues SET state = 'ACCEPTED', next_due_at = next_due_at + interval '3 days' WHERE next_due_at < '2026-01-20T00:00:00Z'`;
    await foldFigures();
    expect((await compare("ALL", places)).differ).toEqual([]);
    const later = new Date(PRESENT.getTime() + 30 * 86_400_000);
    expect((await compare("ALL", places, [YEAR], { now: later })).differ).toEqual([]);
  });

  test("clears nothing away while somebody sums up: both take hold of many cells, each in its own order", async () => {
    await db.$executeRaw`UPDATE issues SET version = version + 1 WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT 5)`;
    let cleared = false;
    let clearing: Promise<unknown> | undefined;
    await transaction(async (tx) => {
      await tx.$queryRaw`SELECT figure_fold(40)`;
      clearing = transaction((other) => clearSums(other, PRESENT)).then(() => {
        cleared = true;
      });
      await expect
        .poll(
          async () =>
            (
              await tx.$queryRaw<unknown[]>`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
            ).length,
        )
        .toBe(1);
      expect(cleared).toBe(false);
    });
    await clearing;
    expect(cleared).toBe(true);
  });

  test("whoever clears by a clock that runs ahead clears no further than the database's own", async () => {
    await db.$executeRaw`UPDATE issues SET next_due_at = now() + interval '10 days' WHERE id = (SELECT id FROM issues WHERE state = 'IN_PROGRESS' AND hidden_from IS NULL AND merged_into IS NULL ORDER BY id LIMIT 1)`;
    await foldFigures();
    await transaction((tx) => clearSums(tx, new Date("2100-01-01T00:00:00Z")));
    const [row] = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM figure_series s JOIN figure_rollups r ON r.series = s.no WHERE s.kind = 'NOW' AND s.grain = 'DAY' AND r.at > now() AND r.at < 'infinity'`;
    expect(row?.n).toBeGreaterThan(0);
  });

  test("nothing is forgotten under a proof that has begun", async () => {
    let forgotten = false;
    let forgetting: Promise<unknown> | undefined;
    await transaction(
      async (tx) => {
        await holdSums(tx);
        forgetting = transaction(startSumsOver).then(() => {
          forgotten = true;
        });
        await expect
          .poll(
            async () =>
              (
                await tx.$queryRaw<
                  unknown[]
                >`SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock'
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`
              ).length,
          )
          .toBe(1);
        expect(forgotten).toBe(false);
      },
      { snapshot: true },
    );
    await forgetting;
    await foldFigures();
  });

  test("when the series were made from cells as they were before, everything counts as it stands", async () => {
    await db.$executeRaw`DROP TABLE figure_series`;
    const folder = path.join(import.meta.dirname, "../../prisma/migrations/20261129110000_figure_series");
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    await client
      .query(await readFile(path.join(folder, "migration.sql"), "utf8"))
      .finally(() => client.end());
    expect(await left()).toBeGreaterThan(500);
    expect((await compare("ALL", places.slice(0, 1), [YEAR])).differ).toEqual([]);
    await foldFigures();
    expect((await compare("ALL", places.slice(0, 1), [YEAR])).differ).toEqual([]);
  });

  test("finds nothing where nothing is wrong, and draws the same places by the same lot", async () => {
    const found = await checkFigures("lot", PRESENT);
    expect([found.samples, found.wrong]).toEqual([12, []]);
    expect(found.looked).toBeGreaterThan(500);
    expect(await checkFigures("lot", PRESENT)).toEqual(found);
  });

  test("a sum that is wrong is found, told to the city office, and everything is summed up anew", async () => {
    await db.$executeRaw`UPDATE figure_rollups r SET v1 = v1 + 1 FROM figure_series s
      WHERE s.no = r.series AND s.cut = 'total' AND s.kind = 'REGISTERED'`;
    const found = await checkFigures("lot", PRESENT);
    expect(found.wrong.length).toBeGreaterThan(0);
    expect(await db.outbox.count({ where: { topic: "figuresDiffer" } })).toBe(1);
    const check = await db.figureCheck.findFirst({ orderBy: { wrong: "desc" } });
    expect(check?.wrong).toBe(found.wrong.length);
    expect((await compare("ALL", places.slice(0, 2))).differ).toEqual([]);
    await foldFigures();
    expect((await checkFigures("lot", PRESENT)).wrong).toEqual([]);
  });
});
