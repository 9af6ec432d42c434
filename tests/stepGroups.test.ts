import { expect, test } from "vitest";
import { groupSteps } from "#components/issue/stepGroups.ts";
import { type FormVerb, VERB_FIELDS } from "#components/issue/verbFields.tsx";

const ALL = Object.keys(VERB_FIELDS) as FormVerb[];

test("every step has its place: next, or under exactly one heading", () => {
  const { next, groups } = groupSteps(ALL, []);
  const placed = [...next, ...groups.flatMap(({ verbs }) => verbs)];
  expect(placed.toSorted()).toEqual(ALL.toSorted());
});

test("decisions others wait for come before one's own work", () => {
  const { next } = groupSteps(["reply", "approveExtension", "declineRequest", "contact"], []);
  expect(next).toEqual(["approveExtension", "declineRequest", "reply"]);
});

test("a step is not hindered where there is nothing it could be done to", () => {
  const told = { verb: "resolve", problem: { code: "FINAL_REPLY_FIRST" } } as const;
  const silent = { verb: "approvePause", problem: { code: "NOTHING_TO_DECIDE" } } as const;
  expect(groupSteps([], [told, silent]).hindered).toEqual([told]);
});
