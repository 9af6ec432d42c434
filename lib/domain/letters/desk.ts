import { type DeskDuty, deskPosts } from "../desk/deskGrants.ts";
import type { Actor, ActorPost, Subject } from "../permissions.ts";

/**
 * The post by which somebody may do this with the letters of an issue: at the office that answers for it, at the unit that
 * handles it, or at the unit that took the step the letter tells of (it may have handed the issue up since).
 */
export const letterPost = (
  actor: Actor,
  duty: Extract<DeskDuty, "draftLetter" | "issueLetter">,
  issue: Pick<Subject, "holderUnitId" | "leadUnitId">,
  stepUnitId: string | null,
): ActorPost | null =>
  deskPosts(actor, duty).find(({ unitId }) =>
    [issue.holderUnitId, issue.leadUnitId, stepUnitId].includes(unitId),
  ) ?? null;

type SealUnit = {
  readonly id: string;
  readonly level: string;
  readonly kind: string;
  readonly parentId: string | null;
};
/**
 * Under whose seal a unit writes: never an inner office's (domain.md F5). A team beside a town office has no seal of its
 * own and writes in the town's name; bureaus of county and city have one [设].
 */
export const sealUnitId = ({ id, level, kind, parentId }: SealUnit): string =>
  kind === "DEPARTMENT" && (level === "TOWN" || level === "COMMUNITY") && parentId ? parentId : id;
