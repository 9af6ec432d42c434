import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { db, transaction } from "#lib/db/client.ts";
import { clearSums, holdSums, shortenQueues, startSumsOver } from "#lib/db/figures/selfCheck.ts";
import type { UnitRef } from "#lib/db/routing/reachUnits.ts";
import { checkFigures, foldFigures } from "#lib/usecases/figures/figureSums.ts";
import { PRESENT } from "#tests/support/caseload.ts";
import { compare, left, makeSums, YEAR } from "#tests/support/sums.ts";

/** Every night what no look reads is cleared away, and places and months drawn by lot are recounted. */

let places: UnitRef[];
beforeAll(async () => {
  ({ places } = await makeSums());
  await foldFigures();
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

  test("queues that were long begin anew, unless something waits in them or somebody has hold of them", async () => {
    const long = async () => {
      const [row] = await db.$queryRaw<
        { bytes: bigint }[]
      >`SELECT pg_relation_size('figure_unfolded_pkey') AS bytes`;
      return Number(row?.bytes) > 8192;
    };
    await transaction(startSumsOver);
    await shortenQueues(db);
    expect(await left(), "what waits stays").toBeGreaterThan(0);
    await foldFigures();
    expect([await left(), await long()]).toEqual([0, true]);
    await transaction(async (tx) => {
      await holdSums(tx);
      await shortenQueues(db);
      expect(await long(), "somebody looks").toBe(true);
    });
    await shortenQueues(db);
    expect(await long()).toBe(false);
    expect((await compare("ALL", places)).differ).toEqual([]);
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
