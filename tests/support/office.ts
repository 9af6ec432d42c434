import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import { type Actor, GRANTS, type Staff, SYSTEM, superiorOffice } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import type { Role, UnitKind, UnitLevel, Verb } from "#lib/domain/vocabulary.ts";
import { act, type Receipt, registerIssue } from "#lib/usecases/casework/issues.ts";
import { at, goodPayload } from "./story.ts";

/** A small city: two counties, three streets, four communities with grids, and departments beside city and county. */
const TREE = {
  city: ["3699", "CITY", "AREA", null],
  cityWater: ["369900-01", "CITY", "DEPARTMENT", "city"],
  county: ["369902", "COUNTY", "AREA", "city"],
  countyWater: ["369902-01", "COUNTY", "DEPARTMENT", "county"],
  town: ["369902001", "TOWN", "AREA", "county"],
  townTeam: ["369902001-01", "TOWN", "DEPARTMENT", "town"],
  community: ["369902001001", "COMMUNITY", "AREA", "town"],
  grid: ["369902001001001", "GRID", "AREA", "community"],
  neighbour: ["369902001002", "COMMUNITY", "AREA", "town"],
  town2: ["369902002", "TOWN", "AREA", "county"],
  community2: ["369902002001", "COMMUNITY", "AREA", "town2"],
  county3: ["369903", "COUNTY", "AREA", "city"],
  county3Water: ["369903-01", "COUNTY", "DEPARTMENT", "county3"],
  town3: ["369903001", "TOWN", "AREA", "county3"],
  community3: ["369903001001", "COMMUNITY", "AREA", "town3"],
} as const satisfies Record<string, readonly [string, UnitLevel, UnitKind, string | null]>;
export type UnitName = keyof typeof TREE;
export const UNIT_NAMES = Object.keys(TREE) as UnitName[];

export const unitIds = Object.fromEntries(UNIT_NAMES.map((name) => [name, uuidv7()])) as Record<
  UnitName,
  string
>;

/** Founds the city in the database of this test file. */
export async function foundCity(): Promise<void> {
  const key = { CITY: "cityId", COUNTY: "countyId", TOWN: "townId", COMMUNITY: "communityId" } as const;
  type Place = { cityId: string; countyId: string | null; townId: string | null; communityId: string | null };
  const places = new Map<string, Place>();
  for (const name of UNIT_NAMES) {
    const [code, level, kind, parent] = TREE[name];
    const id = unitIds[name];
    const above = places.get(parent ?? "") ?? { cityId: id, countyId: null, townId: null, communityId: null };
    const place = kind === "AREA" && level !== "GRID" ? { ...above, [key[level]]: id } : above;
    places.set(name, place);
    await db.orgUnit.create({
      data: {
        id,
        code,
        name,
        level,
        kind,
        parentId: parent && unitIds[parent],
        ...place,
        validFrom: new Date("2004-01-01"),
      },
    });
  }
}

export const staff = (role: Role, unit: UnitName, personId: string = uuidv7()): Staff => ({
  kind: "STAFF",
  personId,
  posts: [post(role, unitIds[unit])],
});

function post(role: Role, unitId: string): Staff["posts"][number] {
  const name = UNIT_NAMES.find((n) => unitIds[n] === unitId) as UnitName;
  const [, level, kind] = TREE[name];
  return { role, unitId, level, kind };
}

/** Somebody with a name, as the trail tells it to others. */
export async function person(name: string): Promise<string> {
  const id = uuidv7();
  await db.person.create({
    data: { id, loginName: id, name, dutyTitle: name, passwordHash: "-", createdAt: at("01-01") },
  });
  return id;
}

/** Where an issue goes when it is dispatched: to the department beside the office, else to the office itself. */
const DEPARTMENT: { [U in UnitName]?: UnitName } = {
  city: "cityWater",
  county: "countyWater",
  county3: "county3Water",
};
const leadFor = (officeId: string): string => {
  const office = UNIT_NAMES.find((n) => unitIds[n] === officeId) as UnitName;
  return unitIds[DEPARTMENT[office] ?? office];
};

/** Somebody whose post lets them do it now. */
export function whoMay(verb: Verb, issue: Issue): Actor {
  const grant: { posts: readonly (readonly [Role, string])[]; resident?: true } = GRANTS[verb];
  const first = grant.posts[0];
  // An office withdraws only with a paper at hand (tests/db/attachments.test.ts).
  if (verb === "withdraw") return { kind: "RESIDENT", issueId: issue.id, byKey: true };
  if (!first) return grant.resident ? { kind: "RESIDENT", issueId: issue.id } : SYSTEM;
  const [role, relation] = first;
  const unitId =
    relation === "LEAD"
      ? (issue.leadUnitId ?? issue.holderUnitId)
      : relation === "SUPERIOR"
        ? superiorOffice(issue)
        : issue.holderUnitId;
  return { kind: "STAFF", personId: uuidv7(), posts: [post(role, unitId)] };
}

export const command = <V extends Verb>(
  verb: V,
  issue: Issue,
  when: Date,
  payload: Partial<Payload<V>> = {},
  id: string = uuidv7(),
): Command<V> => {
  const good = (goodPayload[verb] as (issue: Issue, now: Date) => object)(issue, when);
  const lead = verb === "dispatch" || verb === "rule" ? { unitId: leadFor(issue.holderUnitId) } : {};
  return {
    id,
    verb,
    version: issue.version,
    madeAt: when,
    payload: { ...good, ...lead, ...payload },
  } as unknown as Command<V>;
};

export const registration = (
  spokenOn: string,
  payload: Partial<Payload<"register">> = {},
  id: string = uuidv7(),
): Command<"register"> => ({
  id,
  verb: "register",
  version: null,
  madeAt: at(spokenOn.slice(5)),
  payload: { ...goodPayload.register(spokenOn), unitId: unitIds.community, ...payload },
});

export const stored = async (issueId: string): Promise<Issue> => (await loadIssue(db, issueId)) as Issue;

/** The trail of an issue, in order. */
export const events = (issueId: string) =>
  db.issueEvent.findMany({ where: { issueId }, orderBy: { seq: "asc" } });

/** Registers in the community (or elsewhere) and gives the issue as stored. */
export async function registered(
  when = "03-02 10:00",
  payload: Partial<Payload<"register">> = {},
): Promise<{ issue: Issue; receipt: Receipt }> {
  const spokenOn = `2026-${when.slice(0, 5)}`;
  const receipt = await registerIssue(staff("VISITOR", "city"), registration(spokenOn, payload), at(when));
  if (isProblem(receipt)) throw new Error(`register was refused: ${receipt.code}`);
  return { issue: await stored(receipt.issueId), receipt };
}

/** Does it by whoever may, on what is stored now. */
export async function go<V extends Verb>(
  issueId: string,
  verb: V,
  when: string,
  payload: Partial<Payload<V>> = {},
): Promise<Issue | Problem> {
  const issue = await stored(issueId);
  return act(whoMay(verb, issue), issueId, [command(verb, issue, at(when), payload) as Command], at(when));
}

/** Several steps that must succeed. */
export async function goes(
  issueId: string,
  ...steps: readonly (readonly [Verb, string, object?])[]
): Promise<Issue> {
  for (const [verb, when, payload] of steps) {
    const done = await go(issueId, verb, when, payload);
    if (isProblem(done)) throw new Error(`${verb} at ${when} was refused: ${JSON.stringify(done)}`);
  }
  return stored(issueId);
}

export const TO_WORK = [
  ["accept", "03-02 11:00"],
  ["dispatch", "03-02 11:30"],
  ["sign", "03-02 14:30"],
] as const;

/** How many rows each table has that a write could touch: a refused one leaves them as they were. */
export async function rowCounts(): Promise<Record<string, number>> {
  return {
    issues: await db.issue.count(),
    events: await db.issueEvent.count(),
    clocks: await db.clock.count(),
    replies: await db.reply.count(),
    ratings: await db.rating.count(),
    orders: await db.supervisionOrder.count(),
    outbox: await db.outbox.count(),
    residents: await db.resident.count(),
    visits: await db.visit.count(),
    households: await db.household.count(),
  };
}
