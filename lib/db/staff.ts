import type { Staff } from "#lib/domain/permissions.ts";
import type { Db } from "./client.ts";
import { colleagues } from "./desk/absences.ts";
import { withLentPosts } from "./desk/standIns.ts";

/** Somebody as work in the background acts for them: with the posts of now, and those lent to them today; null when their account is closed. */
export async function staffOf(
  tx: Db,
  personId: string,
  now: Date,
): Promise<(Staff & { readonly name: string }) | null> {
  const [person] = await colleagues(tx, [personId]);
  if (!person) return null;
  return withLentPosts(tx, { kind: "STAFF" as const, personId, name: person.name, posts: person.posts }, now);
}
