import { describe, expect, it } from "vitest";
import { Story } from "#tests/support/story.ts";

/** Escalated to the county on 03-05 by the street's department, which answered that day. */
const atCounty = () =>
  new Story({ at: "03-02 10:00" }).goes(
    ["accept", "03-02 11:00"],
    ["dispatch", "03-02 11:30"],
    ["sign", "03-02 14:30"],
    ["escalate", "03-03 09:00"],
    ["dispatch", "03-03 10:00"],
    ["sign", "03-03 11:00"],
    ["reply", "03-05 10:00"],
    ["escalate", "03-05 11:00"],
  );

describe("驳回上报 of what turned out to be about the unit that had it (信访工作条例 §28)", () => {
  const LEAD = "town-water";

  it("goes back to the office without a lead", () => {
    const story = atCounty();
    story.issue = { ...story.issue, complainedUnitId: LEAD };
    story.goes(["sendBack", "03-06 09:00"]);
    expect(story.issue).toMatchObject({ state: "ACCEPTED", leadUnitId: null, holderUnitId: "town" });
    expect(story.clock("REPLY")?.unitId).toBe("town");
    expect(story.told.filter(({ topic }) => topic === "sendBack").map(({ to }) => to)).toContain("unit:town");
  });

  it("is forgotten as where it came from, once somebody says whom it is about", () => {
    const story = atCounty();
    story.complaint = {
      unit: {
        id: LEAD,
        level: "TOWN",
        kind: "DEPARTMENT",
        cityId: "city",
        countyId: "county",
        townId: "town",
        communityId: null,
      },
      personId: null,
      recused: [LEAD],
    };
    story.goes(["reclassify", "03-05 12:00", { tier: "WORRY" }]);
    expect(story.issue.cameFrom).toMatchObject({ holderUnitId: "town", leadUnitId: null });
  });

  it("goes back to the unit that had it otherwise", () => {
    const story = atCounty().goes(["sendBack", "03-06 09:00"]);
    expect(story.issue).toMatchObject({ state: "IN_PROGRESS", leadUnitId: LEAD });
  });
});

describe("what is owed after 驳回上报 (domain.md C5)", () => {
  it("is the later of the old day and three working days, for the answer as for the solution", () => {
    const story = new Story({ at: "03-02 10:00" }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
      ["escalate", "03-02 15:00"],
      ["dispatch", "03-02 15:10"],
      ["sign", "03-02 15:20"],
      ["reply", "03-02 16:00"],
      ["escalate", "03-02 16:10"],
      ["sendBack", "03-02 17:00"],
    );
    // Three working days would be 03-05; the answer was promised for 03-09.
    expect(story.clock("REPLY")?.basis.due).toBe("2026-03-09");
    expect(story.clock("RESOLVE")?.basis.due).toBe("2026-03-17");
  });

  it("is owed by the community again, when the street sends a hand-up back", () => {
    const story = new Story({ at: "03-02 10:00" }).goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["sign", "03-02 14:30"],
      ["escalate", "03-03 09:00"],
    );
    expect(story.clock("REPLY")?.unitId).toBe("town");
    story.goes(["sendBack", "03-03 10:00"]);
    expect(story.clock("REPLY")?.unitId).toBe("community");
    expect(story.clock("RESOLVE")?.unitId).toBe("community");
  });
});
