import { describe, expect, it } from "vitest";
import { hindrance, possibleVerbs } from "#lib/domain/casework/decide.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Payload } from "#lib/domain/commands.ts";
import { type Actor, SYSTEM } from "#lib/domain/permissions.ts";
import type { Role } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { answered, code, dispatched, inProgress, registered, resolved } from "#tests/support/stages.ts";
import { at, besideRights, blank, departmentOf, goodPayload, place } from "#tests/support/story.ts";

describe("every decision", () => {
  it("raises the version by one and is on the trail with who, where and which command", () => {
    const story = inProgress();
    expect(story.issue.version).toBe(4);
    expect(story.events.map((e) => [e.verb, e.fromState, e.toState])).toEqual([
      ["register", null, "REGISTERED"],
      ["accept", "REGISTERED", "ACCEPTED"],
      ["dispatch", "ACCEPTED", "DISPATCHED"],
      ["sign", "DISPATCHED", "IN_PROGRESS"],
    ]);
    expect(story.did("sign")[0]).toMatchObject({ actorRole: "HANDLER", unitId: departmentOf("community") });
    expect(new Set(story.events.map((e) => e.commandId)).size).toBe(4);
  });

  it("leaves the issue it was given as it was", () => {
    const { issue } = inProgress();
    const before = structuredClone(issue);
    const story = inProgress();
    story.goes(["reply", "03-10 09:00"]);
    expect(issue).toEqual(before);
  });
});

describe("what may be done now", () => {
  const post = (role: Role, unitId: string) =>
    ({ role, unitId, level: "COMMUNITY", kind: unitId.includes("-") ? "DEPARTMENT" : "AREA" }) as const;
  const staff = (role: Role, unitId: string): Actor => ({
    kind: "STAFF",
    personId: "p",
    posts: [post(role, unitId)],
  });
  const now = (when: string) => ({ now: at(when), calendar: realCalendar, settings: DEFAULT_SETTINGS });
  const lead = staff("UNIT_LEAD", departmentOf("community"));

  const SIDE_ROADS = [
    "addCoHandler",
    "meet",
    "contact",
    "reply",
    "askInfo",
    "askPause",
    "askExtension",
    "mediate",
  ] as const;
  it("is what the state, the post and the rules allow together", () => {
    expect(
      possibleVerbs(registered().issue, staff("COUNCIL_CLERK", "community"), now("03-02 11:00")),
    ).toEqual(["handOff", "accept", "proposeRefusal", "urge", "withdraw", "link", "askRight", "answerRight"]);
    expect(possibleVerbs(dispatched().issue, lead, now("03-02 12:00"))).toEqual([
      "handOff",
      "sign",
      "return",
      "contact",
    ]);
    expect(possibleVerbs(inProgress().issue, lead, now("03-02 15:00"))).toEqual([
      "handOff",
      "return",
      ...SIDE_ROADS,
      "escalate",
    ]);
    expect(possibleVerbs(inProgress().issue, lead, now("03-04 15:00"))).toEqual([
      "handOff",
      ...SIDE_ROADS,
      "escalate",
    ]);
    expect(possibleVerbs(answered().issue, lead, now("03-03 15:30"))).toEqual([
      "handOff",
      "return",
      ...SIDE_ROADS,
      "escalate",
      "resolve",
    ]);
  });

  it("the resident's is theirs alone", () => {
    const { issue } = inProgress();
    const mine: Actor = { kind: "RESIDENT", issueId: issue.id };
    expect(besideRights(possibleVerbs(issue, mine, now("03-03 09:00")))).toEqual([
      "handOff",
      "urge",
      "withdraw",
    ]);
    const done = resolved().issue;
    expect(besideRights(possibleVerbs(done, { ...mine, issueId: done.id }, now("03-04 09:00")))).toEqual([
      "denyContact",
      "askBack",
      "rate",
      "reopen",
    ]);
    expect(possibleVerbs(issue, { kind: "RESIDENT", issueId: "another" }, now("03-03 09:00"))).toEqual([]);
    expect(possibleVerbs(issue, SYSTEM, now("03-03 09:00"))).toEqual([
      "supervise",
      "autoEscalate",
      "recount",
      "breach",
    ]);
  });

  it("what hinders a verb is said before the form is filled", () => {
    expect(code(hindrance(inProgress().issue, "resolve", now("03-03 09:00")))).toBe("FINAL_REPLY_FIRST");
    expect(hindrance(answered().issue, "resolve", now("03-03 16:00"))).toBeUndefined();
    expect(hindrance(registered().issue, "accept", now("03-03 16:00"))).toBeUndefined();
  });
});

it("an issue that was never dispatched has nothing to be late with", () => {
  const payload: Payload<"register"> = goodPayload.register();
  const issue = { ...blank("x", place, payload, at("03-02")), state: "DISPATCHED" as const };
  expect(hindrance(issue, "return", { now: at("03-02"), calendar: realCalendar })).toBeUndefined();
});
