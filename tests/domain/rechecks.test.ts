import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOwnMatter, isTold, sharesOf, standingOf, tallyOf } from "#lib/domain/review/rechecks.ts";

describe("the shares of a draw", () => {
  const of = (ended: number[], size: number) =>
    sharesOf(
      ended.map((n, i) => ({ unitId: String(i), ended: n })),
      size,
    ).map(({ drawn }) => drawn);

  it("are in proportion, at least one each where it is large enough, and never more than there are", () => {
    expect(of([60, 30, 10], 10)).toEqual([6, 3, 1]);
    expect(of([98, 1, 1], 10), "the small ones are looked at too").toEqual([8, 1, 1]);
    expect(of([2, 3], 20), "all there are").toEqual([2, 3]);
    expect(of([5, 5, 5], 2), "fewer than places").toHaveLength(3);
    expect(of([5, 5, 5], 2).reduce((a, b) => a + b)).toBe(2);
    expect(of([], 10)).toEqual([]);
  });

  it("add up, whatever ended where", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom(10, 20, 30, 50, 100, 200),
        (ended, size) => {
          const shares = of(ended, size);
          const all = ended.reduce((a, b) => a + b);
          expect(shares.reduce((a, b) => a + b)).toBe(Math.min(size, all));
          for (const [i, drawn] of shares.entries()) {
            expect(drawn).toBeLessThanOrEqual(ended[i] ?? 0);
            if (size >= ended.length) expect(drawn).toBeGreaterThanOrEqual(1);
          }
        },
      ),
    );
  });

  it("do not depend on the order of the places", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 8 }), (ended) => {
        const strata = ended.map((n, i) => ({ unitId: String(i), ended: n }));
        const by = (shares: ReturnType<typeof sharesOf>) =>
          Object.fromEntries(shares.map((share) => [share.unitId, share.drawn]));
        expect(by(sharesOf(strata.toReversed(), 10))).toEqual(by(sharesOf(strata, 10)));
      }),
    );
  });
});

it("what cannot be told is looked at and is neither", () => {
  expect(tallyOf(["SOLVED", "NOT_SOLVED", "UNCLEAR", null])).toEqual({
    drawn: 4,
    looked: 3,
    SOLVED: 1,
    NOT_SOLVED: 1,
    UNCLEAR: 1,
  });
});

describe("how a drawn matter stands", () => {
  const now = new Date("2026-11-28T02:00:00Z");
  const closedAt = new Date("2026-11-20T02:00:00Z");
  const drawn = { round: 1, roundNow: 1, closedAt };
  it.each([
    ["said to be solved, not closed yet", { ...drawn, state: "RESOLVED", closedAt: null }, "OPENABLE"],
    ["closed a week ago", { ...drawn, state: "CLOSED" }, "OPENABLE"],
    [
      "closed too long ago to be opened again",
      { ...drawn, state: "CLOSED", closedAt: new Date("2026-10-01") },
      "OVER",
    ],
    [
      "archived, and never opened again",
      { ...drawn, state: "ARCHIVED", closedAt: new Date("2026-08-01") },
      "OVER",
    ],
    ["in another round", { ...drawn, state: "CLOSED", roundNow: 2 }, "MOVED_ON"],
    ["worked on again", { ...drawn, state: "IN_PROGRESS", roundNow: 2 }, "MOVED_ON"],
  ] as const)("%s", (_, item, standing) => {
    expect(standingOf(item, now)).toBe(standing);
  });
});

it("an office does not look into what it handled itself, and what was told is not looked into again", () => {
  const reviewer = { posts: [{ role: "REVIEWER", unitId: "office", level: "CITY", kind: "AREA" }] } as const;
  expect([isOwnMatter(reviewer, { leadId: "office" }), isOwnMatter(reviewer, { leadId: "other" })]).toEqual([
    true,
    false,
  ]);
  expect(isOwnMatter(reviewer, { leadId: null })).toBe(false);
  expect([null, "UNCLEAR", "SOLVED", "NOT_SOLVED"].map((found) => isTold(found as null))).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
