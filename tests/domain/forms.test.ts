import { describe, expect, test } from "vitest";
import { visitForm } from "#lib/domain/casework/visitForm.ts";
import { fieldProblems, PAYLOADS } from "#lib/domain/commands.ts";

const id = "0190a000-0000-7000-8000-000000000001";

describe("what a browser leaves out", () => {
  test("an unticked box means no, a ticked one yes", () => {
    const told = { category: "HEALTH.PUBLIC_HEALTH", tier: "URGENT" };
    expect(PAYLOADS.accept.parse(told).hazard).toBe(false);
    expect(PAYLOADS.accept.parse({ ...told, hazard: "on" }).hazard).toBe(true);
    expect(PAYLOADS.accept.safeParse({ ...told, hazard: "perhaps" }).success).toBe(false);
  });

  test("a category that was not asked is none; a forged one is refused", () => {
    const told = { statement: "水管漏", unitId: id, channel: "WEB", spokenOn: "2026-03-02" };
    expect(PAYLOADS.register.parse(told).category).toBeNull();
    expect(PAYLOADS.register.parse({ ...told, category: "" }).category).toBeNull();
    const forged = PAYLOADS.register.safeParse({ ...told, category: "HEALTH.NOTHING" });
    expect(forged.error && fieldProblems(forged.error)).toEqual({ category: { code: "CHOOSE_ONE" } });
  });
});

describe("the visit form with its blank problem blocks", () => {
  const visit = { id, type: "HOUSEHOLD_VISIT", result: "RAISED", unitId: id, visitedOn: "2026-03-02" };
  const blank = { id, statement: " ", category: "", confidentiality: "NORMAL" };

  test("blocks nobody touched are left out", () => {
    const read = visitForm.parse({ ...visit, problems: [blank, { ...blank, statement: "水管漏" }, blank] });
    expect(read.problems.map((p) => p.statement)).toEqual(["水管漏"]);
    expect(visitForm.parse({ ...visit, result: "NOT_MET" }).problems).toEqual([]);
  });

  test("what is wrong is told under the block it stands in, also behind a blank one", () => {
    const read = visitForm.safeParse({ ...visit, problems: [blank, { ...blank, statement: "漏" }] });
    expect(read.error && fieldProblems(read.error)).toEqual({
      "problems.1.statement": { code: "TOO_SHORT", min: 2 },
    });
  });

  test("a block with only a category chosen counts as begun", () => {
    const read = visitForm.safeParse({ ...visit, problems: [{ ...blank, category: "UTILITIES.DRAINAGE" }] });
    expect(read.error && fieldProblems(read.error)).toHaveProperty(["problems.0.statement"], {
      code: "REQUIRED",
      min: 2,
    });
  });

  test("raised, but nothing written; or the other way round", () => {
    const none = visitForm.safeParse({ ...visit, problems: [blank] });
    expect(none.error && fieldProblems(none.error)).toEqual({ problems: { code: "PROBLEM_MISSING" } });
    const some = visitForm.safeParse({
      ...visit,
      result: "NOTHING_RAISED",
      problems: [{ ...blank, statement: "水管漏" }],
    });
    expect(some.error && fieldProblems(some.error)).toEqual({ result: { code: "RESULT_WITHOUT_PROBLEMS" } });
  });
});
