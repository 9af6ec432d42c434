import { describe, expect, it } from "vitest";
import { contactForm, mayRevealContact, maySlip } from "#lib/domain/casework/contact.ts";
import { mentionsDanger } from "#lib/domain/casework/hazard.ts";
import { startsFrom } from "#lib/domain/casework/transitions.ts";
import { can, placeKey, type Staff } from "#lib/domain/permissions.ts";
import { ROLES, type Role, STATES, type State, UNIT_LEVELS } from "#lib/domain/vocabulary.ts";
import { Story } from "#tests/support/story.ts";

const { issue } = new Story({ at: "03-02 10:00" }).goes(
  ["accept", "03-02 11:00"],
  ["dispatch", "03-02 11:30"],
);
const at = (role: Role, unitId: string): Staff => ({
  kind: "STAFF",
  personId: "p",
  posts: [{ role, unitId, level: "COMMUNITY", kind: "AREA" }],
});
const may = (unitId: string) => ROLES.filter((role) => mayRevealContact(at(role, unitId), issue));

describe("a resident's name and phone", () => {
  it("are shown to who handles it and to the intake of its office, and to nobody else who sees it", () => {
    expect(may("community-water")).toEqual(["HANDLER", "UNIT_LEAD"]);
    expect(may("community")).toEqual(["INTAKE_CLERK", "COUNCIL_CLERK"]);
    for (const unitId of ["town", "county", "city", "elsewhere"]) expect(may(unitId)).toEqual([]);
  });

  it("only for a reason that says something", () => {
    const issueId = "019ab000-0000-7000-8000-000000000001";
    expect(contactForm.safeParse({ issueId, reason: "约上门时间" }).success).toBe(true);
    for (const reason of ["", "  看看 ", undefined])
      expect(contactForm.safeParse({ issueId, reason }).success).toBe(false);
    expect(contactForm.safeParse({ issueId: "1", reason: "约上门时间" }).success).toBe(false);
  });
});

describe("the receipt, whose key stands for the resident", () => {
  const posted = (unitId: string, leadUnitId: string | null, coUnitIds: string[] = []) =>
    maySlip(at("COUNCIL_CLERK", unitId), { ...issue, leadUnitId, coUnitIds });
  it("is printed where it may be registered, until the own unit is the one that will be rated", () => {
    expect(posted("community", null)).toBe(true);
    expect(posted("community", "community-water")).toBe(true);
    expect(posted("community", "community")).toBe(false);
    expect(posted("community", "county", ["community"])).toBe(false);
    expect(posted("elsewhere", null)).toBe(false);
    expect(maySlip(at("HANDLER", "community"), { ...issue, leadUnitId: null })).toBe(false);
  });
});

describe("words of danger", () => {
  it.each([
    "厨房煤气味很大",
    "三楼着火了",
    "电线掉在路上",
    "老人走失了",
    "There is a smell of gas",
    "A live wire hangs down",
  ])("%s", (text) => expect(mentionsDanger(text)).toBe(true));
  it.each(["楼道灯坏了", "燃气费算错了", "The lift is slow", ""])("not in %j", (text) =>
    expect(mentionsDanger(text)).toBe(false),
  );
});

describe("whoever calls back", () => {
  const issueOf = (state: State) => ({ ...issue, state, leadUnitId: "lead" });
  it("may see the contact exactly where the call may be made", () => {
    for (const state of STATES)
      for (const unitId of [...Object.values(issue.place), "lead", "elsewhere"]) {
        const actor = at("CALLBACK_OFFICER", unitId ?? "elsewhere");
        for (const post of UNIT_LEVELS.map(
          (level) => ({ ...actor.posts[0], level }) as (typeof actor.posts)[number],
        )) {
          const caller = { ...actor, posts: [post] };
          if (
            unitId !== null &&
            issue.place[placeKey(post.level)] !== unitId &&
            Object.values(issue.place).includes(unitId)
          )
            continue; // no unit has two levels
          const allowed = startsFrom("callback", state) && can(caller, "callback", issueOf(state));
          expect([state, unitId, post.level, mayRevealContact(caller, issueOf(state))]).toEqual([
            state,
            unitId,
            post.level,
            allowed,
          ]);
        }
      }
  });

  it("and the team that was asked sees it while it may call, nobody else's", () => {
    const [desk] = at("CALLBACK_OFFICER", "team").posts;
    const team = { ...at("CALLBACK_OFFICER", "team"), posts: [{ ...desk, kind: "DEPARTMENT" }] } as Staff;
    for (const state of STATES) {
      const asked = { ...issueOf(state), callbackUnitId: "team" };
      expect(mayRevealContact(team, asked)).toBe(startsFrom("callback", state));
      for (const other of [{ callbackUnitId: null }, { leadUnitId: "team" }])
        expect(mayRevealContact(team, { ...asked, ...other })).toBe(false);
    }
  });
});
