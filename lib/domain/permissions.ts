import { levelAbove, officeAt, type Place } from "./casework/issue.ts";
import { type Key, openedBy, opens, type Veil } from "./casework/recusal.ts";
import type { Level, Role, UnitKind, UnitLevel, Verb } from "./vocabulary.ts";

/** A post: what somebody is, and where. */
export type ActorPost = {
  readonly role: Role;
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  /** whose post it is, while they are away and this actor stands in for them */
  readonly onBehalfOf?: string;
};
export type Staff = {
  readonly kind: "STAFF";
  readonly personId: string;
  readonly posts: readonly ActorPost[];
  /** issues whose residents gave this person a mandate that holds today (lib/db/casework/mandates) */
  readonly mandates?: readonly string[];
};
/** A resident holds a receipt, so may act on that one issue; before the first issue there is none. */
export type ResidentActor = {
  readonly kind: "RESIDENT";
  readonly issueId: string | null;
  /** opened by the key of the receipt, or registered here: four digits of a phone are guessed or known too easily */
  readonly byKey?: boolean;
};
export type SystemActor = { readonly kind: "SYSTEM" };
export type Actor = Staff | ResidentActor | SystemActor;
export const SYSTEM: SystemActor = { kind: "SYSTEM" };

/** What permission needs to know of an issue. */
export type Subject = {
  readonly id: string | null;
  readonly level: Level;
  readonly place: Place;
  readonly holderUnitId: string;
  readonly leadUnitId: string | null;
  readonly coUnitIds: readonly string[];
  readonly firstContactId: string | null;
  readonly callbackUnitId?: string | null;
} & Veil;

/**
 * PLACE: it happened in my area. HOLDER: my office answers for it now. LEAD: my unit handles it. CO: my unit helps.
 * OUTSIDE: in my area, but my unit does not handle it. CALLER: my team was asked to call back. SUPERIOR: my office stands above the one that answers for it; above
 * the city there is only the city.
 */
type Relation = "PLACE" | "HOLDER" | "LEAD" | "CO" | "OUTSIDE" | "CALLER" | "SUPERIOR";

/** The office one level above the one that answers for it; at the city the city's own. */
export function superiorOffice({ level, place }: Pick<Subject, "level" | "place">): string {
  const above = levelAbove(level, place);
  return (above && officeAt(above, place)) ?? place.cityId;
}
const inPlace = (post: ActorPost, s: Subject) =>
  post.kind === "AREA" &&
  [s.place.cityId, s.place.countyId, s.place.townId, s.place.communityId, s.place.gridId].includes(
    post.unitId,
  );
const RELATIONS = {
  PLACE: inPlace,
  HOLDER: (post, s) => post.unitId === s.holderUnitId,
  LEAD: (post, s) => post.unitId === s.leadUnitId,
  CO: (post, s) => s.coUnitIds.includes(post.unitId),
  SUPERIOR: (post, s) => post.kind === "AREA" && post.unitId === superiorOffice(s),
  OUTSIDE: (post, s) => inPlace(post, s) && post.unitId !== s.leadUnitId,
  CALLER: (post, s) => post.unitId === s.callbackUnitId && post.unitId !== s.leadUnitId,
} as const satisfies Record<Relation, (post: ActorPost, s: Subject) => boolean>;

type Grant = readonly [role: Role, relation: Relation];
/** Who may do what (domain.md C2, column "Who"). RESIDENT and SYSTEM stand beside the posts. */
export const GRANTS = {
  register: {
    posts: [
      ["VISITOR", "PLACE"],
      ["RECORDER", "PLACE"],
      ["GRID_WORKER", "PLACE"],
      ["LIAISON", "PLACE"],
      ["PROXY_AGENT", "PLACE"],
      ["INTAKE_CLERK", "PLACE"],
      ["COUNCIL_CLERK", "PLACE"],
    ],
    resident: true,
  },
  handOff: {
    posts: [
      ["VISITOR", "PLACE"],
      ["RECORDER", "PLACE"],
      ["GRID_WORKER", "PLACE"],
      ["INTAKE_CLERK", "PLACE"],
      ["DISPATCHER", "PLACE"],
      ["COUNCIL_CLERK", "PLACE"],
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["HANDLER", "CO"],
      ["UNIT_LEAD", "CO"],
    ],
    resident: true,
  },
  accept: {
    posts: [
      ["INTAKE_CLERK", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  proposeRefusal: {
    posts: [
      ["INTAKE_CLERK", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  refuse: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["UNIT_LEAD", "HOLDER"],
    ],
  },
  askReview: {
    posts: [["RECORDER", "PLACE"]],
    resident: true,
  },
  review: { posts: [["COUNCIL_CLERK", "SUPERIOR"]] },
  dispatch: {
    posts: [
      ["DISPATCHER", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  sign: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
    ],
    system: true,
  },
  return: { posts: [["UNIT_LEAD", "LEAD"]] },
  rule: { posts: [["COUNCIL_CLERK", "SUPERIOR"]] },
  addCoHandler: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  whistle: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["UNIT_LEAD", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  reportIn: {
    posts: [
      ["HANDLER", "CO"],
      ["UNIT_LEAD", "CO"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  finishTask: {
    posts: [
      ["HANDLER", "CO"],
      ["UNIT_LEAD", "CO"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  rateJoint: {
    posts: [
      ["HANDLER", "CO"],
      ["UNIT_LEAD", "CO"],
      ["COUNCIL_CLERK", "CO"],
      ["UNIT_LEAD", "LEAD"],
      ["UNIT_LEAD", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  meet: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["UNIT_LEAD", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  contact: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  reply: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  denyContact: { posts: [], resident: true },
  askBack: { posts: [], resident: true },
  askInfo: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
    ],
  },
  giveInfo: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
      ["RECORDER", "PLACE"],
    ],
    resident: true,
  },
  askPause: { posts: [["UNIT_LEAD", "LEAD"]] },
  approvePause: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["COUNCIL_CLERK", "SUPERIOR"],
    ],
  },
  askExtension: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
    ],
  },
  approveExtension: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  approveSecondExtension: { posts: [["COUNCIL_CLERK", "SUPERIOR"]] },
  tellExtension: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  declineRequest: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
      ["UNIT_LEAD", "HOLDER"],
      ["COUNCIL_CLERK", "SUPERIOR"],
    ],
  },
  resume: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
      ["COUNCIL_CLERK", "SUPERIOR"],
    ],
    system: true,
  },
  mediate: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  hold: { posts: [["COUNCIL_CLERK", "SUPERIOR"]] },
  escalate: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  sendBack: { posts: [["COUNCIL_CLERK", "HOLDER"]] },
  resolve: { posts: [["UNIT_LEAD", "LEAD"]] },
  rate: { posts: [], resident: true },
  callback: {
    posts: [
      ["CALLBACK_OFFICER", "OUTSIDE"],
      ["CALLBACK_OFFICER", "CALLER"],
    ],
  },
  reopen: {
    posts: [
      ["CALLBACK_OFFICER", "OUTSIDE"],
      ["CALLBACK_OFFICER", "CALLER"],
      ["REVIEWER", "PLACE"],
    ],
    resident: true,
  },
  close: {
    posts: [
      ["CALLBACK_OFFICER", "OUTSIDE"],
      ["CALLBACK_OFFICER", "CALLER"],
    ],
    system: true,
  },
  urge: { posts: [["COUNCIL_CLERK", "PLACE"]], resident: true },
  withdraw: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["INTAKE_CLERK", "HOLDER"],
    ],
    resident: true,
  },
  supervise: { posts: [["SUPERVISOR", "PLACE"]], system: true },
  referOut: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["UNIT_LEAD", "HOLDER"],
    ],
  },
  merge: {
    posts: [
      ["INTAKE_CLERK", "HOLDER"],
      ["DISPATCHER", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  split: {
    posts: [
      ["INTAKE_CLERK", "HOLDER"],
      ["DISPATCHER", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
    system: true,
  },
  link: {
    posts: [
      ["INTAKE_CLERK", "HOLDER"],
      ["DISPATCHER", "HOLDER"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  reclassify: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["COUNCIL_CLERK", "SUPERIOR"],
    ],
  },
  archive: { posts: [], system: true },
  followMaster: { posts: [], system: true },
  autoEscalate: { posts: [], system: true },
  recount: { posts: [], system: true },
  breach: { posts: [], system: true },
  correctContact: { posts: [], resident: true },
  keepPrivate: { posts: [], resident: true },
  forgetContact: { posts: [], resident: true },
  revokeMandate: { posts: [], resident: true },
  askRight: {
    posts: [
      ["RECORDER", "PLACE"],
      ["INTAKE_CLERK", "PLACE"],
      ["COUNCIL_CLERK", "PLACE"],
    ],
    resident: true,
  },
  answerRight: {
    posts: [
      ["COUNCIL_CLERK", "HOLDER"],
      ["UNIT_LEAD", "HOLDER"],
      ["COUNCIL_CLERK", "SUPERIOR"],
    ],
  },
} as const satisfies Record<Verb, { posts: readonly Grant[]; resident?: true; system?: true }>;

/**
 * What stays the resident's own, whoever acts for them: the rating, whose proxy votes are void (domain.md C6), the end of
 * the mandate, and their rights over name and phone.
 */
const IN_PERSON: readonly Verb[] = [
  "register",
  "rate",
  "revokeMandate",
  "correctContact",
  "keepPrivate",
  "forgetContact",
  "askRight",
];
/** 代理员: with a mandate for this one matter whatever its resident may do, but for what is done in person. */
const byMandate = (actor: Staff, verb: Verb, { id }: Subject): ActorPost | null => {
  const grant: { posts: readonly Grant[]; resident?: true } = GRANTS[verb];
  const holds = grant.resident && !IN_PERSON.includes(verb) && mandated(actor).some((own) => own === id);
  return (holds && actor.posts.find(({ role }) => role === "PROXY_AGENT")) || null;
};
/** A mandate is good only as long as its holder is a proxy agent. */
export const mandated = ({ posts, mandates = [] }: Staff): readonly string[] =>
  posts.some(({ role }) => role === "PROXY_AGENT") ? mandates : [];

/** The post by which this actor may do it, or null. System and residents have no post: they answer with their kind. */
export function grantFor(
  actor: Actor,
  verb: Verb,
  subject: Subject,
): ActorPost | "RESIDENT" | "SYSTEM" | null {
  const grant: { posts: readonly Grant[]; resident?: true; system?: true } = GRANTS[verb];
  if (actor.kind === "SYSTEM") return grant.system ? "SYSTEM" : null;
  if (actor.kind === "RESIDENT") return grant.resident && actor.issueId === subject.id ? "RESIDENT" : null;
  for (const [role, relation] of grant.posts) {
    const post = actor.posts.find((p) => p.role === role && RELATIONS[relation](p, subject));
    if (post) return post;
  }
  return byMandate(actor, verb, subject);
}
export const can = (actor: Actor, verb: Verb, subject: Subject): boolean =>
  grantFor(actor, verb, subject) !== null;

/** Whether somebody may register a matter that happened here, before there is one. */
export const mayRegister = (actor: Actor, at: Pick<Subject, "place" | "level">): boolean =>
  can(actor, "register", {
    ...{ id: null, holderUnitId: "", leadUnitId: null, coUnitIds: [], firstContactId: null },
    ...{ place: at.place, level: at.level },
  });

/**
 * What an actor may see, as data with two readers: {@link sees} in memory and lib/db/scope in SQL (house rule 6).
 * An area sees what happened there; a department what it handles or handled, and what it was asked to call back about; a liaison what they entered; a
 * proxy agent what they have a mandate for; a system administrator no issue at all.
 */
export type Reach =
  | { readonly by: "PLACE"; readonly level: UnitLevel; readonly unitId: string }
  | { readonly by: "UNIT"; readonly unitId: string }
  | { readonly by: "FIRST_CONTACT"; readonly personId: string }
  | { readonly by: "ISSUE"; readonly issueId: string };

export function reach(actor: Actor): readonly Reach[] {
  if (actor.kind === "SYSTEM") return [];
  if (actor.kind === "RESIDENT") return actor.issueId ? [{ by: "ISSUE", issueId: actor.issueId }] : [];
  const found = new Map<string, Reach>();
  for (const post of actor.posts) {
    if (post.role === "SYS_ADMIN" || post.role === "PROXY_AGENT") continue;
    const one: Reach =
      post.role === "LIAISON"
        ? { by: "FIRST_CONTACT", personId: actor.personId }
        : post.kind === "AREA"
          ? { by: "PLACE", level: post.level, unitId: post.unitId }
          : { by: "UNIT", unitId: post.unitId };
    found.set(JSON.stringify(one), one);
  }
  return [...found.values(), ...mandated(actor).map((issueId) => ({ by: "ISSUE", issueId }) as const)];
}

const SEEN_BY = {
  CITY: "cityId",
  COUNTY: "countyId",
  TOWN: "townId",
  COMMUNITY: "communityId",
  GRID: "gridId",
} as const satisfies Record<UnitLevel, keyof Place>;
export const placeKey = (level: UnitLevel): keyof Place => SEEN_BY[level];

const REACHES = {
  PLACE: (r, s) => s.place[placeKey(r.level)] === r.unitId,
  UNIT: (r, s) =>
    s.leadUnitId === r.unitId || s.coUnitIds.includes(r.unitId) || s.callbackUnitId === r.unitId,
  FIRST_CONTACT: (r, s) => s.firstContactId === r.personId,
  ISSUE: (r, s) => s.id === r.issueId,
} as const satisfies { [B in Reach["by"]]: (r: Extract<Reach, { by: B }>, s: Subject) => boolean };

/** The right this reach gives to look at a hidden issue; null for a resident, from whom their own is never hidden. */
export function keyOf(actor: Actor, r: Reach): Key | null {
  if (actor.kind !== "STAFF" || r.by === "ISSUE") return null;
  return {
    ...openedBy(actor.posts, r.by === "FIRST_CONTACT" ? null : r.unitId),
    personId: actor.personId,
    insteadOf: [...new Set(actor.posts.flatMap(({ onBehalfOf }) => onBehalfOf ?? []))],
    ownUnitIds: [...new Set(actor.posts.map((p) => p.unitId))],
  };
}

/** The reader of {@link reach} and {@link keyOf} in memory. */
export const sees = (actor: Actor, subject: Subject): boolean =>
  reach(actor).some((r) => {
    if (!(REACHES[r.by] as (r: Reach, s: Subject) => boolean)(r, subject)) return false;
    const key = keyOf(actor, r);
    return key === null || opens(key, subject);
  });
