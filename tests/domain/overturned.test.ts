import { expect, it } from "vitest";
import { code } from "#tests/support/stages.ts";
import { Story } from "#tests/support/story.ts";

const overturned = () =>
  new Story({ at: "03-02 10:00" }).goes(
    ["proposeRefusal", "03-02 11:00"],
    ["refuse", "03-02 12:00"],
    ["askReview", "03-02 13:00"],
    ["review", "03-02 14:00"],
    ["accept", "03-02 15:00"],
  );

it("the office whose refusal was overturned cannot refer it out instead", () => {
  expect(code(overturned().do("referOut", "03-02 16:00"))).toBe("REFUSAL_OVERTURNED");
});

it("an office above may, and that again may be looked at again, once", () => {
  const story = overturned().goes(
    ["dispatch", "03-02 16:00"],
    ["sign", "03-02 16:10"],
    ["escalate", "03-02 16:20"],
    ["referOut", "03-02 16:30"],
    ["askReview", "03-03 09:00"],
  );
  expect(story.clock("REVIEW")?.unitId).toBe("county");
  story.goes(["review", "03-03 10:00", { upheld: true }]);
  expect(code(story.do("askReview", "03-04 09:00"))).toBe("REVIEW_ASKED");
});

it("is theirs again when it is sent back, and still cannot be referred", () => {
  const story = overturned().goes(
    ["dispatch", "03-02 16:00"],
    ["sign", "03-02 16:10"],
    ["escalate", "03-02 16:20"],
    ["sendBack", "03-02 16:30"],
  );
  expect(code(story.do("referOut", "03-02 16:40"))).toBe("REFUSAL_OVERTURNED");
});
