import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type HolidayCalendar, startOfDay } from "#lib/domain/calendar/calendar.ts";
import {
  type CaseActor,
  type CaseStep,
  caseOutcome,
  caseProblem,
  caseState,
  lastDayOf,
  possibleSteps,
} from "#lib/domain/review/accountability.ts";
import { CASE_OUTCOMES, CASE_VERBS, type CaseVerb } from "#lib/domain/vocabulary.ts";

const CALENDAR: HolidayCalendar = { version: 1, days: new Map(), knownFrom: 2020, knownTo: 2030 };
const at = (day: string) => new Date(startOfDay(day).getTime() + 3_600_000);
const MONDAY = "2026-03-02";
const supervisor: CaseActor = { personId: "s", supervisesAs: 2, recused: false, headsUnit: false };
const higher: CaseActor = { personId: "h", supervisesAs: 0, recused: false, headsUnit: false };
const head: CaseActor = { personId: "u", supervisesAs: null, recused: true, headsUnit: true };

const taken = (
  verb: CaseVerb,
  who: CaseActor,
  day: string,
  outcome: CaseStep["outcome"] = null,
): CaseStep => ({
  ...{ verb, outcome, personId: who.personId, rank: who.supervisesAs ?? 9 },
  dueOn: lastDayOf(verb, at(day), CALENDAR),
});
const code = (steps: CaseStep[], verb: CaseVerb, who: CaseActor, day: string) =>
  caseProblem(steps, verb, who, at(day))?.code ?? "DONE";

describe("a case about the conduct of a unit", () => {
  const verifying = [taken("verify", supervisor, MONDAY)];
  const explained = [...verifying, taken("explain", head, MONDAY)];
  const decided = [...explained, taken("decide", supervisor, MONDAY, "REMIND")];
  const appealed = [...decided, taken("appeal", head, MONDAY)];

  it("is decided only once the unit has explained, or its five working days are over", () => {
    expect(verifying[0]?.dueOn, "Monday and five working days").toBe("2026-03-09");
    expect(code([], "decide", supervisor, MONDAY), "not from a clue").toBe("CASE_NOT_NOW");
    expect(code(verifying, "decide", supervisor, "2026-03-09"), "the last day is the unit's").toBe(
      "CASE_UNHEARD",
    );
    expect(code(verifying, "decide", supervisor, "2026-03-10")).toBe("DONE");
    expect(code(explained, "decide", supervisor, MONDAY)).toBe("DONE");
    expect(code(explained, "explain", head, MONDAY)).toBe("CASE_ONCE");
  });

  it("is no business of whoever serves at the unit, nor of whoever does not supervise it", () => {
    expect(code([], "verify", { ...supervisor, recused: true }, MONDAY)).toBe("CASE_RECUSED");
    expect(code([], "verify", { ...supervisor, supervisesAs: null }, MONDAY)).toBe("CASE_NOT_YOURS");
    expect(code(verifying, "explain", supervisor, MONDAY)).toBe("CASE_UNIT_ONLY");
  });

  it("is appealed against once, and ruled on by somebody else at no lower office", () => {
    expect(code(decided, "ruleAppeal", higher, MONDAY)).toBe("CASE_NO_APPEAL");
    expect(code(appealed, "appeal", head, MONDAY)).toBe("CASE_ONCE");
    expect(code(decided, "appeal", head, "2026-04-02"), "thirty days").toBe("CASE_LATE");
    expect(code(appealed, "ruleAppeal", supervisor, MONDAY)).toBe("CASE_OTHER_PERSON");
    expect(code(appealed, "ruleAppeal", { ...higher, supervisesAs: 4 }, MONDAY)).toBe("CASE_OTHER_PERSON");
    expect(code(appealed, "ruleAppeal", higher, MONDAY)).toBe("DONE");
    const ruled = [...appealed, taken("ruleAppeal", higher, MONDAY, "EXEMPT")];
    expect(caseOutcome(ruled), "as the appeal left it").toBe("EXEMPT");
    expect(code(ruled, "close", supervisor, MONDAY)).toBe("DONE");
  });

  it("is not closed while the unit may appeal, but where good faith was found", () => {
    expect(code(decided, "close", supervisor, MONDAY)).toBe("CASE_APPEAL_OPEN");
    expect(code(appealed, "close", supervisor, "2026-06-01"), "it waits for the ruling").toBe(
      "CASE_APPEAL_OPEN",
    );
    expect(code(decided, "close", supervisor, "2026-04-02")).toBe("DONE");
    const spared = [...explained, taken("decide", supervisor, MONDAY, "EXEMPT")];
    expect(code(spared, "close", supervisor, MONDAY)).toBe("DONE");
  });
});

describe("whatever anybody tries", () => {
  const people = [supervisor, higher, head, { ...supervisor, personId: "x", recused: true }];
  const tries = fc.array(
    fc.record({
      verb: fc.constantFrom(...CASE_VERBS),
      who: fc.constantFrom(...people),
      days: fc.nat(20),
      outcome: fc.constantFrom(...CASE_OUTCOMES),
    }),
    { maxLength: 25 },
  );

  it("no decision comes before the unit was heard or its days were over, and none by itself or by the unit", () => {
    fc.assert(
      fc.property(tries, (all) => {
        const steps: (CaseStep & { day: string; who: CaseActor })[] = [];
        let day = MONDAY;
        for (const { verb, who, days, outcome } of all) {
          day = addDays(day, days);
          const refused = caseProblem(steps, verb, who, at(day));
          expect(possibleSteps(steps, who, at(day)).includes(verb)).toBe(!refused);
          if (refused) continue;
          const decides = verb === "decide" || verb === "ruleAppeal";
          steps.push({ ...taken(verb, who, day, decides ? outcome : null), day, who });
        }
        const decision = steps.findIndex(({ verb }) => verb === "decide");
        const heard = steps.findIndex(({ verb }) => verb === "explain");
        const begun = steps.find(({ verb }) => verb === "verify");
        if (decision >= 0) {
          const late = (steps[decision]?.day ?? "") > (begun?.dueOn ?? "");
          expect((heard >= 0 && heard < decision) || late).toBe(true);
          expect(steps[decision]?.who.recused).toBe(false);
        }
        const ruling = steps.find(({ verb }) => verb === "ruleAppeal");
        if (ruling) expect(ruling.personId).not.toBe(steps[decision]?.personId);
        const ended = steps.findIndex((_step, n) =>
          ["CLOSED", "DROPPED"].includes(caseState(steps.slice(0, n + 1))),
        );
        if (ended >= 0) expect(ended, "nothing after the end").toBe(steps.length - 1);
        for (const verb of ["explain", "decide", "appeal", "ruleAppeal"])
          expect(steps.filter((step) => step.verb === verb).length).toBeLessThan(2);
      }),
    );
  });
});
