import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, test } from "vitest";
import { loadRules, tallies } from "#lib/db/alerts/alerts.ts";
import { db } from "#lib/db/client.ts";
import { alertLedger } from "#lib/domain/alerts/alertLedger.ts";
import { putBackForm, ruleForm } from "#lib/domain/alerts/ruleChange.ts";
import { lookBack, ruleFor, rulesInForce, windowFrom } from "#lib/domain/alerts/rules.ts";
import { closeForm, type PeopleVerb, takeUpForm } from "#lib/domain/alerts/steps.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { instructionForm } from "#lib/domain/direct/instructions.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { alertRulesPage, readAlert, readAlerts } from "#lib/queries/alerts/alerts.ts";
import { instructedOn } from "#lib/queries/direct/instructions.ts";
import { readLedger } from "#lib/queries/ledger/ledger.ts";
import { raiseAlerts, stepAlert } from "#lib/usecases/alerts/alerts.ts";
import { changeAlertRule } from "#lib/usecases/alerts/rules.ts";
import { giveInstruction, type Titled } from "#lib/usecases/direct/instructions.ts";
import { type City, makeCaseload, PRESENT } from "#tests/support/caseload.ts";
import { colleague } from "#tests/support/offices.ts";

/** 预警 (domain.md Z14): problems that come again at one place, or all at once over a county. */
let city: City;
type Unit = City["city"];
let [cityOffice, county, town, elsewhere, handler] = [] as unknown as [
  Titled,
  Titled,
  Titled,
  Titled,
  Titled,
];
const titled = async (
  name: string,
  ...posts: Parameters<typeof colleague> extends [string, ...infer P] ? P : never
) => ({
  ...(await colleague(name, ...posts)),
  dutyTitle: name,
});
const at = <T>(list: readonly T[], n: number) => list[n] as T;
const DRAIN = "UTILITIES.DRAINAGE";
const LAMP = "UTILITIES.STREET_LIGHT";
const HOUR = 3_600_000;
const ALL = { closed: false, category: "", unitId: "" };

let next = 0;
/** So many matters of a kind at a place, this many hours ago and each an hour before the last. */
async function came(category: string, community: Unit, count: number, hoursAgo: number, more = "") {
  const rows = await db.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM issues WHERE state NOT IN ('MERGED', 'WITHDRAWN') AND hidden_from IS NULL AND merged_into IS NULL ORDER BY id OFFSET ${next} LIMIT ${count}`,
  );
  next += count;
  for (const [n, { id }] of rows.entries())
    await db.$executeRawUnsafe(
      `UPDATE issues SET category = '${category}', registered_at = $1, city_id = $2::uuid, county_id = $3::uuid,
        town_id = $4::uuid, community_id = $5::uuid ${more} WHERE id = $6::uuid`,
      new Date(PRESENT.getTime() - (hoursAgo + n) * HOUR),
      community.city,
      community.county,
      community.town,
      community.community,
      id,
    );
  return rows.map(({ id }) => id);
}
const open = () => db.alert.findMany({ where: { state: { not: "CLOSED" } }, orderBy: { raisedAt: "asc" } });
const heard = async () =>
  (await db.outbox.findMany({ where: { topic: "alertRaised" } })).map(({ recipient }) => recipient);
const code = async (work: Promise<unknown>) => {
  const done = await work;
  return isProblem(done) ? done.code : "DONE";
};
const step = async (by: Titled, verb: PeopleVerb, alertId: string, more: object = {}) => {
  const { version } = await db.alert.findUniqueOrThrow({ where: { id: alertId } });
  const given = { stepId: uuidv7(), alertId, version: String(version), words: "派人去看，先抽水" };
  const form = (verb === "close" ? closeForm : takeUpForm).parse({ ...given, end: "HANDLED", ...more });
  return code(stepAlert(by, verb, form, PRESENT));
};

beforeAll(async () => {
  city = await makeCaseload(300);
  // what there is came long ago
  await db.$executeRaw`UPDATE issues SET registered_at = registered_at - interval '400 days'`;
  cityOffice = await titled("市办主任", ["COUNCIL_CLERK", city.city]);
  county = await titled(
    "县办主任",
    ["UNIT_LEAD", at(city.counties, 0)],
    ["COUNCIL_CLERK", at(city.counties, 0)],
  );
  town = await titled("街道主任", ["UNIT_LEAD", at(city.towns, 0)]);
  elsewhere = await titled("别县主任", ["UNIT_LEAD", at(city.counties, 1)]);
  handler = await titled("经办", ["HANDLER", at(city.departments, 0)]);
});

describe("again and again at one community", () => {
  test("two are none; the third is told to the community and its town, once, however often one looks", async () => {
    await came(LAMP, at(city.communities, 0), 2, 1);
    expect(await raiseAlerts(PRESENT)).toBe(0);
    await came(LAMP, at(city.communities, 0), 1, 30);
    expect(await raiseAlerts(PRESENT)).toBe(1);
    expect(await raiseAlerts(PRESENT)).toBe(0);
    expect((await open()).map(({ kind, category, placeId }) => [kind, category, placeId])).toEqual([
      ["REPEATED", LAMP, at(city.communities, 0).id],
    ]);
    expect((await heard()).sort()).toEqual(
      [`unit:${at(city.communities, 0).id}`, `unit:${at(city.towns, 0).id}`].sort(),
    );
  });

  test("what is merged, hidden, about conduct or without a kind is none", async () => {
    const place = at(city.communities, 3);
    await came(LAMP, place, 1, 2);
    await came(LAMP, place, 1, 3, ", merged_into = gen_random_uuid(), state = 'MERGED'");
    await came(LAMP, place, 1, 4, ", hidden_from = 3");
    await came("GOVERNANCE_SERVICE.STAFF_CONDUCT", place, 4, 5);
    expect(await raiseAlerts(PRESENT)).toBe(0);
  });

  test("two that look at once raise one", async () => {
    await came("UTILITIES.WATER", at(city.communities, 4), 3, 2);
    const raised = await Promise.all([1, 2, 3].map(() => raiseAlerts(PRESENT)));
    expect(raised.reduce((sum, n) => sum + n, 0)).toBe(1);
  });

  test("who sees it: the town, the county and the city; no other county, and nobody who only handles", async () => {
    for (const [who, sees] of [
      [town, true],
      [county, true],
      [cityOffice, true],
      [elsewhere, false],
    ] as const)
      expect((await readAlerts(who, ALL, PRESENT))?.alerts.some(({ category }) => category === LAMP)).toBe(
        sees,
      );
    expect(await readAlerts(handler, ALL, PRESENT)).toBeNull();
    const unknown = async (asked: object) =>
      (await readAlerts(elsewhere, { ...ALL, ...asked }, PRESENT))?.unknown;
    expect([
      await unknown({}),
      await unknown({ category: "UTILITIES" }),
      await unknown({ category: "GHOSTS" }),
      await unknown({ unitId: at(city.counties, 0).id }),
    ]).toEqual([false, false, true, true]);
    const [alert] = await open();
    expect(await readAlert(elsewhere, alert?.id ?? "", PRESENT)).toBeNull();
    expect(await readAlert(town, "no id", PRESENT)).toBeNull();
  });
});

describe("a storm: all at once over a county", () => {
  test("is one alert for the county, and none for its communities", async () => {
    // it begins in one community, which is told of before anybody knows that it is a storm
    await came(DRAIN, at(city.communities, 0), 3, 1);
    expect(await raiseAlerts(PRESENT)).toBe(1);
    const [a, b, c] = [0, 1, 2].map((n) => at(city.communities, n)) as [Unit, Unit, Unit];
    for (const place of [a, b, c]) await came(DRAIN, place, 4, 3);
    expect(await raiseAlerts(PRESENT)).toBe(1);
    const drains = (await open()).filter(({ category }) => category === DRAIN);
    expect(drains.map(({ kind, placeId }) => [kind, placeId])).toEqual([["BURST", at(city.counties, 0).id]]);
    expect((await db.alertStep.findMany({ where: { verb: "join" } })).length).toBe(1);
  });

  test("is seen and heard of where it came, each counting its own, and nowhere else", async () => {
    const drains = async (who: Titled) =>
      ((await readAlerts(who, ALL, PRESENT))?.alerts ?? []).filter(({ category }) => category === DRAIN);
    const [whole] = await drains(county);
    const [part] = await drains(town);
    expect([whole?.ownPart, part?.ownPart, part?.id]).toEqual([false, true, whole?.id]);
    expect(part?.cases).toBeGreaterThan(0);
    expect(part?.cases).toBeLessThanOrEqual(whole?.cases ?? 0);
    expect(await drains(elsewhere)).toEqual([]);
    const dry = await titled("没淹的社区", ["UNIT_LEAD", at(city.communities, 3)]);
    await came(DRAIN, at(city.communities, 3), 1, 3, ", merged_into = gen_random_uuid(), state = 'MERGED'");
    expect(await drains(dry), "what was merged is counted where its matter is").toEqual([]);
    const told = await db.outbox.findMany({ where: { topic: "alertRaised" } });
    const heard = told.filter(({ data }) => (data as { count: number }).count === whole?.cases);
    const communities = [0, 1, 2].map((n) => at(city.communities, n));
    expect(heard.map(({ recipient }) => recipient)).toEqual(
      expect.arrayContaining([at(city.counties, 0), ...communities].map(({ id }) => `unit:${id}`)),
    );
    expect(heard.map(({ data }) => (data as { place: string }).place)).toContain(whole?.place);
  });

  test("the list is narrowed by kind of problem and by place; what is out of reach narrows nothing", async () => {
    const told = async (who: Titled, asked: Partial<typeof ALL>) =>
      (await readAlerts(who, { ...ALL, ...asked }, PRESENT))?.alerts.map(({ category }) => category);
    const whole = await told(cityOffice, {});
    const here = { unitId: at(city.counties, 0).id };
    expect(whole).toEqual(expect.arrayContaining([DRAIN, LAMP]));
    expect(await told(cityOffice, { category: "UTILITIES", ...here })).toEqual(
      expect.arrayContaining([DRAIN, LAMP]),
    );
    expect(await told(cityOffice, { category: "ENVIRONMENT", ...here })).toEqual([]);
    expect(await told(cityOffice, { unitId: at(city.counties, 1).id })).not.toContain(DRAIN);
    expect(await told(county, { unitId: at(city.counties, 1).id })).toEqual(await told(county, {}));
    expect(await told(cityOffice, { category: "nonsense", unitId: "no id" })).toEqual(whole);
  });

  test("each number is what its list in the ledger holds, whoever looks", async () => {
    for (const who of [cityOffice, county, town]) {
      const page = await readAlerts(who, ALL, PRESENT);
      for (const alert of page?.alerts ?? []) {
        const params = Object.fromEntries(Object.entries(alertLedger(alert)));
        expect((await readLedger(who, params, PRESENT)).total).toBe(alert.cases);
        const one = await readAlert(who, alert.id, PRESENT);
        const sum = (list: readonly { n: number }[] = []) => list.reduce((all, { n }) => all + n, 0);
        expect([sum(one?.days), sum(one?.places)]).toEqual([alert.cases, alert.cases]);
      }
    }
  });

  test("what comes the next day joins it", async () => {
    await came(DRAIN, at(city.communities, 1), 2, -20);
    const tomorrow = new Date(PRESENT.getTime() + 24 * HOUR);
    expect(await raiseAlerts(tomorrow)).toBe(0);
    const burst = await db.alert.findFirstOrThrow({ where: { kind: "BURST" } });
    expect([burst.toOn.toISOString().slice(0, 10), burst.version]).toEqual(["2026-03-12", 1]);
    expect((await readAlert(county, burst.id, tomorrow))?.cases).toBe(17);
  });

  test("so does what comes once its days alone stand out no more, though nobody looked on that day", async () => {
    await came(DRAIN, at(city.communities, 2), 1, -6 * 24);
    const later = new Date(PRESENT.getTime() + 8 * 24 * HOUR);
    await raiseAlerts(later);
    const burst = await db.alert.findFirstOrThrow({ where: { kind: "BURST" } });
    expect(burst.toOn.toISOString().slice(0, 10)).toBe("2026-03-17");
    expect((await readAlert(county, burst.id, later))?.cases).toBe(18);
  });

  test("is taken up, instructed on and closed by whoever answers for the place; closed, it is not told again", async () => {
    const burst = await db.alert.findFirstOrThrow({ where: { kind: "BURST" } });
    expect(await step(town, "takeUp", burst.id)).toBe("NOT_FOUND");
    expect(await step(handler, "takeUp", burst.id)).toBe("NOT_ALLOWED");
    expect(await step(elsewhere, "takeUp", burst.id)).toBe("NOT_FOUND");
    expect(await step(county, "takeUp", burst.id)).toBe("DONE");
    expect(await step(county, "takeUp", burst.id)).toBe("ALERT_STEP");
    expect(await step(county, "close", burst.id, { version: "1" })).toBe("ALERT_STEP");
    const given = instructionForm.parse({
      ...{
        instructionId: uuidv7(),
        officeId: at(city.counties, 0).id,
        subject: "ALERT",
        subjectId: burst.id,
      },
      ...{ placeId: "", title: "", words: "三个社区今天抽完水", dueOn: shanghaiDate(PRESENT) },
      units: [{ unitId: at(city.towns, 0).id }],
    });
    expect(await code(giveInstruction(county, given, PRESENT))).toBe("DONE");
    expect(await code(giveInstruction(elsewhere, { ...given, instructionId: uuidv7() }, PRESENT))).toBe(
      "NOT_ALLOWED",
    );
    const [told] = (await instructedOn(county, { alertId: burst.id }, PRESENT)).instructions;
    expect([told?.category, told?.alertId]).toEqual([DRAIN, burst.id]);
    expect(await step(county, "close", burst.id)).toBe("DONE");
    expect(await raiseAlerts(PRESENT)).toBe(0);
    const page = await readAlert(county, burst.id, PRESENT);
    expect([page?.state, page?.possible, page?.steps.map(({ verb }) => verb)]).toEqual([
      "CLOSED",
      [],
      ["raise", "takeUp", "close"],
    ]);
  });
});

test("SQL counts by day what the issues themselves say, each category by the rule that holds for it", async () => {
  const today = shanghaiDate(PRESENT);
  const issues = await db.issue.findMany({
    where: { hiddenFrom: null, mergedInto: null, communityId: { not: null }, state: { not: "WITHDRAWN" } },
    select: { category: true, communityId: true, registeredAt: true },
  });
  const daysAt = new Map<string, string[]>();
  for (const { category, communityId, registeredAt } of issues) {
    if (!category?.includes(".") || category === "GOVERNANCE_SERVICE.STAFF_CONDUCT") continue;
    const key = `${category} ${communityId}`;
    daysAt.set(key, [...(daysAt.get(key) ?? []), shanghaiDate(registeredAt)]);
  }
  const own = (days: number, cases: number) => ({ days, cases, times: 3 });
  const of = { kind: "REPEATED", category: "UTILITIES" } as const;
  for (const changes of [
    [],
    [{ ...of, version: 1, rule: own(1, 4) }],
    [
      { ...of, version: 1, category: null, rule: own(60, 30) },
      { ...of, version: 2, rule: own(2, 3) },
      { ...of, version: 3, category: "ENVIRONMENT" as const, rule: own(30, 3) },
    ],
  ]) {
    const rules = rulesInForce(changes).REPEATED;
    const told = await tallies(db, "REPEATED", rules, PRESENT, today);
    const many = [...daysAt].filter(([key, days]) => {
      const rule = ruleFor(rules, key);
      return days.filter((on) => on >= windowFrom(rule, today, null)).length >= rule.cases;
    });
    expect(many.length).toBeGreaterThan(0);
    expect(told.map(({ category, placeId }) => `${category} ${placeId}`).sort()).toEqual(
      many.map(([key]) => key).sort(),
    );
    for (const { category, placeId, rule, tally } of told) {
      expect(rule).toEqual(ruleFor(rules, category));
      const days = daysAt.get(`${category} ${placeId}`) ?? [];
      expect(tally).toEqual(
        Array.from({ length: lookBack(rule) }, (_, day) => addDays(today, day + 1 - lookBack(rule))).map(
          (on) => days.filter((one) => one === on).length,
        ),
      );
    }
  }
});

describe("from when on it is told", () => {
  const form = (more: object = {}) =>
    ruleForm.parse({
      ...{
        kind: "REPEATED",
        version: "0",
        days: "7",
        cases: "5",
        times: "3",
        reason: "我市件数多，三件太常见",
      },
      ...more,
    });
  test("is the city office's to set, with a reason, and stays on record", async () => {
    expect(await alertRulesPage(county)).toBeNull();
    expect(await code(changeAlertRule(county, form(), PRESENT))).toBe("NOT_ALLOWED");
    expect(await code(changeAlertRule(cityOffice, form({ days: "14", cases: "3" }), PRESENT))).toBe(
      "NO_LIMIT_CHANGES",
    );
    const both = await Promise.all([1, 2].map(() => code(changeAlertRule(cityOffice, form(), PRESENT))));
    expect(both.sort()).toEqual(["DONE", "SETTINGS_CHANGED"]);
    expect((await loadRules(db)).REPEATED).toEqual({
      ...{ version: 1, general: { days: 7, cases: 5, times: 3 }, own: {} },
    });
    expect((await alertRulesPage(cityOffice))?.history).toHaveLength(1);
  });
  test("and holds from the next look on", async () => {
    await came("UTILITIES.GAS", at(city.communities, 6), 4, 2);
    expect(await raiseAlerts(PRESENT)).toBe(0);
    await came("UTILITIES.GAS", at(city.communities, 6), 1, 40);
    expect(await raiseAlerts(PRESENT)).toBe(1);
  });
});

describe("a category of the first level with a rule of its own", () => {
  const own = (category: string, version: number, more: object = {}) =>
    ruleForm.parse({
      ...{ kind: "REPEATED", category, version: String(version), days: "14", cases: "3", times: "3" },
      reason: "管线的事要早知道",
      ...more,
    });
  const back = (category: string, version: number) =>
    putBackForm.parse({ kind: "REPEATED", category, version: String(version), reason: "和别的一样看" });
  const set = (form: Parameters<typeof changeAlertRule>[1], by = cityOffice) =>
    code(changeAlertRule(by, form, PRESENT));
  const rules = async () => (await loadRules(db)).REPEATED;
  const rise = async (category: string, place: number, ...counts: readonly number[]) => {
    const raised: number[] = [];
    for (const [n, count] of counts.entries()) {
      await came(category, at(city.communities, place), count, 2 + n * 9);
      raised.push(await raiseAlerts(PRESENT));
    }
    return raised;
  };
  const ruleOf = async (category: string, place: number) =>
    (await db.alert.findFirstOrThrow({ where: { category, placeId: at(city.communities, place).id } })).rule;

  test("is the city office's to set, and whoever saw an older version looks again", async () => {
    for (const who of [county, handler]) expect(await set(own("UTILITIES", 1), who)).toBe("NOT_ALLOWED");
    expect(await set(back("UTILITIES", 1), county)).toBe("NOT_ALLOWED");
    expect(await set(own("UTILITIES", 0))).toBe("SETTINGS_CHANGED");
    expect(await set(back("UTILITIES", 1)), "it has none").toBe("NO_LIMIT_CHANGES");
    // the kind has one line of versions: two categories at once are two that changed its settings
    const both = await Promise.all([set(own("UTILITIES", 1)), set(own("ENVIRONMENT", 1, { cases: "8" }))]);
    expect(both.sort()).toEqual(["DONE", "SETTINGS_CHANGED"]);
    const [first] = Object.keys((await rules()).own);
    const second = first === "UTILITIES" ? own("ENVIRONMENT", 2, { cases: "8" }) : own("UTILITIES", 2);
    expect(await set(second)).toBe("DONE");
    expect(await set(own("UTILITIES", 3))).toBe("NO_LIMIT_CHANGES");
    expect(await rules()).toEqual({
      version: 3,
      general: { days: 7, cases: 5, times: 3 },
      own: {
        UTILITIES: { days: 14, cases: 3, times: 3 },
        ENVIRONMENT: { days: 14, cases: 8, times: 3 },
      },
    });
    expect((await loadRules(db)).BURST, "the other kind of alert has its own").toMatchObject({
      ...{ version: 0, own: {} },
    });
  });

  test("is told from fewer on where its rule says so, and from more on where it says so", async () => {
    expect(await rise("UTILITIES.TELECOM", 1, 2, 1), "three, and the general rule asks five").toEqual([0, 1]);
    expect(await ruleOf("UTILITIES.TELECOM", 1)).toEqual({ days: 14, cases: 3, times: 3 });
    expect(await rise("ENVIRONMENT.NOISE", 1, 7, 1), "the general rule asks five, this one eight").toEqual([
      0, 1,
    ]);
    expect(await ruleOf("ENVIRONMENT.NOISE", 1)).toEqual({ days: 14, cases: 8, times: 3 });
    expect(await rise("HEALTH.VACCINATION", 1, 4, 1), "one without").toEqual([0, 1]);
    expect(await ruleOf("HEALTH.VACCINATION", 1)).toEqual({ days: 7, cases: 5, times: 3 });
  });

  test("its window is its own too", async () => {
    const days = (n: number) => n * 24;
    await came("UTILITIES.ROAD_MANHOLE", at(city.communities, 2), 3, days(10));
    await came("HEALTH.INSURANCE_CLAIM", at(city.communities, 2), 5, days(10));
    expect(await raiseAlerts(PRESENT), "ten days ago is within fourteen days, and not within seven").toBe(1);
    expect(await ruleOf("UTILITIES.ROAD_MANHOLE", 2)).toMatchObject({ days: 14 });
  });

  test("a new general rule does not move it", async () => {
    expect(await set(own("UTILITIES", 3, { category: undefined, days: "7", cases: "4" }))).toBe("DONE");
    const { general, own: kept } = await rules();
    expect([general.cases, kept.UTILITIES?.cases]).toEqual([4, 3]);
  });

  test("put back, it is under the general rule as that is now; what was told stays told", async () => {
    const before = await open();
    expect(await set(back("ENVIRONMENT", 4))).toBe("DONE");
    expect(await set(back("ENVIRONMENT", 4))).toBe("SETTINGS_CHANGED");
    expect(await set(back("UTILITIES", 5))).toBe("DONE");
    expect(await rules()).toEqual({ version: 6, general: { days: 7, cases: 4, times: 3 }, own: {} });
    expect(await rise("UTILITIES.TELECOM", 5, 3, 1)).toEqual([0, 1]);
    expect(await rise("ENVIRONMENT.NOISE", 5, 3, 1)).toEqual([0, 1]);
    const kept = (await open()).filter(({ id }) => before.some((one) => one.id === id));
    expect(kept).toEqual(before);
  });

  test("every version stays, with what it was of, why and by whom", async () => {
    const page = await alertRulesPage(cityOffice);
    expect(page?.rules.REPEATED.version).toBe(6);
    expect(page?.history.map(({ version, category, rule }) => [version, category, rule?.cases])).toEqual([
      [6, "UTILITIES", undefined],
      [5, "ENVIRONMENT", undefined],
      [4, null, 4],
      ...[3, 2].map((version) => [version, expect.any(String), expect.any(Number)]),
      [1, null, 5],
    ]);
    expect(page?.history[0]).toMatchObject({ person: "市办主任", reason: "和别的一样看" });
    const data = {
      kind: "BURST",
      version: 1,
      validFrom: PRESENT,
      reason: "x",
      personId: cityOffice.personId,
    };
    for (const wrong of [{}, { days: 7, cases: 5 }, { category: "HEALTH", days: 7 }, { category: "" }])
      await expect(db.alertRule.create({ data: { ...data, ...wrong } })).rejects.toThrow();
    await expect(db.alertRule.updateMany({ data: { reason: "x" } })).rejects.toThrow();
  });
});
