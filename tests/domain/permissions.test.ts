import { describe, expect, it } from "vitest";
import {
  type Actor,
  type ActorPost,
  can,
  GRANTS,
  grantFor,
  reach,
  type Subject,
  SYSTEM,
  sees,
} from "#lib/domain/permissions.ts";
import { ROLES, type Role, type UnitLevel, VERBS } from "#lib/domain/vocabulary.ts";

/** It happened in grid g of community c; the county holds it, its water bureau handles it, the street's team helps. */
const subject: Subject = {
  id: "issue",
  level: "COUNTY",
  place: { cityId: "city", countyId: "county", townId: "town", communityId: "community", gridId: "grid" },
  holderUnitId: "county",
  leadUnitId: "county-water",
  coUnitIds: ["town-team", "community"],
  firstContactId: "first",
  callbackUnitId: "city-callback",
};
const post = (role: Role, unitId: string, level: UnitLevel, kind: ActorPost["kind"] = "AREA"): ActorPost => ({
  role,
  unitId,
  level,
  kind,
});

/** Where somebody can stand to an issue. */
const STANDS = {
  "office of the place, above (city)": (role: Role) => post(role, "city", "CITY"),
  "office that holds it (county)": (role: Role) => post(role, "county", "COUNTY"),
  "office of the place, below (community)": (role: Role) => post(role, "community", "COMMUNITY"),
  "grid of the place": (role: Role) => post(role, "grid", "GRID"),
  "department that handles it": (role: Role) => post(role, "county-water", "COUNTY", "DEPARTMENT"),
  "department that helps": (role: Role) => post(role, "town-team", "TOWN", "DEPARTMENT"),
  "team asked to call back": (role: Role) => post(role, "city-callback", "CITY", "DEPARTMENT"),
  "department beside them": (role: Role) => post(role, "county-roads", "COUNTY", "DEPARTMENT"),
  "office of another place": (role: Role) => post(role, "other-county", "COUNTY"),
} as const;
type Stand = keyof typeof STANDS;
const STAND_NAMES = Object.keys(STANDS) as Stand[];
const staff = (role: Role, stand: Stand, personId = "somebody"): Actor => ({
  kind: "STAFF",
  personId,
  posts: [STANDS[stand](role)],
});
const resident = (issueId: string | null): Actor => ({ kind: "RESIDENT", issueId });

describe("who may do what, and see what", () => {
  it("is printed in tests/domain/permissions.md", async () => {
    await expect(printed()).toMatchFileSnapshot("permissions.md");
  });

  it("gives nobody from another place or a department beside anything at all", () => {
    for (const role of ROLES)
      for (const stand of ["office of another place", "department beside them"] as const) {
        expect(VERBS.filter((verb) => can(staff(role, stand), verb, subject))).toEqual([]);
        expect(sees(staff(role, stand), subject)).toBe(false);
      }
  });

  it("never lets somebody act on what they cannot see", () => {
    for (const role of ROLES)
      for (const stand of STAND_NAMES)
        for (const verb of VERBS.filter((v) => v !== "register"))
          if (can(staff(role, stand), verb, subject))
            expect([role, stand, verb, sees(staff(role, stand), subject)]).toEqual([role, stand, verb, true]);
  });

  it("keeps the resident's word the resident's: no post may rate or deny; withdrawing takes the office a signed paper", () => {
    expect(GRANTS.rate.posts).toEqual([]);
    expect(GRANTS.denyContact.posts).toEqual([]);
    expect(GRANTS.withdraw.posts).toEqual([
      ["COUNCIL_CLERK", "HOLDER"],
      ["INTAKE_CLERK", "HOLDER"],
    ]);
    expect(can(resident("issue"), "rate", subject)).toBe(true);
    expect(can(resident("another"), "rate", subject)).toBe(false);
    expect(can(resident(null), "rate", subject)).toBe(false);
  });

  it("lets a resident without a receipt register, and see nothing", () => {
    expect(can(resident(null), "register", { ...subject, id: null })).toBe(true);
    expect(sees(resident(null), subject)).toBe(false);
    expect(sees(resident("issue"), subject)).toBe(true);
    expect(sees(resident("another"), subject)).toBe(false);
  });

  it("does not let the call back be done by who handled it", () => {
    const { place } = subject;
    const own: Subject = { ...subject, place, leadUnitId: "county" };
    expect(can(staff("CALLBACK_OFFICER", "office that holds it (county)"), "close", own)).toBe(false);
    expect(can(staff("CALLBACK_OFFICER", "office that holds it (county)"), "reopen", own)).toBe(false);
    expect(can(staff("CALLBACK_OFFICER", "office of the place, above (city)"), "close", own)).toBe(true);
  });

  it("lets the team that was asked call back, see it, and nothing else; nobody who was not asked, nor who handled it", () => {
    const team = staff("CALLBACK_OFFICER", "team asked to call back");
    expect(VERBS.filter((verb) => can(team, verb, subject))).toEqual(["callback", "reopen", "close"]);
    expect(sees(team, subject)).toBe(true);
    for (const other of [{ callbackUnitId: null }, { callbackUnitId: "another" }]) {
      expect(VERBS.filter((verb) => can(team, verb, { ...subject, ...other }))).toEqual([]);
      expect(sees(team, { ...subject, ...other })).toBe(false);
    }
    expect(can(team, "callback", { ...subject, leadUnitId: "city-callback" })).toBe(false);
    for (const role of ["HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"] as const)
      expect(VERBS.filter((verb) => can(staff(role, "team asked to call back"), verb, subject))).toEqual([]);
  });

  it("shows a liaison what they entered, and a system administrator nothing", () => {
    const liaison = (personId: string) =>
      staff("LIAISON", "office of the place, below (community)", personId);
    expect(sees(liaison("first"), subject)).toBe(true);
    expect(sees(liaison("somebody"), subject)).toBe(false);
    for (const stand of STAND_NAMES) expect(sees(staff("SYS_ADMIN", stand), subject)).toBe(false);
    expect(reach(SYSTEM)).toEqual([]);
  });

  it("adds up the posts of one person, and names the post by which something is done", () => {
    const both: Actor = {
      kind: "STAFF",
      personId: "p",
      posts: [
        post("VISITOR", "community", "COMMUNITY"),
        post("HANDLER", "county-water", "COUNTY", "DEPARTMENT"),
        post("UNIT_LEAD", "county-water", "COUNTY", "DEPARTMENT"),
      ],
    };
    expect(grantFor(both, "reply", subject)).toMatchObject({ role: "HANDLER", unitId: "county-water" });
    expect(grantFor(both, "register", subject)).toMatchObject({ role: "VISITOR", unitId: "community" });
    expect(grantFor(both, "accept", subject)).toBeNull();
    expect(reach(both)).toEqual([
      { by: "PLACE", level: "COMMUNITY", unitId: "community" },
      { by: "UNIT", unitId: "county-water" },
    ]);
  });
});

const SHORT: Record<Stand, string> = {
  "office of the place, above (city)": "A",
  "office that holds it (county)": "H",
  "office of the place, below (community)": "B",
  "grid of the place": "G",
  "department that handles it": "L",
  "department that helps": "C",
  "team asked to call back": "T",
  "department beside them": "D",
  "office of another place": "X",
};

function printed(): string {
  const standing = (role: Role, holds: (actor: Actor) => boolean) =>
    STAND_NAMES.filter((stand) => holds(staff(role, stand)))
      .map((stand) => SHORT[stand])
      .join("");
  const line = (name: string, cells: string[]) => `| ${[name, ...cells].join(" | ")} |`;
  const verbs = VERBS.map((verb) =>
    line(`\`${verb}\``, [
      ...ROLES.map((role) => standing(role, (actor) => can(actor, verb, subject))),
      can(
        resident(verb === "register" ? null : "issue"),
        verb,
        verb === "register" ? { ...subject, id: null } : subject,
      )
        ? "own"
        : "",
      can(SYSTEM, verb, subject) ? "yes" : "",
    ]),
  );
  const seen = line("*sees it*", [
    ...ROLES.map((role) => standing(role, (actor) => sees(actor, subject))),
    "own",
    "",
  ]);
  return `# Who may do what

Printed by \`tests/domain/permissions.test.ts\` from \`lib/domain/permissions.ts\`, and held against it; not edited by hand.
The issue: told in a grid of a community, held by the county, handled by the county's water bureau, with a team of the
street helping; a team of the city was asked to call back. A letter says where somebody of that role must stand to it:

${STAND_NAMES.map((stand) => `- ${SHORT[stand]} ${stand}`).join("\n")}

A liaison also sees what they entered themselves. To everybody else it does not exist (NOT_FOUND).

${line("", [...ROLES.map((r) => r.toLowerCase().replaceAll("_", " ")), "resident", "system"])}
${line(
  "---",
  [...ROLES, 1, 2].map(() => "---"),
)}
${verbs.join("\n")}
${seen}
`;
}
