import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import { checkLine } from "#lib/domain/ledger/ledgerCheck.ts";
import { entryOf, type ImportEntry } from "#lib/domain/ledger/ledgerEntry.ts";
import { cellsOf, dayOfLedger, headOf } from "#lib/domain/ledger/ledgerHead.ts";
import { importedIssue } from "#lib/domain/ledger/ledgerImport.ts";
import { makeRegister, type NamedUnit, placeOfLine, unitOfLine } from "#lib/domain/ledger/ledgerNames.ts";
import { readLine, type SheetLine } from "#lib/domain/ledger/ledgerSheet.ts";
import { realCalendar } from "#tests/support/calendar.ts";

const TODAY = "2026-03-12";
const area = (
  id: string,
  level: NamedUnit["level"],
  name: string,
  above: Partial<NamedUnit> = {},
): NamedUnit => ({
  id,
  level,
  name,
  kind: "AREA",
  parentId: null,
  cityId: "city",
  countyId: null,
  townId: null,
  communityId: null,
  ...above,
});
const inCounty = { countyId: "county", parentId: "county" };
const inTown = { countyId: "county", townId: "town", parentId: "town" };
const UNITS = [
  area("city", "CITY", "赣平市"),
  area("county", "COUNTY", "锦溪区", { countyId: "county", parentId: "city" }),
  area("town", "TOWN", "枫树街道", { ...inCounty, townId: "town" }),
  area("other", "TOWN", "柳荫街道", { ...inCounty, townId: "other" }),
  area("community", "COMMUNITY", "槐树社区", { ...inTown, communityId: "community" }),
  area("twin", "COMMUNITY", "槐树社区", {
    ...inCounty,
    townId: "other",
    communityId: "twin",
    parentId: "other",
  }),
  area("grid", "GRID", "第1网格", { ...inTown, communityId: "community", parentId: "community" }),
  area("water", "TOWN", "枫树街道水务站", { ...inTown, kind: "DEPARTMENT" }),
  area("cityWater", "CITY", "市水务局", { kind: "DEPARTMENT", parentId: "city" }),
];
const register = makeRegister(UNITS);
const lineOf = (told: Partial<SheetLine>): SheetLine => ({
  ...readLine({}, TODAY).line,
  registeredOn: "2025-03-03",
  channel: "VISIT",
  statement: "三楼水管一直漏",
  county: "锦溪区",
  town: "枫树街道",
  community: "槐树社区",
  ...told,
});
const entry = (told: Partial<SheetLine> = {}): ImportEntry => {
  const made = entryOf(7, lineOf(told), register);
  if (Array.isArray(made)) throw new Error(JSON.stringify(made));
  return made;
};
const refused = (told: Partial<SheetLine>) => {
  const made = entryOf(7, lineOf(told), register);
  return Array.isArray(made) ? made.map(({ key, code }) => `${key} ${code}`) : [];
};

describe("the head", () => {
  test("is found by its words, whatever the order, the brackets or the spaces", () => {
    const head = headOf(["  反映内容（原话） ", "x", "来源 渠道", "登记日期：", "登记时间"]);
    expect([...(head ?? [])]).toEqual([
      [0, "statement"],
      [2, "channel"],
      [3, "registeredOn"],
    ]);
    expect(headOf(["Original words", "Channel", "Registered on"])?.size).toBe(3);
    expect(headOf(["反映内容", "来源渠道"])).toBeNull();
    expect(headOf([])).toBeNull();
  });

  test("rows without anything but a running number say nothing", () => {
    const head = headOf(["序号", "登记时间", "来源渠道", "反映内容"]);
    expect(head && cellsOf(["3", " ", undefined, ""], head)).toBeNull();
    expect(head && cellsOf(["3", "44628", "走访", "漏水"], head, 1462)).toMatchObject({
      registeredOn: "46090",
    });
  });

  test.each([
    [[["日期：2025-12-31"]], "2025-12-31"],
    [[["台账", "日期 ２０２５年６月３０日"]], "2025-06-30"],
    [[["锦溪区2024年民情家访工作台账"]], "2024-12-31"],
    [[["锦溪区2026年民情家访工作台账"]], TODAY],
    [[["日期：2031-01-01"]], TODAY],
    [[[undefined, ""]], TODAY],
  ])("%j is a ledger of %s", (above, day) => expect(dayOfLedger(above, TODAY)).toBe(day));
});

describe("names", () => {
  const place = (told: Partial<SheetLine>) => placeOfLine(lineOf(told), register);
  test("lead to the place, down to what was told, with the endings that offices have", () => {
    expect(place({ town: "枫树街道办事处", community: "槐树社区居委会", grid: "第1网格" })).toEqual({
      place: { cityId: "city", countyId: "county", townId: "town", communityId: "community", gridId: "grid" },
    });
    expect(place({ town: "", community: "" })).toMatchObject({ place: { countyId: "county", townId: null } });
    expect(place({ county: "赣平市", town: "", community: "" })).toMatchObject({ place: { countyId: null } });
  });

  test("one that is unknown or not the only one is told with what it could be", () => {
    expect(place({ town: "枫数街道" })).toMatchObject({ key: "town", code: "UNKNOWN_PLACE" });
    expect(place({ town: "" })).toMatchObject({
      code: "AMBIGUOUS_PLACE",
      suggestions: ["枫树街道 槐树社区", "柳荫街道 槐树社区"],
    });
    expect(place({ county: "", town: "", community: "" })).toMatchObject({ code: "PLACE_MISSING" });
  });

  test("a unit is one beside the office while it is open, and any when it has ended", () => {
    const at = { holderUnitId: "town", place: entry().place };
    expect(unitOfLine("枫树街道水务站", { ...at, open: true }, register)).toEqual({ unitId: "water" });
    expect(unitOfLine("", { ...at, open: true }, register)).toEqual({ unitId: null });
    expect(unitOfLine("市水务局", { ...at, open: true }, register)).toMatchObject({ code: "UNIT_NOT_HERE" });
    expect(unitOfLine("市水务局", { ...at, open: false }, register)).toEqual({ unitId: "cityWater" });
    expect(unitOfLine("槐树社区", { ...at, open: false }, register)).toEqual({ unitId: "community" });
    expect(unitOfLine("区水利局", { ...at, open: false }, register)).toMatchObject({ code: "UNKNOWN_UNIT" });
  });
});

describe("the tier says which office has it", () => {
  test.each<[Partial<SheetLine>, string, string]>([
    [{}, "COMMUNITY", "URGENT"],
    [{ tier: "URGENT" }, "COMMUNITY", "URGENT"],
    [{ tier: "URGENT", escalated: "TOWN" }, "TOWN", "URGENT"],
    [{ tier: "WORRY" }, "COUNTY", "WORRY"],
    [{ tier: "HOPE" }, "CITY", "HOPE"],
    [{ town: "", community: "" }, "COUNTY", "WORRY"],
    [
      { categoryL1: "GOVERNANCE_SERVICE", categoryL2: "GOVERNANCE_SERVICE.STAFF_CONDUCT", tier: "URGENT" },
      "TOWN",
      "URGENT",
    ],
  ])("%j is with the %s as %s", (told, level, tier) => {
    expect(entry(told)).toMatchObject({ level, tier, initialTier: told.town === "" ? "WORRY" : "URGENT" });
  });
  test("and a row that no office could have is refused", () => {
    expect(refused({ tier: "URGENT", town: "", community: "" })).toEqual(["tier TIER_HAS_NO_OFFICE"]);
    expect(refused({ dispatchedOn: "2025-03-04" })).toEqual(["categoryL2 CATEGORY_NEEDED"]);
    expect(refused({ unit: "槐树社区" })).toEqual([]);
    expect(entry({ unit: "槐树社区" }).leadUnitId).toBeNull();
    expect(entry({ resident: "王**", phone: "138****5678" })).toMatchObject({
      residentName: "",
      residentPhone: null,
    });
  });
});

describe("property: what a row becomes", () => {
  const day = (from: string, days: number) => addDays(from, days);
  const rows = fc
    .record({
      registered: fc.integer({ min: 0, max: 420 }),
      spoken: fc.integer({ min: 0, max: 20 }),
      dispatched: fc.option(fc.integer({ min: 0, max: 40 })),
      due: fc.option(fc.integer({ min: 0, max: 60 })),
      replied: fc.option(fc.integer({ min: 0, max: 90 })),
      resolved: fc.option(fc.integer({ min: 0, max: 120 })),
      categorised: fc.boolean(),
      tier: fc.constantFrom("URGENT", "WORRY", "HARD", "HOPE", null),
      onTime: fc.constantFrom("YES", "NO", null),
    })
    .map(({ registered, spoken, categorised, ...told }): Partial<SheetLine> => {
      const registeredOn = day(TODAY, -registered);
      const spokenOn = day(registeredOn, -spoken);
      const later = (days: number | null) => (days === null ? null : day(registeredOn, days));
      return {
        registeredOn,
        spokenOn,
        tier: told.tier,
        dispatchedOn: later(told.dispatched),
        repliedOn: later(told.replied),
        resolvedOn: later(told.resolved),
        outcome: told.resolved === null ? null : "SOLVED",
        dueOn: told.due === null ? null : day(spokenOn, told.due),
        onTime: told.onTime,
        ...(categorised && { categoryL1: "UTILITIES", categoryL2: "UTILITIES.DRAINAGE" }),
      } as Partial<SheetLine>;
    })
    .filter((told) => checkLine(lineOf(told), TODAY, []).length === 0 && refused(told).length === 0);
  let ids = 0;
  const ctx: Context = {
    now: new Date(startOfDay(TODAY).getTime() + 12 * 3_600_000),
    calendar: realCalendar,
    settings: DEFAULT_SETTINGS,
    newId: () => `${ids++}`,
    by: { personId: "clerk", role: "COUNCIL_CLERK", post: null },
  };
  const made = (told: Partial<SheetLine>) =>
    importedIssue(entry(told), { id: "i", receiptNo: "r", residentId: null, ctx });

  test("history runs no clock but the one to the archive, and never a limit of ours", () => {
    fc.assert(
      fc.property(
        rows.filter((told) => told.resolvedOn !== null),
        (told) => {
          const { issue, clocks, messages } = made(told);
          const archived = addDays(told.resolvedOn as string, 30) <= TODAY;
          expect(issue.state).toBe(archived ? "ARCHIVED" : "CLOSED");
          expect(issue.clocks.map(({ kind }) => kind)).toEqual(archived ? [] : ["ARCHIVE"]);
          expect(clocks.filter(({ kind }) => kind === "REPLY").map(({ basis }) => basis.due)).toEqual(
            told.dueOn ? [told.dueOn] : [],
          );
          expect(clocks.some(({ kind }) => kind === "RESOLVE" || kind === "RATING")).toBe(false);
          expect(clocks.every(({ sweepAt, kind }) => sweepAt === null || kind === "ARCHIVE")).toBe(true);
          expect([issue.ratedLevel, messages]).toEqual([null, []]);
        },
      ),
    );
  });

  test("what is open is promised from the day it was said, and told what it owes from today", () => {
    fc.assert(
      fc.property(
        rows.filter((told) => told.resolvedOn === null),
        (told) => {
          const { issue } = made(told);
          const running = Object.fromEntries(issue.clocks.map((clock) => [clock.kind, clock]));
          expect(["REGISTERED", "ACCEPTED", "IN_PROGRESS"]).toContain(issue.state);
          expect(running.RESOLVE?.basis.from).toBe(told.spokenOn);
          expect(running.REPLY === undefined).toBe(told.repliedOn !== null);
          if (running.REPLY && told.dueOn) expect(running.REPLY.basis.due).toBe(told.dueOn);
          expect(running.ACCEPT === undefined).toBe(issue.state !== "REGISTERED");
          expect(running.PROGRESS === undefined).toBe(told.repliedOn === null);
          for (const kind of ["ACCEPT", "PROGRESS"])
            if (running[kind]) expect(running[kind].basis.from).toBe(TODAY);
        },
      ),
    );
  });

  test("its trail is in order, by its own dates, each step once, and says from which row it came", () => {
    fc.assert(
      fc.property(rows, (told) => {
        const { issue, events } = made(told);
        const steps = events.filter(({ verb }) => verb !== "breach");
        expect(new Set(steps.map(({ verb }) => verb)).size).toBe(steps.length);
        expect(steps[0]).toMatchObject({ verb: "register", fromState: null });
        expect(events.at(-1)?.toState).toBe(issue.state);
        expect(steps.every(({ data, madeAt }) => data.importedRow === 7 && madeAt === ctx.now)).toBe(true);
        expect(steps.every(({ at }) => shanghaiDate(at) <= TODAY)).toBe(true);
        const late = told.dueOn && (told.repliedOn ?? told.resolvedOn ?? "") > told.dueOn;
        if (told.resolvedOn && told.dueOn && told.onTime === null)
          expect(issue.breachCount).toBe(late ? 1 : 0);
        expect(events.filter(({ verb }) => verb === "breach").length).toBe(issue.breachCount);
      }),
    );
  });
});
