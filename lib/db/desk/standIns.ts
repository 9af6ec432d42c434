import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { lentPosts } from "#lib/domain/desk/absence.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Db } from "../client.ts";
import { colleagues, standingInNow } from "./absences.ts";

/** Somebody who is away today and whose posts this person may act with. */
export type StandingIn = { readonly personId: string; readonly name: string; readonly until: CivilDate };

/**
 * The actor with the posts lent to them today, own posts first: what one may do by oneself is done by oneself. Asked with
 * every request, so that it begins and ends by itself.
 */
export async function withLentPosts<A extends Staff>(
  tx: Db,
  actor: A,
  now: Date,
): Promise<A & { readonly standsInFor: readonly StandingIn[] }> {
  const absences = await standingInNow(tx, actor.personId, now);
  if (absences.length === 0) return { ...actor, standsInFor: [] };
  const people = await colleagues(
    tx,
    absences.map(({ personId }) => personId),
  );
  const lent = people.map((person) => ({ person, posts: lentPosts(actor.posts, person) }));
  return {
    ...actor,
    posts: [...actor.posts, ...lent.flatMap(({ posts }) => posts)],
    standsInFor: lent
      .filter(({ posts }) => posts.length > 0)
      .map(({ person: { personId, name } }) => ({
        personId,
        name,
        until: absences.find((absence) => absence.personId === personId)?.toOn ?? "",
      })),
  };
}
