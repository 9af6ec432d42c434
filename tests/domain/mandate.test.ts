import { describe, expect, it } from "vitest";
import { possibleVerbs } from "#lib/domain/casework/decide.ts";
import { mandateOf } from "#lib/domain/casework/mandate.ts";
import { behalfComplete, PAYLOADS } from "#lib/domain/commands.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at, goodPayload, Story } from "#tests/support/story.ts";

const told = {
  confidentiality: "NORMAL",
  forOther: true,
  agentName: "李梅",
  agentPhone: "13900001111",
  relation: "邻居",
  mandateGiven: "ORAL",
  wanted: true,
} as const;
const now = at("03-02 10:00");

describe("我替别人反映 (domain.md L4)", () => {
  it("is a mandate only when it says who, how, and that the person wants it", () => {
    expect(mandateOf({ confidentiality: "NORMAL" }, now)).toBeNull();
    expect(mandateOf({ ...told, forOther: false }, now)).toBeNull();
    for (const lack of [{ relation: "" }, { mandateGiven: null }, { wanted: false }])
      expect(mandateOf({ ...told, ...lack }, now)).toEqual({ code: "MANDATE_INCOMPLETE" });
    expect(mandateOf(told, now)).toEqual({
      agentName: "李梅",
      agentPhone: "13900001111",
      relation: "邻居",
      given: "ORAL",
      since: "2026-03-02",
      until: "2026-08-29",
    });
  });

  it("without a name keeps the agent's neither", () => {
    expect(mandateOf({ ...told, confidentiality: "ANONYMOUS" }, now)).toMatchObject({
      agentName: null,
      agentPhone: null,
      relation: "邻居",
    });
  });

  it("the form says beside each field what is missing", () => {
    const form = PAYLOADS.register.superRefine(behalfComplete);
    const unit = "018f0000-0000-7000-8000-000000000001";
    const paths = (more: object) =>
      form
        .safeParse({ ...goodPayload.register(), residentPhone: "", unitId: unit, ...more })
        .error?.issues.map(({ path }) => path.join("."));
    expect(paths({})).toBeUndefined();
    expect(paths({ forOther: "on" })).toEqual(["relation", "mandateGiven", "wanted"]);
    expect(paths({ forOther: "on", relation: "女儿", mandateGiven: "PHONE", wanted: "on" })).toBeUndefined();
    expect(paths({ relation: "女儿" })).toBeUndefined();
  });

  it("name and phone of the agent stand nowhere in the trail", () => {
    const story = new Story({ at: "03-02 10:00", payload: told });
    expect(JSON.stringify(story.events)).not.toMatch(/李梅|13900001111/);
    expect(story.did("register")[0]?.data).toMatchObject({ relation: "邻居", mandateGiven: "ORAL" });
  });

  it("only a mandate that there is can be revoked, by the resident alone", () => {
    const { issue } = new Story({ at: "03-02 10:00" });
    const own = { kind: "RESIDENT", issueId: issue.id } as const;
    const ctx = { now, calendar: realCalendar };
    expect(possibleVerbs(issue, own, ctx)).not.toContain("revokeMandate");
    expect(possibleVerbs({ ...issue, hasAgent: true }, own, ctx)).toContain("revokeMandate");
  });
});
