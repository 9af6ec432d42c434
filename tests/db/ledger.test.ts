import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { countLedger, ledgerAsked } from "#lib/db/ledger/ledger.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { cursorText, DUES, type Params, SORTS } from "#lib/domain/ledger/ledgerFilter.ts";
import type { LedgerRow } from "#lib/domain/ledger/ledgerRow.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { type Level, OPEN_STATES, type State } from "#lib/domain/vocabulary.ts";
import { PAGE_ROWS, readLedger } from "#lib/queries/ledger/ledger.ts";
import { type City, makeCaseload, PRESENT, readers, staffAt } from "#tests/support/caseload.ts";

let city: City;
let people: Record<string, Staff>;
const who = (name: string) => people[name] as Staff;
const read = (params: Params, actor = who("city")) => readLedger(actor, params, PRESENT);

beforeAll(async () => {
  city = await makeCaseload(430, 7);
  people = readers(city);
});

/** Every row of a list, walked page by page. */
async function everyRow(params: Params, actor = who("city")): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  let mark: Params = {};
  for (;;) {
    const found = await read({ ...params, ...mark }, actor);
    rows.push(...found.rows);
    if (!found.next) return rows;
    mark = { after: cursorText(found.next) };
  }
}

/** Walks the pages by their links, and gives back the ids of each. */
async function walk(params: Params, actor: Staff, way: "next" | "previous"): Promise<string[][]> {
  const pages: string[][] = [];
  let mark: Params = {};
  for (;;) {
    const found = await read({ ...params, ...mark }, actor);
    pages.push(found.rows.map((row) => row.id));
    const on = found[way];
    if (!on) return pages;
    mark = { [way === "next" ? "after" : "before"]: cursorText(on) };
  }
}

describe("pages", () => {
  const orders = SORTS.flatMap((sort) => (["asc", "desc"] as const).map((dir) => [sort, dir] as const));

  test("many rows share a sort value, so that the pages are cut inside of ties", async () => {
    const [row] = await db.$queryRaw<{ n: number }[]>`
      SELECT max(n)::int AS n FROM (SELECT count(*) AS n FROM issues GROUP BY next_due_at) t`;
    expect(row?.n).toBeGreaterThan(PAGE_ROWS);
    await db.$executeRaw`UPDATE issues SET registered_at = date_trunc('month', registered_at), updated_at = date_trunc('month', updated_at)`;
  });

  test.each(orders)("by %s, %s: every row once, there and back", async (sort, dir) => {
    const there = await walk({ sort, dir }, who("city"), "next");
    const all = there.flat();
    expect([all.length, new Set(all).size]).toEqual([430, 430]);
    expect(there.slice(0, -1).every((page) => page.length === PAGE_ROWS)).toBe(true);

    const last = await read({ sort, dir, after: cursorText((await pageBefore(sort, dir, there)) as never) });
    const back: string[][] = [last.rows.map((row) => row.id)];
    for (let mark = last.previous; mark; ) {
      const found = await read({ sort, dir, before: cursorText(mark) });
      back.unshift(found.rows.map((row) => row.id));
      mark = found.previous;
    }
    expect(back).toEqual(there);
  });

  /** The mark that the last page but one gives for the page behind it. */
  async function pageBefore(sort: string, dir: string, pages: string[][]) {
    let next = (await read({ sort, dir })).next;
    for (let n = 2; n < pages.length; n += 1)
      next = (await read({ sort, dir, after: cursorText(next as never) })).next;
    return next;
  }

  test("are really in that order", async () => {
    const key = { registered: "registeredAt", due: "dueAt", updated: "updatedAt" } as const;
    for (const [sort, dir] of orders) {
      const times = (await read({ sort, dir })).rows.map(
        (row) => row[key[sort]]?.getTime() ?? Number.POSITIVE_INFINITY,
      );
      expect(times).toEqual(
        [...times].sort((a, b) => (a === b ? 0 : (a < b ? -1 : 1) * (dir === "asc" ? 1 : -1))),
      );
    }
  });

  test.each(DUES)("what is due (%s), by its day: the same issues, each once and in order", async (due) => {
    const whole = (await everyRow({ due }, who("city"))).map(({ id }) => id).sort();
    for (const dir of ["asc", "desc"] as const) {
      const rows = await everyRow({ due, sort: "due", dir }, who("city"));
      expect(rows.map(({ id }) => id).sort()).toEqual(whole);
      const times = rows.map(({ dueAt }) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY);
      expect(times).toEqual([...times].sort((a, b) => (a === b ? 0 : a < b === (dir === "asc") ? -1 : 1)));
    }
  });

  test("a mark of a row that is gone still leads on", async () => {
    const { next } = await read({});
    const found = await read({
      after: cursorText({ key: next?.key ?? 0, id: "00000000-0000-7000-8000-000000000000" }),
    });
    expect(found.rows.length).toBe(PAGE_ROWS);
  });
});

describe("filters", () => {
  const kept = async (params: Params, actor = who("city")): Promise<LedgerRow[]> => {
    const rows = await everyRow(params, actor);
    const { total, ignored } = await read(params, actor);
    expect([total, ignored]).toEqual([rows.length, []]);
    return rows;
  };
  /** Rows that pass the filter are all those of the whole list that pass the test, and there are some. */
  const narrows = async (params: Params, test: (row: LedgerRow) => boolean) => {
    const ids = (rows: readonly LedgerRow[]) => rows.map((row) => row.id);
    const found = await kept(params);
    expect(ids(found)).toEqual(ids((await kept({})).filter(test)));
    expect(found.length).toBeGreaterThan(0);
  };
  const OPEN: readonly string[] = OPEN_STATES;

  test("each one alone", async () => {
    await narrows({ level: "COUNTY" }, (row) => row.level === "COUNTY");
    await narrows({ state: ["CLOSED", "REGISTERED"] }, (row) => ["CLOSED", "REGISTERED"].includes(row.state));
    await narrows({ tier: "HARD" }, (row) => row.tier === "HARD");
    await narrows({ category: "UTILITIES" }, (row) => row.category?.startsWith("UTILITIES.") ?? false);
    await narrows(
      { category: "GOVERNANCE_SERVICE.POLICY_INQUIRY" },
      (row) => row.category === "GOVERNANCE_SERVICE.POLICY_INQUIRY",
    );
    await narrows({ category: "NONE" }, (row) => row.category === null);
    await narrows({ channel: "LETTER" }, (row) => row.channel === "LETTER");
    await narrows({ hazard: "1" }, (row) => row.hazard);
    await narrows({ due: "none" }, (row) => row.dueAt === null);
    await narrows(
      { due: "overdue" },
      (row) => OPEN.includes(row.state) && row.dueAt !== null && row.dueAt <= PRESENT,
    );
    const soon = new Date("2026-03-14T16:00:00Z");
    await narrows(
      { due: "3days" },
      (row) => OPEN.includes(row.state) && row.dueAt !== null && row.dueAt > PRESENT && row.dueAt <= soon,
    );
    const from = new Date("2026-01-31T16:00:00Z");
    await narrows({ from: "2026-02-01" }, (row) => row.registeredAt >= from);
    await narrows({ to: "2026-01-31" }, (row) => row.registeredAt < from);
  });

  test("what is due today ends with today's midnight", async () => {
    const [one, two] = await kept({ due: "none", state: ["IN_PROGRESS"] });
    await db.$executeRaw`UPDATE issues SET next_due_at = '2026-03-11T16:00:00Z' WHERE id = ${one?.id}::uuid`;
    await db.$executeRaw`UPDATE issues SET next_due_at = '2026-03-12T16:00:00Z' WHERE id = ${two?.id}::uuid`;
    expect((await kept({ due: "today" })).map((row) => row.id)).toContain(one?.id);
    expect((await kept({ due: "today" })).map((row) => row.id)).not.toContain(two?.id);
  });

  test("together they narrow further", async () => {
    const state = ["IN_PROGRESS", "CLOSED"];
    await narrows(
      { state, channel: "VISIT", from: "2025-06-01" },
      (row) =>
        state.includes(row.state) &&
        row.channel === "VISIT" &&
        row.registeredAt >= new Date("2025-05-31T16:00:00Z"),
    );
    expect(await kept({ due: "overdue", state: ["CLOSED"] })).toEqual([]);
  });

  test("a unit is its place, a department what it handles, and `here` what lies no lower", async () => {
    const [county] = city.counties;
    const [department] = city.departments;
    const rows = async (where: object) =>
      (await db.issue.findMany({ where, select: { id: true } })).map((r) => r.id).sort();
    const ids = async (params: Params) => (await kept(params)).map((row) => row.id).sort();
    expect(await ids({ unit: county?.id as string })).toEqual(await rows({ countyId: county?.id }));
    expect(await ids({ unit: county?.id as string, here: "1" })).toEqual(
      await rows({ countyId: county?.id, townId: null }),
    );
    expect(await ids({ unit: department?.id as string })).toEqual(await rows({ leadUnitId: department?.id }));
  });

  test("text stands for itself, every word of it, in the words or the place", async () => {
    await narrows({ text: "路灯" }, (row) => row.statement.includes("路灯"));
    await narrows({ text: "100%_" }, (row) => row.statement.includes("100%_"));
    await narrows({ text: "\\反" }, (row) => row.statement.includes("\\反"));
    await narrows(
      { text: "水管　12栋" },
      (row) => row.statement.includes("水管") && row.placeText.includes("12栋"),
    );
    expect(await kept({ text: "_" })).toEqual(await kept({ text: "100%_ok" }));
    expect(await kept({ text: "' OR true --" })).toEqual([]);
  });

  test("a receipt number finds its issue, also in groups and full width; a wrong digit is told", async () => {
    const [row] = await kept({});
    const receipt = row?.receiptNo ?? "";
    const wide = receipt.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
    for (const text of [receipt, formatReceiptNo(receipt), wide])
      expect((await kept({ text })).map((r) => r.id)).toEqual([row?.id]);
    const wrong = receipt.slice(0, 8) + ((Number(receipt[8]) + 1) % 10);
    const found = await read({ text: wrong });
    expect([found.total, found.wrongReceiptNo]).toEqual([0, true]);
    expect((await read({ text: "路灯" })).wrongReceiptNo).toBe(false);
  });

  test("values that make no sense are told and do not narrow", async () => {
    const found = await read({
      state: "OPEN",
      unit: "00000000-0000-7000-8000-000000000000",
      here: "1",
      after: "x",
      figure: "joy",
    });
    expect([...found.ignored].sort()).toEqual(["after", "figure", "state", "unit"]);
    expect([found.total, found.more]).toEqual([430, false]);
  });

  test("a count stops one beyond what was asked for, so that more is known to be more", async () => {
    const { asked } = await ledgerAsked(who("city"), {}, PRESENT);
    expect(await countLedger(db, asked)).toBe(430);
    expect(await countLedger(db, asked, 100)).toBe(101);
    expect(await countLedger(db, asked, 430)).toBe(430);
  });
});

describe("who sees what", () => {
  test("exactly the issues within reach", async () => {
    const all = await db.issue.findMany();
    for (const [name, actor] of Object.entries(people)) {
      const mine = all
        .filter((i) =>
          sees(actor, {
            ...i,
            state: i.state as State,
            level: i.level as Level,
            place: {
              cityId: i.cityId,
              countyId: i.countyId,
              townId: i.townId,
              communityId: i.communityId,
              gridId: i.gridId,
            },
          }),
        )
        .map((i) => i.id)
        .sort();
      expect([name, (await read({}, actor)).total]).toEqual([name, mine.length]);
      expect([name, (await everyRow({}, actor)).map((row) => row.id).sort()]).toEqual([name, mine]);
    }
  });

  test("an outsider sees nothing, whatever the address says", async () => {
    const [mine, other] = city.counties;
    const outsider = staffAt(["COUNCIL_CLERK", { ...city.city, id: "00000000-0000-7000-8000-000000000000" }]);
    const [issue] = await db.issue.findMany({ where: { countyId: other?.id }, take: 1 });
    for (const actor of [outsider, who("nobody"), who("admin")])
      for (const params of [
        {},
        { unit: other?.id as string },
        { text: issue?.receiptNo as string },
        { figure: "onTimeReplyRate" },
      ]) {
        const found = await read(params, actor);
        expect([found.total, found.rows, found.facts ?? 0]).toEqual([0, [], 0]);
      }
    const neighbour = await read({ text: issue?.receiptNo as string }, who("county"));
    expect(neighbour.total).toBe(0);
    const named = await read({ unit: other?.id as string }, who("county"));
    expect([named.ignored, named.unit]).toEqual([["unit"], null]);
    expect(named.total).toBe((await read({ unit: mine?.id as string }, who("county"))).total);
  });

  test("names and phones are masked, and left out where secrecy was asked", async () => {
    const rows = await everyRow({});
    const named = rows.filter((row) => row.resident !== "");
    expect(named.length).toBeGreaterThan(0);
    expect(
      named.every(
        (row) =>
          row.confidentiality === "NORMAL" && row.resident.endsWith("*") && row.phone === "138********",
      ),
    ).toBe(true);
    expect(JSON.stringify(rows)).not.toMatch(/13812345678|王小明/);
  });

  test("a county may narrow to its own units only", async () => {
    const [mine] = city.counties;
    const { units } = await read({}, who("county"));
    expect(units.map((u) => u.id).sort()).toEqual(
      city.units
        .filter((u) => u.county === mine?.id && u.level !== "COMMUNITY")
        .map((u) => u.id)
        .sort(),
    );
    expect((await read({}, who("community"))).units.map((u) => u.id)).toEqual([city.communities[2]?.id]);
  });
});
