import { describe, expect, it, test } from "vitest";
import { possibleVerbs } from "#lib/domain/casework/decide.ts";
import { notByThem, SECOND_EYES, type SecondEyed, stepsBefore } from "#lib/domain/casework/secondEyes.ts";
import { inQueue } from "#lib/domain/desk/inQueue.ts";
import { sentence } from "#lib/domain/labels.ts";
import { type ActorPost, GRANTS, type Staff } from "#lib/domain/permissions.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "#tests/support/calendar.ts";
import { at, place, Story } from "#tests/support/story.ts";

/** Told of the city itself: the office above is the same office. */
const CITY = { ...place, communityId: null, townId: null, countyId: null };
const atCity = () => new Story({ at: "03-02 10:00", place: CITY });
const working = () =>
  atCity().goes(["accept", "03-02 11:00"], ["dispatch", "03-02 11:30"], ["sign", "03-02 14:30"]);
const answered = () => working().goes(["reply", "03-03 10:00"]);

const post = (role: ActorPost["role"], onBehalfOf?: string): ActorPost => ({
  role,
  unitId: "city",
  level: "CITY",
  kind: "AREA",
  ...(onBehalfOf && { onBehalfOf }),
});
const clerk = (personId: string, ...more: ActorPost[]): Staff => ({
  kind: "STAFF",
  personId,
  posts: [post("COUNCIL_CLERK"), ...more],
});
/** Somebody without a clerk's post of their own, standing in for somebody who has one. */
const standIn = (personId: string, onBehalfOf: string): Staff => ({
  kind: "STAFF",
  personId,
  posts: [post("RECORDER"), post("COUNCIL_CLERK", onBehalfOf)],
});

/** Up to the decision, and the person who took part in what it is about. */
const MATTERS: Record<string, { story: Story; verb: SecondEyed; when: string; own: string[] }> = {
  "the review of a refusal": {
    story: atCity().goes(
      ["proposeRefusal", "03-02 11:00"],
      ["refuse", "03-02 12:00"],
      ["askReview", "03-03 10:00"],
    ),
    verb: "review",
    when: "03-04 10:00",
    own: ["INTAKE_CLERK@city", "COUNCIL_CLERK@city"],
  },
  "the ruling on two returns": {
    story: atCity().goes(
      ["accept", "03-02 11:00"],
      ["dispatch", "03-02 11:30"],
      ["return", "03-02 12:00"],
      ["dispatch", "03-02 13:30"],
      ["return", "03-02 14:00"],
    ),
    verb: "rule",
    when: "03-02 15:00",
    own: ["DISPATCHER@city", "UNIT_LEAD@city-water"],
  },
  "the second extension": {
    story: answered().goes(
      ["askExtension", "03-04 09:00"],
      ["approveExtension", "03-04 10:00"],
      ["tellExtension", "03-04 11:00"],
      ["askExtension", "03-05 09:00"],
    ),
    verb: "approveSecondExtension",
    when: "03-05 10:00",
    own: ["HANDLER@city-water", "UNIT_LEAD@city-water"],
  },
};

describe.each(Object.entries(MATTERS))("%s", (_name, { story, verb, when, own }) => {
  const before = story.issue;
  const attempt = (by: string, onBehalfOf?: string) => {
    story.issue = before;
    return story.do(verb, when, {}, { by, ...(onBehalfOf && { onBehalfOf }) })?.code;
  };

  it("is refused to everybody who took a step it is about, also through a post they borrow", () => {
    for (const person of own) {
      expect(attempt(person), person).toBe("SAME_PERSON");
      expect(attempt(person, "somebody-else"), `${person} with a borrowed post`).toBe("SAME_PERSON");
    }
  });

  it("nor to a stand-in acting in their name; by their own post the stand-in may", () => {
    for (const person of own) expect(attempt("stand-in", person)).toBe("SAME_PERSON");
    expect(attempt("stand-in")).toBeUndefined();
  });

  it("is neither offered nor queued to them, and is to a colleague", () => {
    story.issue = before;
    const eye = { now: at(when), away: [], unread: false };
    const offered = (actor: Staff) => possibleVerbs(before, actor, { now: at(when), calendar: realCalendar });
    for (const person of own) {
      expect(offered(clerk(person))).not.toContain(verb);
      expect(inQueue({ may: [verb] }, before, { ...eye, actor: clerk(person) })).toBe(false);
      expect(offered(standIn("stand-in", person))).not.toContain(verb);
      expect(offered(clerk("stand-in", post("COUNCIL_CLERK", person)))).toContain(verb);
    }
    expect(offered(clerk("colleague"))).toContain(verb);
    expect(inQueue({ may: [verb] }, before, { ...eye, actor: clerk("colleague") })).toBe(true);
  });
});

test("both returns of a round count", () => {
  const two = atCity().goes(["accept", "03-02 11:00"], ["dispatch", "03-02 11:30"]);
  for (const [verb, when, by] of [
    ["return", "03-02 12:00", "first"],
    ["dispatch", "03-02 13:00", "second"],
    ["return", "03-02 14:00", "third"],
  ] as const)
    expect(two.do(verb, when, {}, { by })).toBeUndefined();
  for (const by of ["first", "second", "third"])
    expect(two.do("rule", "03-02 15:00", {}, { by })?.code).toBe("SAME_PERSON");
});

test("one person may renew a hold: the office above decides it anew, and nobody had asked for it", () => {
  const held = answered();
  for (const [when, reviewOn] of [
    ["03-04 10:00", "2026-03-11"],
    ["03-05 10:00", "2026-03-12"],
  ] as const)
    expect(held.do("hold", when, { reviewOn }, { by: "COUNCIL_CLERK@city" })).toBeUndefined();
});

test("a new round begins with fresh hands", () => {
  const story = answered().goes(["reply", "03-04 10:00", { kind: "FINAL" }], ["resolve", "03-04 11:00"]);
  expect(story.issue.hands).not.toEqual({});
  story.goes(["reopen", "03-05 10:00"]);
  expect(story.issue.hands).toEqual({});
});

test("every step that is decided on can be taken by somebody else than may decide, and the refusal says which it was", () => {
  for (const verb of Object.keys(SECOND_EYES) as SecondEyed[]) {
    expect(GRANTS[verb].posts.length).toBeGreaterThan(0);
    for (const step of stepsBefore(verb)) {
      const refused = { code: "SAME_PERSON", details: { step, who: "赣平市 王主任,赣平市 李干事" } } as const;
      expect(sentence(refused, "zh")).toMatch(/赣平市 王主任、赣平市 李干事。$/);
      expect(sentence(refused, "en")).not.toContain("{");
    }
  }
  expect(stepsBefore("reply")).toEqual([]);
  expect(notByThem(working().issue, "reply" satisfies Verb, clerk("HANDLER@city-water"))).toBeUndefined();
});
