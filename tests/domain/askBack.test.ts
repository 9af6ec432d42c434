import { describe, expect, it } from "vitest";
import { possibleVerbs } from "#lib/domain/casework/decide.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { code, inProgress } from "#tests/support/stages.ts";
import { at, departmentOf } from "#tests/support/story.ts";

const answered = (kind = "PROGRESS") => inProgress().goes(["reply", "03-03 15:00", { kind }]);
const resolved = () => answered("FINAL").goes(["resolve", "03-03 16:00"]);

describe("追问 askBack", () => {
  it("is about an answer, once a day, with words; no clock moves; unit and office are told", () => {
    expect(code(inProgress().do("askBack", "03-03 09:00"))).toBe("NO_REPLY_YET");
    const story = answered();
    const before = story.issue.clocks;
    expect(story.do("askBack", "03-03 16:00")).toBeUndefined();
    expect(story.issue.clocks).toEqual(before);
    expect(story.issue).toMatchObject({
      state: "IN_PROGRESS",
      askedBackOn: "2026-03-03",
      questionOpen: true,
    });
    expect(story.told.slice(-2).map(({ to }) => to)).toEqual([
      `unit:${departmentOf("community")}`,
      "unit:community",
    ]);
    expect(story.did("askBack").at(-1)?.data).toMatchObject({ words: "接头换了，墙谁来修？" });
    expect(code(story.do("askBack", "03-03 23:59"))).toBe("ASKED_BACK_TODAY");
    expect(story.do("askBack", "03-04 00:00")).toBeUndefined();
  });

  it("the next answer answers it; also after the matter was resolved, which stays resolved", () => {
    expect(answered().goes(["askBack", "03-04 09:00"], ["reply", "03-04 10:00"]).issue.questionOpen).toBe(
      false,
    );
    const story = resolved();
    expect(code(story.do("reply", "03-03 17:00"))).toBe("NO_QUESTION_OPEN");
    const clocks = story.goes(["askBack", "03-03 17:00"]).issue.clocks;
    story.goes(["reply", "03-04 10:00", { kind: "PROGRESS" }]);
    expect(story.issue).toMatchObject({ state: "RESOLVED", lastReplyKind: "FINAL", questionOpen: false });
    expect(story.issue.clocks).toEqual(clocks);
    expect(story.replies).toHaveLength(2);
  });

  it("is nobody's but the resident's, and over once it was rated, or an answer was denied", () => {
    const { issue } = resolved();
    const own: ResidentActor = { kind: "RESIDENT", issueId: issue.id };
    const ctx = { now: at("03-04 09:00"), calendar: realCalendar };
    expect(possibleVerbs(issue, own, ctx)).toContain("askBack");
    // A poor mark keeps it open for the callback; the rating has said all there is to say.
    const rated = resolved().goes(["rate", "03-04 09:00", { solved: "PARTLY", level: 2 }]);
    expect(code(rated.do("askBack", "03-04 10:00"))).toBe("ALREADY_RATED");
    const denied = answered().goes(["denyContact", "03-04 09:00"]);
    expect(code(denied.do("askBack", "03-04 10:00"))).toBe("NO_REPLY_YET");
  });

  it("a new round asks anew", () => {
    const story = resolved().goes(["askBack", "03-04 09:00"], ["reopen", "03-04 10:00"]);
    expect(story.issue.questionOpen).toBe(false);
  });
});
