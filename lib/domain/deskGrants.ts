import type { Actor, ActorPost } from "./permissions.ts";
import type { Role, UnitLevel } from "./vocabulary.ts";

/** A role, and the level at which it must be held; no level = at any. */
type DeskGrant = readonly [role: Role, level?: UnitLevel];

/** Who may do what is no step of one issue: the second reader of the same question as `GRANTS` in permissions. */
export const DESK_GRANTS = {
  /** working days, lengths and modes of the clocks: the city office, for the whole city */
  editCalendar: [["COUNCIL_CLERK", "CITY"]],
} as const satisfies Record<string, readonly DeskGrant[]>;
export type DeskDuty = keyof typeof DESK_GRANTS;

/** The post by which this actor may do it, or null. */
export function deskPost(actor: Actor, duty: DeskDuty): ActorPost | null {
  if (actor.kind !== "STAFF") return null;
  const grants: readonly DeskGrant[] = DESK_GRANTS[duty];
  return (
    actor.posts.find((post) =>
      grants.some(([role, level]) => post.role === role && (level === undefined || post.level === level)),
    ) ?? null
  );
}
export const mayAtDesk = (actor: Actor, duty: DeskDuty): boolean => deskPost(actor, duty) !== null;
