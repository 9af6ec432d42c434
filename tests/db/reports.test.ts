import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "#lib/db/client.ts";
import { recordFrom } from "#lib/db/figures/record.ts";
import { reportData } from "#lib/db/reports/reportData.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { type PublishForm, spanOf } from "#lib/domain/reports/kinds.ts";
import { formReport } from "#lib/domain/reports/report.ts";
import { REPORT_KINDS } from "#lib/domain/vocabulary.ts";
import { reportXlsx } from "#lib/files/reportXlsx.ts";
import { reportDocx } from "#lib/letters/reportDocx.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { readPublicFigures } from "#lib/queries/figures/publicFigures.ts";
import {
  readDraft,
  readOpenReport,
  readOpenReports,
  readReport,
  readReports,
} from "#lib/queries/reports/reports.ts";
import { publishReport } from "#lib/usecases/reports/reports.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** Reports: formed once, kept for good, corrected by another version (domain.md C6, F7 §41). */
let city: City;
let clerk: Staff;
const YEAR = periodOf("2025-01-01", "2025-12-31");
/** what the public page shows before the record moves on */
let shown: Awaited<ReturnType<typeof readPublicFigures>>;
beforeAll(async () => {
  city = await makeCaseload(700);
  clerk = await colleague("王主任", ["COUNCIL_CLERK", city.city]);
  shown = await readPublicFigures("", YEAR, PRESENT);
});

const form = (more: Partial<PublishForm> = {}): PublishForm => ({
  ...{
    reportId: uuidv7(),
    kind: "MONTHLY",
    unitId: city.city.id,
    span: "2026-01",
    asOf: PRESENT,
    changed: "",
  },
  ...more,
});
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const publish = async (more: Partial<PublishForm> = {}, by = clerk, now = PRESENT) => {
  const one = form(more);
  expect(await publishReport(by, one, now)).toEqual({ id: one.reportId });
  return one.reportId;
};

describe("形势分析", () => {
  const there = async () => {
    const { name } = await db.orgUnit.findUniqueOrThrow({ where: { id: city.city.id } });
    return { id: city.city.id, name, level: "CITY", kind: "AREA" } as const;
  };
  const analysis = async (span: string, asOf: Date) => {
    const period = spanOf("ANALYSIS", span) ?? expect.fail("a month");
    const unit = await there();
    const data = await transaction((tx) =>
      reportData(tx, "ANALYSIS", { unit, period, asOf, recordFrom: null }),
    );
    return data.analysis ?? expect.fail("it is one");
  };

  it("counts the kinds of a month as the ledger does, beside the month before and a year before", async () => {
    const { kinds, spots, total } = await analysis("2026-01", PRESENT);
    const counted = await db.$queryRaw<
      { category: string; now: number; before: number; yearBefore: number }[]
    >`
      SELECT category, count(*) FILTER (WHERE month = '2026-01')::int AS now, count(*) FILTER (WHERE month = '2025-12')::int AS before,
        count(*) FILTER (WHERE month = '2025-01')::int AS "yearBefore"
      FROM (SELECT COALESCE(category, ${NO_CATEGORY}) AS category, to_char(registered_at AT TIME ZONE interval '8 hours', 'YYYY-MM') AS month FROM issues
        WHERE hidden_from IS NULL) i GROUP BY 1 HAVING count(*) FILTER (WHERE month = '2026-01') > 0`;
    const known = (n: number, beside: unknown) => (beside === null ? null : n);
    const byKind = (a: { category: string }, b: { category: string }) => (a.category < b.category ? -1 : 1);
    expect([...kinds].sort(byKind)).toEqual(
      counted.sort(byKind).map(({ category, now, before, yearBefore }) => ({
        ...{ category, now },
        before: known(before, total.before),
        yearBefore: known(yearBefore, total.yearBefore),
      })),
    );
    expect(total.before?.intake?.n).toBeGreaterThan(0);
    const sum = (all: readonly { matters: number }[]) => all.reduce((one, { matters }) => one + matters, 0);
    expect(sum(spots)).toBe(total.now.masters?.counted);
  });

  it("says nothing of a month before the record, and tells alerts and the month ahead as they were told by then", async () => {
    const [first] = await db.$queryRaw<{ month: string }[]>`
      SELECT to_char(min(registered_at) AT TIME ZONE interval '8 hours', 'YYYY-MM') AS month FROM issues`;
    expect((await analysis(first?.month ?? "", PRESENT)).total.before).toBeNull();
    const before = form({ kind: "ANALYSIS", span: "2019-05" });
    expect(await code(publishReport(clerk, before, PRESENT)), "no month of zeros").toBe("BEFORE_RECORD");
    const asked = { kind: "ANALYSIS", unitId: city.city.id, asOf: PRESENT } as const;
    expect(await code(readDraft(clerk, { ...asked, span: "2019-05" }, PRESENT))).toBe("BEFORE_RECORD");
    expect(await code(readDraft(clerk, { ...asked, span: "2031-05" }, PRESENT))).toBe("PERIOD_NOT_BEGUN");

    const at = new Date("2026-01-20T02:00:00Z");
    const alert = { kind: "REPEATED", category: "UTILITIES.DRAINAGE", placeId: city.towns[0]?.id ?? "" };
    await db.alert.create({
      data: {
        ...alert,
        ...{ id: uuidv7(), fromOn: new Date("2026-01-07"), toOn: new Date("2026-01-20"), usual: 0 },
        ...{ rule: { days: 14, cases: 3, times: 3 }, state: "NEW", raisedAt: at },
      },
    });
    const line = { category: "UTILITIES.DRAINAGE", lastYear: 4, usual: 5, expected: 6, low: 1, high: 11 };
    await db.forecast.create({
      data: {
        ...{ id: uuidv7(), unitId: city.city.id, month: new Date("2026-02-01"), madeAt: at },
        lines: [line],
      },
    });
    const told = await analysis("2026-01", PRESENT);
    expect(told.alerts).toMatchObject([{ raisedAt: at, kind: "REPEATED", category: "UTILITIES.DRAINAGE" }]);
    expect(told.ahead).toMatchObject({ month: "2026-02-01", lines: [line] });
    const earlier = await analysis("2026-01", new Date("2026-01-19T00:00:00Z"));
    expect([earlier.alerts, earlier.ahead]).toEqual([[], "NOT_YET"]);
    expect([earlier.upTo, told.upTo]).toEqual(["2026-01-19", null]);
    expect((await analysis("2026-02", PRESENT)).alerts).toEqual([]);
  });
});

describe("places", () => {
  it("stand in a report also where nothing came, so that nobody seems to be forgotten", async () => {
    const town = city.towns[0] as City["city"];
    const unit = { id: town.id, name: "", level: "TOWN", kind: "AREA" } as const;
    const period = spanOf("MONTHLY", "2024-01") ?? expect.fail("a month");
    const { byUnit } = await transaction((tx) =>
      reportData(tx, "MONTHLY", { unit, period, asOf: PRESENT, recordFrom: null }),
    );
    const communities = city.communities.filter(({ town: id }) => id === town.id).map(({ id }) => id);
    const below = await db.orgUnit.findMany({
      where: { parentId: town.id, kind: "AREA", level: "COMMUNITY" },
    });
    expect(communities.length).toBeGreaterThan(0);
    expect(byUnit.filter(({ here }) => !here)).toHaveLength(below.length);
  });
});

describe("a published report", () => {
  it("holds the figures of the dashboard, with the version of each formula, and stays as it is", async () => {
    const id = await publish();
    const page = await readReport(clerk, id);
    const { body } = page?.report ?? expect.fail("it was published");
    const period = spanOf("MONTHLY", "2026-01") ?? expect.fail("a month");
    const { total } = await readFigures(clerk, { unitId: city.city.id, period }, PRESENT);
    const open = JSON.stringify(body.blocks);
    expect(body.formulas).toMatchObject({ feedbackRate: 1, onTimeReplyRate: 2 });
    expect(total.intake.n).toBeGreaterThan(0);
    expect(open).toContain("反馈办结率");

    // The record moves on: open issues get another category, a month later.
    await db.$executeRaw`INSERT INTO issue_events (id, issue_id, seq, verb, actor_role, level, to_state, at, made_at, data)
      SELECT gen_random_uuid(), id, 32, 'register', 'RECORDER', level, state, registered_at, registered_at, '{}' FROM issues WHERE state = 'IN_PROGRESS' AND round = 1`;
    await db.$executeRaw`UPDATE issues SET category = 'UTILITIES.DRAINAGE', rated_level = NULL, updated_at = ${PRESENT}::timestamptz + interval '1 month'
      WHERE state = 'IN_PROGRESS' AND round = 1`;
    expect((await readReport(clerk, id))?.report.body).toEqual(body);
    const { name } = await db.orgUnit.findUniqueOrThrow({ where: { id: city.city.id } });
    const unit = { id: city.city.id, name, level: "CITY", kind: "AREA" } as const;
    const formed = (asOf: Date) =>
      transaction(async (tx) =>
        formReport(
          "MONTHLY",
          await reportData(tx, "MONTHLY", { unit, period, asOf, recordFrom: await recordFrom(tx) }),
        ),
      );
    expect(await formed(PRESENT), "formed again after the record moved on").toEqual(body);
    expect((await formed(new Date("2026-05-01T00:00:00Z"))).blocks).not.toEqual(body.blocks);
    await expect(db.report.deleteMany()).rejects.toThrow();
    await expect(db.report.updateMany({ data: { changed: "x" } })).rejects.toThrow();
  });

  it("is corrected by another version that says what changed, and once however often it is sent", async () => {
    const first = form({ span: "2026-02" });
    const twice = await Promise.all([
      publishReport(clerk, first, PRESENT),
      publishReport(clerk, first, PRESENT),
    ]);
    expect(twice).toEqual([{ id: first.reportId }, { id: first.reportId }]);
    expect(await code(publishReport(clerk, form({ span: "2026-02" }), PRESENT))).toBe("SAY_WHAT_CHANGED");
    const second = await publish({ span: "2026-02", changed: "补录了两件" });
    const page = await readReport(clerk, first.reportId);
    expect(page?.versions.map(({ id, version, replaced }) => [id, version, replaced])).toEqual([
      [second, 2, false],
      [first.reportId, 1, true],
    ]);
    expect(page?.report.changed).toBe("");
    expect(await code(publishReport(clerk, form({ span: "2025-12", changed: "x" }), PRESENT))).toBe(
      "CHANGED_NOTHING_YET",
    );
  });

  it("is had in three forms from what was kept, in both languages", async () => {
    for (const kind of REPORT_KINDS) {
      const id = await publish({ kind, span: kind === "YEARLY" ? "2025" : "2025-11" });
      const { report } = (await readReport(clerk, id)) ?? expect.fail("it was published");
      for (const lang of ["zh", "en"] as const) {
        const files = [
          await reportDocx(report.body, report, lang),
          await reportXlsx(report.body, report, lang),
        ];
        for (const file of files) expect(Buffer.from(file.slice(0, 2)).toString()).toBe("PK");
      }
    }
  });
});

describe("who", () => {
  it("publishes for the own area, when the days are over", async () => {
    const [county] = city.counties;
    const [handler, other, reviewer] = await Promise.all([
      colleague("办事员", ["HANDLER", city.city]),
      colleague("别县", ["COUNCIL_CLERK", city.counties[1] as never]),
      colleague("县审核", ["REVIEWER", county as never]),
    ]);
    const there = { unitId: county?.id ?? "" };
    expect(await code(publishReport(handler, form(), PRESENT))).toBe("NOT_ALLOWED");
    expect(await code(publishReport(other, form(there), PRESENT))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(publishReport(reviewer, form(), PRESENT))).toBe("PLACE_OUT_OF_REACH");
    expect(await code(publishReport(clerk, form({ span: "2026-03" }), PRESENT))).toBe("PERIOD_NOT_OVER");
    const early = form({ asOf: new Date("2026-01-20T00:00:00Z") });
    expect(await code(publishReport(clerk, early, PRESENT))).toBe("PERIOD_NOT_OVER");
    const town = form({ kind: "YEARLY", span: "2025", unitId: city.towns[0]?.id ?? "" });
    expect(await code(publishReport(clerk, town, PRESENT))).toBe("REPORT_LEVEL");
    const id = await publish(there, reviewer);
    expect(await readReport(other, id)).toBeNull();
    expect(await readReports(handler)).toBeNull();
    expect((await readReports(reviewer))?.reports.map((one) => one.id)).toEqual([id]);
    expect(
      await code(readDraft(handler, { kind: "MONTHLY", ...there, span: "2026-01", asOf: PRESENT }, PRESENT)),
    ).toBe("PLACE_OUT_OF_REACH");
  });

  it("is everybody, for the yearly one: with the cells of the public page", async () => {
    const monthly = await publish({ span: "2025-10" });
    const id = await publish({ kind: "YEARLY", span: "2025", changed: "补录了两件" });
    expect(await readOpenReport(monthly)).toBeNull();
    expect((await readOpenReports()).every(({ kind }) => kind === "YEARLY")).toBe(true);
    expect((await readOpenReport(id))?.report.id).toBe(id);

    const data = await transaction((tx) =>
      reportData(tx, "YEARLY", {
        unit: { ...city.city, name: "" } as never,
        period: YEAR,
        asOf: PRESENT,
        recordFrom: null,
      }),
    );
    expect([data.total, data.byUnit, data.byMonth, data.byCategory]).toEqual([
      shown.total,
      shown.byCounty,
      shown.byMonth,
      shown.byCategory,
    ]);
  });

  it("of a county tells no cell that its city's closes", async () => {
    const at = async (unit: object) =>
      transaction((tx) =>
        reportData(tx, "YEARLY", { unit: unit as never, period: YEAR, asOf: PRESENT, recordFrom: null }),
      );
    const [few, other] = city.counties as [City["city"], City["city"]];
    const keep = await db.$queryRaw<
      { id: string }[]
    >`SELECT id FROM issues WHERE county_id = ${few.id}::uuid AND registered_at >= ${YEAR.start} AND registered_at < ${YEAR.end} AND hidden_from IS NULL ORDER BY id LIMIT 2`;
    await db.$executeRaw`UPDATE issues SET county_id = ${other.id}::uuid WHERE (county_id = ${few.id}::uuid OR county_id IS NULL) AND id <> ALL(${keep.map(({ id }) => id)}::uuid[])`;
    const whole = await at({ ...city.city, name: "", level: "CITY", kind: "AREA" });
    const row = whole.byUnit.find((one) => "unitId" in one && one.unitId === other.id);
    expect(row?.values.intake, "closed with the few").toBeNull();
    expect((await at({ ...other, name: "", level: "COUNTY", kind: "AREA" })).total.intake).toBeNull();
  });

  it("asks for a day from which on the record was kept in full", async () => {
    await db.pastKept.updateMany({ data: { since: new Date("2026-03-01T00:00:00Z") } });
    const asOf = new Date("2026-02-20T00:00:00Z");
    expect(await code(publishReport(clerk, form({ span: "2025-09", asOf }), PRESENT))).toBe("PAST_NOT_KEPT");
    expect(await code(publishReport(clerk, form({ span: "2025-09" }), PRESENT))).toBe("DONE");
  });
});
