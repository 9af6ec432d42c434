import { z } from "zod";
import { type CivilDate, dayDiff } from "../calendar/calendar.ts";
import { civilDate } from "../commands.ts";
import { uuid } from "../fields.ts";
import type { ActorPost } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import type { Role } from "../vocabulary.ts";

/** Longer than this is a change of post, not an absence; a design default. */
export const MAX_ABSENCE_DAYS = 90;

/**
 * Posts that nobody takes on for somebody else: those who run and those who audit the system are different people
 * (三员分立, domain.md F2), a liaison speaks for neighbours in person, and a mandate
 * is given to one person.
 */
const NEVER_LENT: readonly Role[] = ["SYS_ADMIN", "AUDITOR", "LIAISON", "PROXY_AGENT"];

/** Somebody who is away today, with the posts that are their own. */
export type Absent = { readonly personId: string; readonly posts: readonly ActorPost[] };

/**
 * What a stand-in may act with: the absent one's own posts, never borrowed ones (so there is no chain), and only at
 * units where the stand-in has an own post (never beyond one's own unit).
 */
export const lentPosts = (own: readonly ActorPost[], { personId, posts }: Absent): ActorPost[] =>
  posts
    .filter((post) => !NEVER_LENT.includes(post.role) && !post.onBehalfOf)
    .filter((post) => own.some(({ unitId, onBehalfOf }) => unitId === post.unitId && !onBehalfOf))
    .map((post) => ({ ...post, onBehalfOf: personId }));

/** Whether somebody with these posts can stand in for somebody with those: at least one post can be lent. */
export const canStandIn = (own: readonly ActorPost[], absent: Absent): boolean =>
  lentPosts(own, absent).length > 0;

const somebody = z
  .union([uuid, z.literal("")])
  .optional()
  .transform((id) => id || null);
export const absenceForm = z
  .object({
    absenceId: uuid,
    personId: uuid,
    fromOn: civilDate,
    toOn: civilDate,
    standIn1: somebody,
    standIn2: somebody,
    standIn3: somebody,
  })
  .transform(({ standIn1, standIn2, standIn3, ...form }) => ({
    ...form,
    standInIds: [...new Set([standIn1, standIn2, standIn3].filter((id) => id !== null))],
  }));
export type AbsenceForm = z.output<typeof absenceForm>;
export const endAbsenceForm = z.object({ absenceId: uuid });

/** Whole days in Shanghai, the first and the last one included. */
export function wrongDates(
  { fromOn, toOn }: { fromOn: CivilDate; toOn: CivilDate },
  today: CivilDate,
): Problem | undefined {
  if (fromOn < today || toOn < fromOn || dayDiff(fromOn, toOn) >= MAX_ABSENCE_DAYS)
    return problem("ABSENCE_DATES", { days: MAX_ABSENCE_DAYS });
}
