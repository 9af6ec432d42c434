import type { Place } from "./issue.ts";
import type { Role, UnitKind, UnitLevel, Verb } from "./vocabulary.ts";

/** A post: what somebody is, and where. */
export type ActorPost = {
  readonly role: Role;
  readonly unitId: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
};
export type Staff = {
  readonly kind: "STAFF";
  readonly personId: string;
  readonly posts: readonly ActorPost[];
};
/** A resident holds a receipt, so may act on that one issue; before the first issue there is none. */
export type ResidentActor = { readonly kind: "RESIDENT"; readonly issueId: string | null };
export type SystemActor = { readonly kind: "SYSTEM" };
export type Actor = Staff | ResidentActor | SystemActor;
export const SYSTEM: SystemActor = { kind: "SYSTEM" };

/** What permission needs to know of an issue. */
export type Subject = {
  readonly id: string | null;
  readonly place: Place;
  readonly holderUnitId: string;
  readonly leadUnitId: string | null;
  readonly coUnitIds: readonly string[];
  readonly firstContactId: string | null;
};

/** PLACE: it happened in my area. HOLDER: my office answers for it now. LEAD: my unit handles it. OUTSIDE: in my area, but my unit does not handle it. */
type Relation = "PLACE" | "HOLDER" | "LEAD" | "OUTSIDE";
const inPlace = (post: ActorPost, s: Subject) =>
  post.kind === "AREA" &&
  [s.place.cityId, s.place.countyId, s.place.townId, s.place.communityId, s.place.gridId].includes(
    post.unitId,
  );
const RELATIONS = {
  PLACE: inPlace,
  HOLDER: (post, s) => post.unitId === s.holderUnitId,
  LEAD: (post, s) => post.unitId === s.leadUnitId,
  OUTSIDE: (post, s) => inPlace(post, s) && post.unitId !== s.leadUnitId,
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
      ["INTAKE_CLERK", "PLACE"],
      ["COUNCIL_CLERK", "PLACE"],
    ],
    resident: true,
  },
  accept: {
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
  reply: {
    posts: [
      ["HANDLER", "LEAD"],
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  escalate: {
    posts: [
      ["UNIT_LEAD", "LEAD"],
      ["COUNCIL_CLERK", "HOLDER"],
    ],
  },
  sendBack: { posts: [["COUNCIL_CLERK", "HOLDER"]] },
  resolve: { posts: [["UNIT_LEAD", "LEAD"]] },
  rate: { posts: [], resident: true },
  reopen: {
    posts: [
      ["CALLBACK_OFFICER", "OUTSIDE"],
      ["REVIEWER", "PLACE"],
    ],
    resident: true,
  },
  close: { posts: [["CALLBACK_OFFICER", "OUTSIDE"]], system: true },
  urge: { posts: [["COUNCIL_CLERK", "PLACE"]], resident: true },
  withdraw: { posts: [], resident: true },
  supervise: { posts: [["SUPERVISOR", "PLACE"]], system: true },
  autoEscalate: { posts: [], system: true },
  breach: { posts: [], system: true },
} as const satisfies Record<Verb, { posts: readonly Grant[]; resident?: true; system?: true }>;

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
  return null;
}
export const can = (actor: Actor, verb: Verb, subject: Subject): boolean =>
  grantFor(actor, verb, subject) !== null;

/**
 * What an actor may see, as data with two readers: {@link sees} in memory and lib/db/scope in SQL (house rule 6).
 * An area sees what happened there; a department what it handles or handled; a liaison what they entered; a
 * system administrator no issue at all.
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
    if (post.role === "SYS_ADMIN") continue;
    const one: Reach =
      post.role === "LIAISON"
        ? { by: "FIRST_CONTACT", personId: actor.personId }
        : post.kind === "AREA"
          ? { by: "PLACE", level: post.level, unitId: post.unitId }
          : { by: "UNIT", unitId: post.unitId };
    found.set(JSON.stringify(one), one);
  }
  return [...found.values()];
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
  UNIT: (r, s) => s.leadUnitId === r.unitId || s.coUnitIds.includes(r.unitId),
  FIRST_CONTACT: (r, s) => s.firstContactId === r.personId,
  ISSUE: (r, s) => s.id === r.issueId,
} as const satisfies { [B in Reach["by"]]: (r: Extract<Reach, { by: B }>, s: Subject) => boolean };

/** The reader of {@link reach} in memory. */
export const sees = (actor: Actor, subject: Subject): boolean =>
  reach(actor).some((r) => (REACHES[r.by] as (r: Reach, s: Subject) => boolean)(r, subject));
