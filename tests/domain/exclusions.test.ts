import { describe, expect, it } from "vitest";
import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import { fractionOf } from "#lib/domain/figures/metrics.ts";
import { reportWords } from "#lib/domain/labels/reports.ts";
import { percent } from "#lib/domain/labels.ts";
import { inLang } from "#lib/domain/reports/blocks.ts";
import { askExclusionForm, decidesFor, withoutExcluded } from "#lib/domain/review/exclusions.ts";
import type { UnitKind, UnitLevel } from "#lib/domain/vocabulary.ts";

/** 剔除 (domain.md C6): enumerated reason, superior approval, both numbers with the excluded count. */

const unit = (level: UnitLevel, id: string, kind: UnitKind = "AREA"): UnitPosition => {
  const at = ["CITY", "COUNTY", "TOWN", "COMMUNITY"].indexOf(level);
  const area = kind === "AREA" ? id : id.split("-")[0];
  const above = ["city", "county", "town", "community"];
  const own = (n: number) => (n > at ? null : n === at ? (area ?? null) : (above[n] ?? null));
  return { id, level, kind, cityId: own(0) ?? "city", countyId: own(1), townId: own(2), communityId: own(3) };
};
const [city, county, town] = [unit("CITY", "city"), unit("COUNTY", "county"), unit("TOWN", "town")];

describe("who decides", () => {
  it("is an office of a level above, in whose area the unit lies", () => {
    expect(decidesFor(town, county, "COUNCIL_CLERK")).toBe(true);
    expect(decidesFor(town, city, "REVIEWER")).toBe(true);
    expect(decidesFor(town, town, "REVIEWER"), "the own office").toBe(false);
    expect(decidesFor(town, unit("COUNTY", "elsewhere"), "COUNCIL_CLERK")).toBe(false);
    expect(decidesFor(county, town, "COUNCIL_CLERK"), "from below").toBe(false);
  });
  it("is for a department an office above the one it belongs to, because that is measured with it", () => {
    const works = unit("COUNTY", "county-works", "DEPARTMENT");
    expect(decidesFor(works, county, "COUNCIL_CLERK")).toBe(false);
    expect(decidesFor(works, city, "COUNCIL_CLERK")).toBe(true);
  });
  it("is at the city its office for departments, and its reviewer for the office", () => {
    expect(decidesFor(unit("CITY", "city-works", "DEPARTMENT"), city, "COUNCIL_CLERK")).toBe(true);
    expect(decidesFor(city, city, "COUNCIL_CLERK")).toBe(false);
    expect(decidesFor(city, city, "REVIEWER")).toBe(true);
  });
});

it("考核口径 is 全口径 without the excluded, from whole numbers", () => {
  const all = { n: 39_000, counted: 33_500, points: 33_500 };
  const assessed = withoutExcluded(all, { n: 100, counted: 20, points: 20 });
  expect(assessed).toEqual({ n: 38_900, counted: 33_480, points: 33_480 });
  expect(percent(...fractionOf("resolvedRate", all), "zh")).toBe("85.9%");
  expect(percent(...fractionOf("resolvedRate", assessed), "zh")).toBe("86.1%");
});

it("a reason is one of the list, and said in words", () => {
  const form = {
    exclusionId: "019ad000-0000-7000-8000-000000000001",
    issueId: "019ad000-0000-7000-8000-000000000002",
    reason: "LAW_BARS",
    words: "土地管理法第二十六条不允许，已经书面告知居民。",
  };
  expect(askExclusionForm.safeParse(form).success).toBe(true);
  for (const wrong of [{ reason: "DIFFICULT" }, { reason: "" }, { words: "不归我们" }])
    expect(askExclusionForm.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

it("is printed with how many and why, in either language, and also when there are none", () => {
  const said = (lang: "zh" | "en") =>
    reportWords.excluded(
      [
        { reason: "FORCE_MAJEURE", n: 2 },
        { reason: "REGISTERED_TWICE", n: 1 },
      ],
      lang,
    );
  expect(said("zh")).toBe(
    "考核口径剔除3件，都经上级办公室同意：自然灾害等不可抗力2件，同一件事重复登记1件。",
  );
  expect(said("en")).toMatch(/leaves out 3, .*Force majeure 2, Registered twice 1\./);
  expect(reportWords.excluded([], "zh")).toBe("没有剔除的事，两种口径一样。");
  expect(inLang(reportWords.excluded([], "en"), "en")).toMatch(/^Nothing is excluded/);
});
