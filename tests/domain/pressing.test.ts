import { describe, expect, it } from "vitest";
import { orderLevels } from "#lib/domain/verbs/levels.ts";
import type { Level, OrderLevel } from "#lib/domain/vocabulary.ts";
import { code, inProgress, registered } from "#tests/support/stages.ts";
import { at, departmentOf } from "#tests/support/story.ts";

describe("催办 urge, 撤回 withdraw, 督办 supervise", () => {
  it("the resident urges once a day; no clock moves; the unit is told", () => {
    const story = inProgress();
    const due = story.clock("REPLY")?.dueAt;
    expect(story.do("urge", "03-03 08:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(code(story.do("urge", "03-03 23:59", {}, { as: "RESIDENT" }))).toBe("URGED_TODAY");
    expect(story.do("urge", "03-04 00:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(story.issue).toMatchObject({ urgeCount: 2, urgedOn: "2026-03-04" });
    expect(story.clock("REPLY")?.dueAt).toEqual(due);
    expect(story.told.at(-1)).toEqual({ topic: "urge", to: `unit:${departmentOf("community")}` });
    expect(registered().goes(["urge", "03-03 09:00"]).told.at(-1)?.to).toBe("unit:community");
  });

  it("an office that urges does not take the resident's turn", () => {
    const story = inProgress().goes(["urge", "03-03 08:00"]);
    expect(story.do("urge", "03-03 09:00", {}, { as: "RESIDENT" })).toBeUndefined();
    expect(story.issue.urgeCount).toBe(2);
  });

  it("withdrawing ends every clock; what was breached stays breached", () => {
    const story = inProgress().goes(["withdraw", "03-11 09:00"]);
    expect(story.issue).toMatchObject({ state: "WITHDRAWN", closedAt: at("03-11 09:00") });
    expect(story.issue.clocks.map((c) => c.kind)).toEqual(["CALLBACK"]);
    expect(story.clocks("REPLY")).toMatchObject([{ stop: "ENDED", breachedAt: at("03-09 24:00") }]);
    story.sweep("05-01 00:00");
    expect(story.issue.state).toBe("WITHDRAWN");
  });

  it("each order is higher than the last, due in three working days, to who handles it", () => {
    const story = inProgress().goes(["supervise", "03-05 09:00", { level: 2 }]);
    expect(story.orders).toMatchObject([
      {
        level: 2,
        reason: "INSTRUCTION",
        toUnitId: departmentOf("community"),
        dueAt: at("03-10 24:00"),
        clockId: null,
      },
    ]);
    expect(story.do("supervise", "03-05 10:00", { level: 2 })).toEqual({
      code: "LOWER_SUPERVISION",
      details: { order: "2" },
    });
    expect(story.do("supervise", "03-05 10:00", { level: 3 })).toBeUndefined();
    expect(story.issue.supervisionLevel).toBe(3);
    expect(registered().goes(["supervise", "03-03 09:00"]).orders[0]?.toUnitId).toBe("community");
  });

  it("is not used up: answered, or past its due, the same level can be ordered again, and each round begins anew", () => {
    const top = () => inProgress().goes(["supervise", "03-05 09:00", { level: 3 }]);
    expect(top().do("supervise", "03-05 10:00", { level: 3 })).toEqual({
      code: "SUPERVISION_STANDS",
      details: { dates: "2026-03-10" },
    });
    expect(top().do("supervise", "03-11 00:00", { level: 3 })).toBeUndefined();
    expect(code(top().do("supervise", "03-11 00:00", { level: 2 }))).toBe("LOWER_SUPERVISION");
    const answered = top().goes(["reply", "03-06 09:00"]);
    expect(answered.issue).toMatchObject({ supervisionLevel: 0, supervisionDueAt: null });
    expect(answered.do("supervise", "03-06 10:00", { level: 1 })).toBeUndefined();
    const again = inProgress().goes(
      ["reply", "03-03 09:00", { kind: "FINAL" }],
      ["supervise", "03-03 10:00", { level: 2 }],
      ["resolve", "03-03 11:00"],
      ["reopen", "03-04 09:00"],
    );
    expect(again.issue.supervisionLevel).toBe(0);
  });

  it("level 1 by the same level, 2 by one above, 3 by the city only", () => {
    const story = inProgress();
    const order = (from: Level, level: OrderLevel) =>
      code(story.do("supervise", "03-05 09:00", { level }, { from }));
    expect(order("COMMUNITY", 2)).toBe("SUPERVISION_TOO_HIGH");
    expect(order("COMMUNITY", 1)).toBeUndefined();
    expect(order("COUNTY", 3)).toBe("SUPERVISION_TOO_HIGH");
    expect(order("COUNTY", 2)).toBeUndefined();
    expect(order("CITY", 3)).toBeUndefined();
  });

  it("only what one may give is offered, and nothing where that stands already", () => {
    const supervisor = (unitId: string, level: "COUNTY" | "CITY") =>
      ({
        kind: "STAFF",
        personId: "p",
        posts: [{ role: "SUPERVISOR", unitId, level, kind: "AREA" }],
      }) as never;
    const story = inProgress();
    const offered = (unitId: string, level: "COUNTY" | "CITY", when: string) =>
      orderLevels(story.issue, supervisor(unitId, level), at(when));
    expect(offered("county", "COUNTY", "03-05 09:00")).toEqual([1, 2]);
    expect(offered("city", "CITY", "03-05 09:00")).toEqual([1, 2, 3]);
    story.goes(["supervise", "03-05 09:00", { level: 2 }]);
    expect(offered("county", "COUNTY", "03-05 10:00")).toEqual([]);
    expect(offered("city", "CITY", "03-05 10:00")).toEqual([3]);
  });

  it("the system's order of level 1 does not lower a higher one", () => {
    const story = inProgress().goes(["supervise", "03-05 09:00", { level: 3 }]);
    story.sweep("03-11 00:00");
    expect(story.orders.map((o) => o.level)).toEqual([3, 1]);
    expect(story.issue.supervisionLevel).toBe(3);
  });
});
