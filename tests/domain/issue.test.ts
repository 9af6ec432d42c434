import { expect, it } from "vitest";
import {
  entryLevel,
  levelAbove,
  officeAt,
  type Place,
  plainState,
  TIERS_OF_LEVEL,
  tierOf,
} from "#lib/domain/casework/issue.ts";
import { LEVELS, PLAIN_STATES, STATES } from "#lib/domain/vocabulary.ts";
import { place } from "#tests/support/story.ts";

const known = (...unknown: (keyof Place)[]): Place => ({
  ...place,
  ...Object.fromEntries(unknown.map((key) => [key, null])),
});

it("an issue begins at the lowest office that the place has", () => {
  expect(entryLevel(known())).toBe("COMMUNITY");
  expect(entryLevel({ ...known(), gridId: "grid" })).toBe("COMMUNITY"); // a grid holds no office
  expect(entryLevel(known("communityId"))).toBe("TOWN");
  expect(entryLevel(known("communityId", "townId"))).toBe("COUNTY");
  expect(entryLevel(known("communityId", "townId", "countyId"))).toBe("CITY");
});

it("the office at each level is the place's, and there is none below where the place is known", () => {
  expect(LEVELS.map((level) => officeAt(level, place))).toEqual(["city", "county", "town", "community"]);
  expect(officeAt("COMMUNITY", known("communityId"))).toBeNull();
});

it("goes up community, town, county, city, and no further", () => {
  expect(LEVELS.map((level) => levelAbove(level, place))).toEqual([null, "CITY", "COUNTY", "TOWN"]);
});

it("passes over a level that has no office there", () => {
  expect(levelAbove("TOWN", known("countyId"))).toBe("CITY");
  expect(levelAbove("COMMUNITY", known("countyId", "townId"))).toBe("CITY");
});

it("急 is of community and town, 愁 of the county, 难 and 盼 of the city", () => {
  expect(TIERS_OF_LEVEL).toEqual({
    COMMUNITY: ["URGENT"],
    TOWN: ["URGENT"],
    COUNTY: ["WORRY"],
    CITY: ["HARD", "HOPE"],
  });
  expect(LEVELS.map(tierOf)).toEqual(["HARD", "WORRY", "URGENT", "URGENT"]);
});

it("a resident reads one of six plain words, whatever the state", () => {
  const read = (state: (typeof STATES)[number], lastReplyKind: "PROGRESS" | null = null) =>
    plainState({ state, lastReplyKind, ratedSolved: null });
  expect(STATES.map((state) => read(state))).toEqual([
    "RECEIVED",
    "WORKING",
    "WORKING",
    "WORKING",
    "WORKING",
    "WORKING",
    "PLEASE_RATE",
    "ENDED",
    "ENDED",
    "NOT_OURS",
    "NOT_OURS",
    "WORKING",
    "ENDED",
  ]);
  expect(read("IN_PROGRESS", "PROGRESS")).toBe("ANSWERED");
  expect(read("ACCEPTED", "PROGRESS")).toBe("ANSWERED");
  expect(read("CLOSED", "PROGRESS")).toBe("ENDED");
  expect(
    plainState({ state: "RESOLVED", lastReplyKind: "FINAL", ratedSolved: "PARTLY" }),
    "who has rated is not asked again",
  ).toBe("ENDED");
  expect(new Set([...STATES.map((state) => read(state)), "ANSWERED"])).toEqual(new Set(PLAIN_STATES));
});
