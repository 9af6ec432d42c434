import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import {
  keepsWallFor,
  markName,
  marksOf,
  mayBeShown,
  NEVER_SHOWN,
  notThere,
  prepareWallForm,
  wallFilter,
  wallHref,
} from "#lib/domain/open/wall.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { marksIn, redacted } from "#lib/domain/redaction/redaction.ts";
import { ROLES, type Role, STATES, type UnitLevel } from "#lib/domain/vocabulary.ts";
import { Story } from "#tests/support/story.ts";

const { issue } = new Story({ at: "03-02 10:00" }).goes(["accept", "03-02 11:00"]);
const ID = "019ab000-0000-7000-8000-000000000001";

describe("what may be shown at all", () => {
  it("is what is not confidential, not hidden, not about staff, and did not end without us", () => {
    expect(mayBeShown(issue)).toBe(true);
    for (const confidentiality of ["CONFIDENTIAL", "ANONYMOUS", "SENSITIVE"] as const)
      expect(mayBeShown({ ...issue, confidentiality })).toBe(false);
    expect(mayBeShown({ ...issue, hiddenFrom: 4 })).toBe(false);
    expect(mayBeShown({ ...issue, category: CONDUCT_CATEGORY })).toBe(false);
    for (const state of STATES) expect(mayBeShown({ ...issue, state })).toBe(!NEVER_SHOWN.includes(state));
  });
});

describe("who keeps the wall", () => {
  const at = (role: Role, unitId: string, level: UnitLevel): Staff => ({
    kind: "STAFF",
    personId: "p",
    posts: [{ role, unitId, level, kind: "AREA" }],
  });
  const { cityId, communityId } = issue.place;
  it("is the clerk of the office that answers for the issue, and the city's reviewer", () => {
    const may = (unitId: string, level: UnitLevel) =>
      ROLES.filter((role) => keepsWallFor(at(role, unitId, level), issue));
    expect(issue.holderUnitId).toBe(communityId);
    expect(may(communityId ?? "", "COMMUNITY")).toEqual(["COUNCIL_CLERK"]);
    expect(may(cityId, "CITY")).toEqual(["REVIEWER"]);
    expect(may(issue.place.townId ?? "", "TOWN")).toEqual([]);
    expect(may("elsewhere", "COMMUNITY")).toEqual([]);
  });
  it("is nobody from whom it is hidden", () => {
    expect(
      keepsWallFor(at("COUNCIL_CLERK", communityId ?? "", "COMMUNITY"), { ...issue, hiddenFrom: 1 }),
    ).toBe(false);
  });
});

describe("what is struck out", () => {
  const texts = {
    statement: "我叫熊建国，住3栋2单元401，电话138 0000 5678，找红房子隔壁。",
    done: "上门看了。",
    state: "已经不漏。",
    next: "熊先生有事打13800005678。",
  };
  const published = (stand: readonly string[], more: readonly string[] = []) => {
    const marks = marksOf(texts, ["熊建国"], { stand, more });
    return [redacted(texts.statement, marks.statement), redacted(texts.next, marks.next)];
  };
  const all = marksOf(texts, [], { stand: [], more: [] });
  it("is what was found, in every part", () => {
    expect(published([])).toEqual([
      "我叫‹姓名›，住‹门牌›，电话‹电话›，找红房子隔壁。",
      "‹姓名›先生有事打‹电话›。",
    ]);
  });
  it("may be let stand by a clerk, but never a phone", () => {
    const every = all.statement.map((span) => markName("statement", span));
    expect(published(every)[0]).toBe("我叫熊建国，住3栋2单元401，电话‹电话›，找红房子隔壁。");
  });
  it("can be more, in the clerk's own words, if they stand in the text", () => {
    expect(published([], ["红房子隔壁"])[0]).toBe("我叫‹姓名›，住‹门牌›，电话‹电话›，找‹略›。");
    expect(notThere(texts, ["红房子隔壁", "不漏"])).toBeUndefined();
    expect(notThere(texts, ["红房子隔壁", "绿房子"])).toBe("绿房子");
  });
  it("a phone stays struck whatever a form claims", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60))), (pairs) => {
        const stand = pairs.map(([from, to]) => markName("statement", { from, to }));
        expect(published(stand)[0]).not.toMatch(/5678/);
      }),
    );
  });
  it("is told as people say it, and to readers of another language in theirs", () => {
    const kept = "‹姓名›住‹门牌›，电话‹电话›，‹略›，‹别的›";
    expect(marksIn(kept, "zh")).toBe("某某住某处，电话（不公开），（略），‹别的›");
    expect(marksIn(kept, "en")).toBe("[name]住[door]，电话[phone]，[left out]，‹别的›");
  });
});

it("the clerk's form: only ticked marks stand, words one a line, none twice", () => {
  const form = prepareWallForm.parse({
    issueId: ID,
    replyId: ID,
    stand: [{ mark: "statement:0:3", on: "on" }, { mark: "done:1:2" }],
    more: " 红房子 \r\n\n红房子\n绿房子",
  });
  expect(form.stand).toEqual(["statement:0:3"]);
  expect(form.more).toEqual(["红房子", "绿房子"]);
});

it("the filter is read from the address and written into it; what is unknown is no filter", () => {
  const filter = wallFilter({ category: "UTILITIES", county: ID, results: "on" });
  expect(wallHref(filter)).toBe(`/wall?category=UTILITIES&county=${ID}&results=1`);
  expect(wallFilter(Object.fromEntries(new URL(wallHref(filter), "http://x").searchParams))).toEqual(filter);
  expect(wallFilter({ category: "x", county: "' OR 1=1", results: ["1"] })).toEqual({
    category: null,
    countyId: null,
    results: false,
  });
  expect(wallHref(wallFilter({}))).toBe("/wall");
});
