import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { daysOf } from "#lib/domain/figures/days.ts";
import type { SessionFact } from "#lib/domain/figures/facts.ts";
import {
  CHARGED,
  evaluate,
  type FigureValue,
  holds,
  inCohort,
  metricOf,
  PARTS,
  type Part,
  PROCESS_IDS,
  type ProcessId,
} from "#lib/domain/figures/metrics.ts";
import { lateFrom } from "#lib/domain/open/publicNotices.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { readCharges, readProcess } from "#lib/queries/figures/process.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { type City, makeCaseload, PRESENT, readers } from "#tests/support/caseload.ts";
import { type Known, type KnownFacts, loadFacts } from "#tests/support/figureFacts.ts";

const YEAR = periodOf("2025-03-01", "2026-03-11");
const MONTH = periodOf("2026-01-15", "2026-02-14");
const ISSUE_IDS = PROCESS_IDS.filter((id) => metricOf(id).over !== "SESSION");

let city: City;
let facts: KnownFacts;

beforeAll(async () => {
  city = await makeCaseload(500);
  await handOver();
  await crowd();
  await announce();
  facts = await loadFacts();
});

/** Trails of hand-overs: kept, given back and handed elsewhere or to the same again, ruled on, and undecided. */
async function handOver(): Promise<void> {
  const issues = await db.issue.findMany({
    select: { id: true, registeredAt: true },
    orderBy: { id: "asc" },
  });
  const [a, b] = city.departments;
  const [one, other] = [{ unitId: a?.id }, { unitId: b?.id }];
  const trails: [verb: string, data: object][][] = [
    [],
    [["dispatch", one]],
    [
      ["dispatch", one],
      ["return", {}],
    ],
    [
      ["dispatch", one],
      ["return", {}],
      ["dispatch", other],
    ],
    [
      ["dispatch", one],
      ["return", {}],
      ["dispatch", one],
    ],
    [
      ["dispatch", one],
      ["return", {}],
      ["dispatch", other],
      ["return", {}],
      ["rule", { ...other, upheld: false }],
    ],
    [
      ["dispatch", one],
      ["return", {}],
      ["dispatch", one],
      ["return", {}],
      ["rule", { ...other, upheld: true }],
    ],
    [
      ["dispatch", one],
      ["dispatch", other],
    ],
  ];
  await db.issueEvent.createMany({
    data: issues.flatMap(({ id, registeredAt }, n) =>
      (trails[n % trails.length] ?? []).map(([verb, data], seq) => ({
        id: uuidv7(),
        issueId: id,
        seq: seq + 1,
        verb,
        actorRole: "DISPATCHER",
        level: "TOWN",
        fromState: "ACCEPTED",
        toState: "DISPATCHED",
        at: new Date(registeredAt.getTime() + seq * 3_600_000),
        madeAt: registeredAt,
        data,
      })),
    ),
  });
}

/** Few kinds and few buildings in several spellings, so that many meet; some at the same instant. */
async function crowd(): Promise<void> {
  await db.$executeRaw`UPDATE issues SET category = CASE WHEN n % 2 = 0 THEN 'UTILITIES.DRAINAGE' ELSE category END,
    place_text = (ARRAY['3号楼','３幢 2单元','13栋','小区 东门','9组12号',''])[1 + n % 6], hidden_from = CASE WHEN n % 23 = 0 THEN 4 END
    FROM (SELECT id, abs(hashtext(receipt_no)) AS n FROM issues) drawn WHERE drawn.id = issues.id`;
  await db.$executeRaw`UPDATE issues SET registered_at = date_trunc('day', registered_at) WHERE id IN (SELECT id FROM issues ORDER BY id LIMIT 200)`;
}

const SESSIONS = [
  ["2026-03-04", "2026-03-03T15:59:59Z"],
  ["2026-03-04", "2026-03-03T16:00:00Z"],
  ["2026-02-11", "2026-02-01T04:00:00Z"],
  ["2026-03-18", "2026-03-10T04:00:00Z"],
  ["2026-02-12", null],
] as const;
async function announce(): Promise<void> {
  const unitId = city.communities[0]?.id ?? "";
  const by = await db.person.create({
    data: {
      id: uuidv7(),
      loginName: "host",
      name: "主任",
      dutyTitle: "主任",
      passwordHash: "",
      createdAt: PRESENT,
    },
  });
  for (const [day, publishedAt] of SESSIONS) {
    const on = new Date(day);
    if (publishedAt)
      await db.$executeRaw`INSERT INTO public_notices (id, unit_id, version, state, kind, title, text, session_on, session_from, session_to, place, made_by, updated_at, published_at, published_by, late_reason)
        VALUES (${uuidv7()}::uuid, ${unitId}::uuid, 1, 'PUBLISHED', 'SESSION', '民情夜访', '欢迎来说', ${on}::date, '19:30', '21:00', '接待室', ${by.id}::uuid, ${PRESENT}, ${new Date(publishedAt)}, ${by.id}::uuid, '停水')`;
    else
      await db.$executeRaw`INSERT INTO visit_sessions (id, unit_id, state, kind, host_id, on_day, from_time, to_time, venue, made_by, made_at, late_reason, ended_by, ended_at)
        VALUES (${uuidv7()}::uuid, ${unitId}::uuid, 'HELD', 'OUTREACH', ${by.id}::uuid, ${on}::date, '19:30', '21:00', '接待室', ${by.id}::uuid, ${PRESENT}, '停水', ${by.id}::uuid, ${PRESENT})`;
  }
}
const sessionFacts: SessionFact[] = SESSIONS.map(([day, publishedAt]) => ({
  sessionDay: new Date(`${day}T00:00+08:00`),
  publishedAt: publishedAt ? new Date(publishedAt) : null,
  lateFrom: lateFrom(day),
}));

type Place = Known<"ISSUE">["subject"];
const seen = <Fact extends { subject: Place }>(
  list: readonly Fact[],
  actor: Staff,
  of: (s: Place) => boolean,
) => list.filter(({ subject }) => sees(actor, subject) && of(subject));
const inMemory = (
  id: ProcessId,
  actor: Staff,
  period = YEAR,
  of: (s: Place) => boolean = () => true,
): FigureValue =>
  evaluate(id, seen(facts[metricOf(id).over as "ISSUE"], actor, of) as never, period, PRESENT);
const daysInMemory = (actor: Staff, period = YEAR, of: (s: Place) => boolean = () => true) =>
  daysOf(seen(facts.ISSUE, actor, of), period, PRESENT);

/** Replies due, and late ones, by whom they are charged to, else by whose they were. */
function chargesInMemory(actor: Staff): Record<string, [n: number, late: number]> {
  const metric = metricOf(CHARGED);
  const found: Record<string, [number, number]> = {};
  for (const fact of seen(facts.REPLY_CLOCK, actor, () => true)) {
    if (!inCohort(metric, fact, YEAR) || !holds(metric.of, fact, PRESENT)) continue;
    const [n, late] = found[fact.answersFor] ?? [0, 0];
    found[fact.answersFor] = [n + 1, late + (holds(metric.counts, fact, PRESENT) ? 0 : 1)];
  }
  return Object.fromEntries(Object.entries(found).filter(([, [, late]]) => late > 0));
}

describe("the two readers agree", () => {
  const scopes = ["city", "county", "town", "community", "department", "two", "liaison", "nobody"];
  test.each(scopes.flatMap((scope) => [[scope, YEAR] as const, [scope, MONTH] as const]))(
    "%s",
    async (scope, period) => {
      const actor = readers(city)[scope] as Staff;
      const { total, days, daysByTier } = await readProcess(actor, { unitId: null, period }, PRESENT);
      for (const id of ISSUE_IDS) expect([id, total[id]]).toEqual([id, inMemory(id, actor, period)]);
      expect(days).toEqual(daysInMemory(actor, period));
      for (const { tier, days: ofTier } of daysByTier)
        expect([tier, ofTier]).toEqual([tier, daysInMemory(actor, period, (s) => s.tier === tier)]);
    },
  );

  test("by place", async () => {
    const actor = readers(city).city as Staff;
    const { byUnit } = await readProcess(actor, { unitId: null, period: YEAR }, PRESENT);
    expect(byUnit).toHaveLength(3);
    for (const { unitId, here, values, days } of byUnit) {
      const there = ({ place }: Place) => (here ? place.countyId === null : place.countyId === unitId);
      for (const id of ISSUE_IDS) expect([id, values[id]]).toEqual([id, inMemory(id, actor, YEAR, there)]);
      expect(days).toEqual(daysInMemory(actor, YEAR, there));
    }
  });

  test("the caseload has something to disagree about", async () => {
    const { total, days } = await readProcess(
      readers(city).city as Staff,
      { unitId: null, period: YEAR },
      PRESENT,
    );
    for (const id of PROCESS_IDS)
      expect([id, total[id].counted > 0, total[id].n > total[id].counted]).toEqual([id, true, true]);
    expect(days.most).toBeGreaterThan(days.median ?? 0);
  });

  test("sessions, for the place they are held in", async () => {
    const at = async (scope: string) =>
      (await readProcess(readers(city)[scope] as Staff, { unitId: null, period: YEAR }, PRESENT)).total
        .onTimeNoticeRate;
    expect(await at("city")).toEqual(evaluate("onTimeNoticeRate", sessionFacts, YEAR, PRESENT));
    expect(await at("county")).toMatchObject({ n: 4, counted: 2 });
    expect((await at("community")).n).toBe(0);
  });

  test("a department is no place: it has its issues, and neither sessions nor addresses", async () => {
    const unitId = city.departments[0]?.id ?? "";
    const asked = { unitId, period: YEAR };
    const { total, coverage, unit } = await readProcess(readers(city).city as Staff, asked, PRESENT);
    expect([unit?.id, coverage, total.onTimeNoticeRate.n]).toEqual([unitId, null, 0]);
    expect(total.reopenRate).toEqual(
      inMemory("reopenRate", readers(city).city as Staff, YEAR, ({ leadUnitId }) => leadUnitId === unitId),
    );
  });

  test("the round of the year is that of the register, summed for the county as for its community", async () => {
    const community = city.communities[0];
    const doors = ["1栋", "2栋", "3栋"].map((building) => ({ id: uuidv7(), building }));
    const place = { communityId: community?.id ?? "" };
    await db.household.createMany({ data: doors.map((door) => ({ ...door, ...place, createdAt: PRESENT })) });
    await db.visit.createMany({
      data: doors.slice(1).map(({ id, building }, n) => ({
        id: uuidv7(),
        type: "HOUSEHOLD_VISIT",
        result: n === 0 ? "NOTHING_RAISED" : "DECLINED",
        visitorId: city.city.id,
        cityId: city.city.id,
        ...place,
        householdId: id,
        placeText: building,
        visitedAt: PRESENT,
        createdAt: PRESENT,
      })),
    });
    for (const unitId of [community?.county, community?.id]) {
      const asked = { unitId: unitId ?? "", period: YEAR };
      const { coverage } = await readProcess(readers(city).city as Staff, asked, PRESENT);
      expect(coverage).toEqual({ year: 2026, value: { n: 3, counted: 1, points: 1 } });
    }
  });
});

describe("every number leads to exactly its issues", () => {
  const partOf = ({ n, counted }: FigureValue, part: Part): number =>
    ({ numerator: counted, denominator: n, missing: n - counted })[part];
  test.each(["city", "county", "department"])("%s", async (scope) => {
    const actor = readers(city)[scope] as Staff;
    const { total, unit, days } = await readProcess(actor, { unitId: null, period: YEAR }, PRESENT);
    const where = { from: YEAR.from, to: YEAR.to, ...(unit && { unit: unit.id }) };
    for (const id of ISSUE_IDS)
      for (const part of PARTS) {
        const found = await readLedger(actor, { figure: id, part, ...where }, PRESENT);
        expect([id, part, found.facts ?? found.total, found.ignored]).toEqual([
          id,
          part,
          partOf(total[id], part),
          [],
        ]);
      }
    expect((await readLedger(actor, { figure: "ended", ...where }, PRESENT)).total).toBe(days.n);
  });

  test.each(["city", "county", "department"])("whose delay it was: %s", async (scope) => {
    const actor = readers(city)[scope] as Staff;
    const asked = { unitId: null, period: YEAR };
    const [{ charges }, { unit }] = [
      await readCharges(actor, asked, PRESENT),
      await readProcess(actor, asked, PRESENT),
    ];
    expect(Object.fromEntries(charges.map(({ unitId, n, late }) => [unitId, [n, late]]))).toEqual(
      chargesInMemory(actor),
    );
    const where = { from: YEAR.from, to: YEAR.to, ...(unit && { unit: unit.id }), figure: CHARGED };
    for (const { unitId, n, late } of charges)
      for (const [part, count] of [
        ["denominator", n],
        ["missing", late],
      ] as const) {
        const found = await readLedger(actor, { ...where, part, charged: unitId }, PRESENT);
        expect([found.facts, found.ignored]).toEqual([count, []]);
        expect(found.total).toBeLessThanOrEqual(count);
      }
    expect(charges.length).toBeGreaterThan(2);
  });

  test("whose delay it was is asked of clocks alone", async () => {
    const charged = city.departments[0]?.id ?? "";
    const found = await readLedger(readers(city).city as Staff, { figure: "intake", charged }, PRESENT);
    expect([found.ignored, found.filter.charged]).toEqual([["charged"], undefined]);
  });

  test("a session is no issue, and the ledger does not know it", async () => {
    const found = await readLedger(readers(city).city as Staff, { figure: "onTimeNoticeRate" }, PRESENT);
    expect(found.ignored).toEqual(["figure"]);
  });
});
