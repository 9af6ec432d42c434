import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextChange, putBackForm, RULE_CHOICES, ruleForm } from "#lib/domain/alerts/ruleChange.ts";
import {
  type AlertRule,
  DEFAULT_RULES,
  leastOf,
  lookBack,
  ownRules,
  type RuleChange,
  ruleFor,
  rulesInForce,
  standsOut,
  usualOf,
  windowFrom,
} from "#lib/domain/alerts/rules.ts";
import { afterStep, possibleSteps } from "#lib/domain/alerts/steps.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { ALERT_KINDS, ALERT_STATES, CATEGORIES, CATEGORIES_L1 } from "#lib/domain/vocabulary.ts";

const RULE = DEFAULT_RULES.REPEATED;
const TODAY = "2026-03-10";
const quiet = (rule: AlertRule = RULE) => new Array<number>(lookBack(rule)).fill(0);
/** Matters so many days before today. */
const came = (...ago: number[]) => {
  const days = quiet();
  for (const n of ago) days[days.length - 1 - n] = (days[days.length - 1 - n] ?? 0) + 1;
  return days;
};
const today = { today: TODAY, told: null };

describe("≥3 distinct cases, same kind, same community, 14 days (domain.md Z14)", () => {
  test("three within fourteen days", () => {
    expect(standsOut(RULE, came(0, 5, 13), today)).toEqual({ cases: 3, usual: 0 });
  });
  test("two are none, and a third fifteen days ago is none", () => {
    expect(standsOut(RULE, came(0, 5), today)).toBeNull();
    expect(standsOut(RULE, came(0, 5, 14), today)).toBeNull();
  });
  test("what a place always has is usual: three times that stands out", () => {
    const always = quiet().map((_, day) => (day % 7 === 0 ? 1 : 0));
    expect(usualOf(RULE, always)).toBe(2);
    expect(leastOf(RULE, 2)).toBe(6);
    expect(standsOut(RULE, always, today)).toBeNull();
    const more = always.map((n, day) => (day >= always.length - 14 && day % 2 === 0 ? n + 1 : n));
    expect(standsOut(RULE, more, today)?.usual).toBe(2);
  });
  test("one storm weeks ago does not make the next one usual", () => {
    const days = quiet(DEFAULT_RULES.BURST);
    days[20] = 40;
    expect(usualOf(DEFAULT_RULES.BURST, days)).toBe(0);
  });
  test.each([1, 14, 30, 60])(
    "what is usual in %s days is told by three windows of that length at least",
    (days) => {
      const rule: AlertRule = { days, cases: 3, times: 2 };
      const tally = quiet(rule);
      for (let end = tally.length - days; end > 0; end -= days) tally[end - 1] = 4; // four in each window before
      for (let n = 1; n <= 7; n += 1) tally[tally.length - 1] = n;
      expect(Math.floor((tally.length - days) / days)).toBeGreaterThanOrEqual(3);
      expect(usualOf(rule, tally)).toBe(4);
      expect(standsOut(rule, tally, today), "seven are not twice four").toBeNull();
    },
  );
  test("what was told of and closed is not told again; what comes afterwards is", () => {
    const days = came(0, 1, 2, 6, 7, 8);
    expect(standsOut(RULE, days, { today: TODAY, told: "2026-03-05" })).toEqual({ cases: 3, usual: 0 });
    expect(windowFrom(RULE, TODAY, "2026-03-05")).toBe("2026-03-06");
    expect(standsOut(RULE, days, { today: TODAY, told: "2026-03-08" })).toBeNull();
    expect(standsOut(RULE, days, { today: TODAY, told: TODAY })).toBeNull();
    expect(windowFrom(RULE, TODAY, null)).toBe("2026-02-25");
  });
});

const tally = fc.array(fc.nat({ max: 4 }), { minLength: lookBack(RULE), maxLength: lookBack(RULE) });
describe("whatever came", () => {
  test("one more today never silences an alert, one more long ago never raises one", () => {
    fc.assert(
      fc.property(tally, fc.nat({ max: lookBack(RULE) - RULE.days - 1 }), (days, ago) => {
        const found = standsOut(RULE, days, today);
        const last = days.length - 1;
        const more = days.map((n, day) => (day === last ? n + 1 : n));
        if (found) expect(standsOut(RULE, more, today)).toEqual({ ...found, cases: found.cases + 1 });
        const before = days.map((n, day) => (day === ago ? n + 1 : n));
        if (!found) expect(standsOut(RULE, before, today)).toBeNull();
      }),
    );
  });
  test("an alert has as many as the rule asks, and never fewer than three", () => {
    fc.assert(
      fc.property(tally, (days) => {
        const found = standsOut(RULE, days, today);
        const window = days.slice(-RULE.days).reduce((sum, n) => sum + n, 0);
        expect(found !== null).toBe(window >= leastOf(RULE, usualOf(RULE, days)));
        if (found) expect(found.cases).toBe(window);
      }),
    );
  });
});

describe("which rule holds for a kind of problem", () => {
  const [SOON, LATE] = [
    { days: 14, cases: 3, times: 3 },
    { days: 14, cases: 8, times: 3 },
  ];
  const change = (version: number, category: RuleChange["category"], rule: AlertRule | null): RuleChange => ({
    ...{ kind: "REPEATED", version, category, rule },
  });
  const looked = { kind: "REPEATED", version: "2", reason: "供水要早知道" };
  const thresholds = { days: "14", cases: "3", times: "3" };

  test("as delivered, one for all of them", () => {
    const rules = rulesInForce([]);
    for (const kind of ALERT_KINDS) {
      expect(rules[kind]).toEqual({ version: 0, general: DEFAULT_RULES[kind], own: {} });
      for (const category of CATEGORIES) expect(ruleFor(rules[kind], category)).toBe(DEFAULT_RULES[kind]);
    }
  });
  test("a category's own, for all its kinds and for no others; in one kind of alert and not in the other", () => {
    const { REPEATED, BURST } = rulesInForce([change(1, "UTILITIES", SOON), change(2, "ENVIRONMENT", LATE)]);
    expect(ruleFor(REPEATED, "UTILITIES.WATER_SUPPLY")).toBe(SOON);
    expect(ruleFor(REPEATED, "UTILITIES.DRAINAGE")).toBe(SOON);
    expect(ruleFor(REPEATED, "ENVIRONMENT.NOISE")).toBe(LATE);
    expect(ruleFor(REPEATED, "HEALTH.VACCINATION")).toBe(DEFAULT_RULES.REPEATED);
    expect(ruleFor(BURST, "UTILITIES.WATER_SUPPLY")).toBe(DEFAULT_RULES.BURST);
    expect(ownRules(REPEATED)).toEqual([
      { category: "UTILITIES", rule: SOON },
      { category: "ENVIRONMENT", rule: LATE },
    ]);
  });
  test("put back, it follows the general one, whatever that has become meanwhile", () => {
    const { REPEATED } = rulesInForce([
      ...[change(1, "UTILITIES", SOON), change(2, null, LATE), change(3, "UTILITIES", null)],
    ]);
    expect(REPEATED).toEqual({ version: 3, general: LATE, own: {} });
    expect(ruleFor(REPEATED, "UTILITIES.DRAINAGE")).toBe(LATE);
  });
  test("a form that asks for a category and is given none changes no rule", () => {
    const form = { ...looked, ...thresholds };
    expect(ruleForm.parse(form)).toMatchObject({ category: null, rule: SOON });
    for (const category of ["", "GHOSTS", "UTILITIES.DRAINAGE"])
      expect(ruleForm.safeParse({ ...form, category }).success).toBe(false);
    expect(putBackForm.safeParse(looked).success, "the general rule cannot be put back").toBe(false);
    expect(putBackForm.parse({ ...looked, category: "HEALTH" })).toMatchObject({ rule: null });
  });
  test("what is as it was is no change; a rule of its own that is like the general one is", () => {
    const before = rulesInForce([change(1, "UTILITIES", SOON), change(2, "HEALTH", LATE)]).REPEATED;
    const next = (more: object) => nextChange(before, ruleForm.parse({ ...looked, ...thresholds, ...more }));
    const same = { code: "NO_LIMIT_CHANGES" };
    expect(next({})).toMatchObject(same);
    expect(next({ category: "UTILITIES" })).toMatchObject(same);
    expect(nextChange(before, putBackForm.parse({ ...looked, category: "ENVIRONMENT" }))).toMatchObject(same);
    expect(next({ category: "ENVIRONMENT" })).toEqual(change(3, "ENVIRONMENT", SOON));
    expect(next({ cases: "8" })).toEqual(change(3, null, LATE));
    expect(nextChange(before, putBackForm.parse({ ...looked, category: "HEALTH" }))).toEqual(
      change(3, "HEALTH", null),
    );
  });

  const choice = (of: readonly number[]) => fc.constantFrom(...of);
  const rule = fc.record({
    days: choice(RULE_CHOICES.days),
    cases: choice(RULE_CHOICES.cases),
    times: choice(RULE_CHOICES.times),
  });
  const asked = fc.oneof(
    fc.record({ category: fc.constant(null), rule }),
    fc.record({ category: fc.constantFrom(...CATEGORIES_L1), rule: fc.option(rule) }),
  );
  test("whatever was set in whatever order: of each category the last word, and the general one where it is silent", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ kind: fc.constantFrom(...ALERT_KINDS), asked }), { maxLength: 40 }),
        fc.constantFrom(...CATEGORIES),
        fc.boolean(),
        (settings, kindOfProblem, backwards) => {
          const changes = settings.map(
            ({ kind, asked: one }, n): RuleChange => ({ kind, version: n + 1, ...one }),
          );
          const rules = rulesInForce(backwards ? changes.toReversed() : changes);
          for (const kind of ALERT_KINDS) {
            const own = changes.filter((one) => one.kind === kind);
            const last = (category: string | null) => own.findLast((one) => one.category === category)?.rule;
            const general = last(null) ?? DEFAULT_RULES[kind];
            expect(rules[kind].version).toBe(own.at(-1)?.version ?? 0);
            expect(ruleFor(rules[kind], kindOfProblem)).toEqual(
              last(kindOfProblem.split(".")[0] ?? "") ?? general,
            );
          }
        },
      ),
    );
  });
  test("whatever holds: setting and putting back leaves it as it was, but for the version", () => {
    fc.assert(
      fc.property(
        fc.array(asked, { maxLength: 12 }),
        fc.constantFrom(...CATEGORIES_L1),
        rule,
        (settings, category, set) => {
          const changes = settings
            .filter((one) => one.category !== category)
            .map((one, n): RuleChange => ({ kind: "REPEATED", version: n + 1, ...one }));
          const before = rulesInForce(changes).REPEATED;
          const form = { kind: "REPEATED", category, version: before.version, reason: "" } as const;
          const own = nextChange(before, { ...form, rule: set });
          if (isProblem(own)) return expect.unreachable("it had none");
          const held = rulesInForce([...changes, own]).REPEATED;
          expect(ruleFor(held, category)).toEqual(set);
          const back = nextChange(held, { ...form, rule: null });
          if (isProblem(back)) return expect.unreachable("it had one");
          const after = rulesInForce([...changes, own, back]).REPEATED;
          expect(after).toEqual({ ...before, version: before.version + 2 });
        },
      ),
    );
  });
});

test("who looked at it closes it, once", () => {
  expect(ALERT_STATES.map(possibleSteps)).toEqual([["takeUp", "close"], ["close"], []]);
  expect(afterStep("NEW", "takeUp")).toBe("TAKEN_UP");
  expect(afterStep("CLOSED", "close")).toMatchObject({ code: "ALERT_STEP" });
});
