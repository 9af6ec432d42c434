import { describe, expect, it } from "vitest";
import { visitForm } from "#lib/domain/casework/visitForm.ts";
import { fieldProblems } from "#lib/domain/commands.ts";
import { contactDaysProblem, householdContactForm } from "#lib/domain/rounds/householdContact.ts";
import { canPart, mergeForm, safetyOfBoth } from "#lib/domain/rounds/merging.ts";
import { isLeft, leftOf, planForm, planProblem } from "#lib/domain/rounds/plans.ts";
import { dueAtEndOf } from "#lib/domain/rounds/promises.ts";
import { at } from "#tests/support/story.ts";

/** Plans, promises, two that are one, and whom to ring: the rules, without a database. */
const id = "01a21db9-76b5-7156-be23-d31174a05763";
const other = "01a21db9-76b5-7156-be23-d31174a05764";

describe("a plan", () => {
  it("begins today or later, ends after it begins, and lasts a month at most", () => {
    const days = (fromOn: string, toOn: string) => planProblem({ fromOn, toOn }, "2026-03-05")?.code;
    expect(days("2026-03-05", "2026-03-05")).toBeUndefined();
    expect(days("2026-03-05", "2026-04-04")).toBeUndefined();
    expect(days("2026-03-05", "2026-04-05")).toBe("PLAN_DAYS");
    expect(days("2026-03-04", "2026-03-09")).toBe("PLAN_DAYS");
    expect(days("2026-03-09", "2026-03-08")).toBe("PLAN_DAYS");
  });
  it("names a unit, and has no room for a person or a number to be met", () => {
    expect(Object.keys(planForm.shape).sort()).toEqual(
      ["building", "communityId", "fromOn", "planId", "toOn", "unitId"].sort(),
    );
  });
  it("comes back to who was not met, and leaves who declined in peace", () => {
    expect((["NOT_MET", "NOT_YET", "DECLINED", "REACHED"] as const).map(isLeft)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(leftOf({ households: 10, reached: 4, declined: 1, notMet: 2, notYet: 3 })).toBe(5);
  });
});

describe("a promise", () => {
  const visit = {
    id,
    unitId: id,
    type: "HOUSEHOLD_VISIT",
    result: "NOTHING_RAISED",
    visitedOn: "2026-03-04",
    residentName: "",
    residentPhone: "",
  };
  const told = (promises: object[]) => {
    const form = visitForm.safeParse({ ...visit, promises });
    return form.success ? form.data.promises : fieldProblems(form.error);
  };
  it("that nobody wrote is left out; one needs words and a day from the visit on", () => {
    expect(
      told([
        { id, words: "", on: "" },
        { id: other, words: "周五把表送来", on: "2026-03-06" },
      ]),
    ).toEqual([{ id: other, words: "周五把表送来", on: "2026-03-06" }]);
    expect(
      told([
        { id, words: "", on: "" },
        { id: other, words: "送表", on: "2026-03-03" },
      ]),
    ).toMatchObject({
      "promises.1.on": { code: "PROMISED_DAY" },
    });
    expect(told([{ id, words: "送表", on: "" }])).toMatchObject({ "promises.0.on": { code: "BAD_DATE" } });
    expect(told([{ id, words: "", on: "2026-03-06" }])).toHaveProperty(["promises.0.words"]);
  });
  it("is kept until its day is over", () => {
    expect(dueAtEndOf("2026-03-06").toISOString()).toBe("2026-03-06T16:00:00.000Z");
  });
});

describe("two that are one", () => {
  it("are chosen by a person: one of the two, and never the same twice", () => {
    const form = { mergeId: id, oneId: id, oneVersion: "1", otherId: other, otherVersion: "1" };
    expect(mergeForm.safeParse({ ...form, intoId: other }).success).toBe(true);
    expect(mergeForm.safeParse(form).success).toBe(false);
    expect(mergeForm.safeParse({ ...form, otherId: id, intoId: id }).success).toBe(false);
    expect(mergeForm.safeParse({ ...form, intoId: "01a21db9-76b5-7156-be23-d31174a05765" }).success).toBe(
      false,
    );
  });
  it("keep the warnings of both, and can be parted for thirty days", () => {
    const dog = { words: "有狗", until: "2026-03-20" };
    const dark = { words: "没灯", until: "2026-04-20" };
    expect(safetyOfBoth(null, null)).toBeNull();
    expect(safetyOfBoth(dog, null)).toEqual(dog);
    expect(safetyOfBoth(null, dark)).toEqual(dark);
    expect(safetyOfBoth(dog, { ...dog, until: "2026-03-10" })).toEqual(dog);
    expect(safetyOfBoth(dog, dark)).toEqual({ words: "有狗；没灯", until: "2026-04-20" });
    expect(canPart(at("03-05 10:00"), at("04-04 10:00"))).toBe(true);
    expect(canPart(at("03-05 10:00"), at("04-04 10:01"))).toBe(false);
  });
});

describe("a contact person", () => {
  const form = {
    householdId: id,
    version: "1",
    contactName: "王阿姨",
    contactPhone: "13800001234",
    consentedOn: "2026-03-01",
    consentedUntil: "2027-03-01",
    consented: "on",
  };
  it("has agreed themselves, and leaves a name and a phone and nothing else", () => {
    expect(householdContactForm.safeParse(form).success).toBe(true);
    expect(householdContactForm.safeParse({ ...form, consented: undefined }).success).toBe(false);
    expect(householdContactForm.safeParse({ ...form, contactPhone: "12" }).success).toBe(false);
  });
  it("is kept for a year at most, from a day that has come", () => {
    const now = at("03-05 10:00");
    const days = (consentedOn: string, consentedUntil: string) =>
      contactDaysProblem({ consentedOn, consentedUntil }, now)?.code;
    expect(days("2026-03-01", "2027-03-01")).toBeUndefined();
    expect(days("2026-03-01", "2027-03-02")).toBe("CONTACT_DAYS");
    expect(days("2026-03-06", "2026-04-01")).toBe("CONTACT_DAYS");
    expect(days("2026-03-01", "2026-03-04")).toBe("CONTACT_DAYS");
  });
});
