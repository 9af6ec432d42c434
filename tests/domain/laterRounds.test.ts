import { expect, it } from "vitest";
import { Story } from "#tests/support/story.ts";

it("a reopened issue at the city is answered no later than it is solved: both within 15日", () => {
  const story = new Story({ at: "03-02 10:00" });
  for (const when of ["03-11 00:00", "03-28 00:00"]) story.sweep(when);
  expect(story.issue.level).toBe("CITY");
  story.goes(
    ["accept", "03-30 09:00", { tier: "HARD" }],
    ["dispatch", "03-30 09:10"],
    ["sign", "03-30 09:20"],
    ["reply", "03-30 10:00", { kind: "FINAL" }],
    ["resolve", "03-30 11:00"],
    ["reopen", "03-31 09:00"],
  );
  const due = (kind: "REPLY" | "RESOLVE") => story.issue.clocks.find((c) => c.kind === kind)?.basis.due;
  expect(due("RESOLVE")).toBe("2026-04-15");
  expect(due("REPLY")).toBe("2026-04-15");
});
