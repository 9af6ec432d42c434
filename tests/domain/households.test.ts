import { describe, expect, it } from "vitest";
import {
  householdForm,
  householdStateForm,
  roundOf,
  SAFETY_DAYS,
  safetyForm,
  safetyProblem,
} from "#lib/domain/rounds/households.ts";
import { at } from "#tests/support/story.ts";

/** 住户登记: addresses, their state, and a word of warning that ends by itself (domain.md N18, A6). */
const id = "01a21db9-76b5-7156-be23-d31174a05763";
const codes = (answer: ReturnType<typeof householdForm.safeParse>) =>
  answer.success
    ? []
    : answer.error.issues.map((issue) => (issue as { params?: { code?: string } }).params?.code);

describe("an address", () => {
  it("needs its building; entrance and door may be left out, and stay short", () => {
    const told = { householdId: id, unitId: id };
    expect(codes(householdForm.safeParse({ ...told, building: " 12栋 ", unit: "", room: "301" }))).toEqual(
      [],
    );
    expect(codes(householdForm.safeParse({ ...told, building: " " }))).toEqual(["REQUIRED"]);
    expect(codes(householdForm.safeParse({ ...told, building: "栋".repeat(41) }))).toEqual(["TOO_LONG"]);
  });
  it("stands in one of four ways and in no other", () => {
    const told = { householdId: id, version: "1", words: "" };
    expect(householdStateForm.safeParse({ ...told, state: "MOVED" }).success).toBe(true);
    expect(householdStateForm.safeParse({ ...told, state: "DIFFICULT" }).success).toBe(false);
  });
});

describe("a warning about the place", () => {
  const now = at("03-02 10:00");
  it("holds for ninety days at most, today included as the first", () => {
    expect(SAFETY_DAYS).toBe(90);
    expect(safetyProblem("2026-03-02", now)).toBeNull();
    expect(safetyProblem("2026-05-31", now)).toBeNull();
    expect(safetyProblem("2026-06-01", now)).toMatchObject({
      code: "SAFETY_TOO_LONG",
      details: { dates: "2026-05-31" },
    });
    expect(safetyProblem("2026-03-01", now)).toMatchObject({ code: "SAFETY_TOO_LONG" });
  });
  it("with words needs its day; empty words take it away, whatever day stands there", () => {
    const told = { householdId: id, version: "1" };
    expect(safetyForm.safeParse({ ...told, words: "有狗", until: "" }).success).toBe(false);
    expect(safetyForm.safeParse({ ...told, words: "有狗", until: "2026-04-01" }).success).toBe(true);
    expect(safetyForm.safeParse({ ...told, words: " ", until: "" }).success).toBe(true);
  });
});

it("a round is a calendar year", () => {
  expect(roundOf(2026)).toEqual({ from: "2026-01-01", to: "2027-01-01" });
});
