import { db } from "#lib/db/client.ts";
import { readFollowWord } from "#lib/seal.ts";

/** What somebody hears of by the word of a message: one matter, or the notices of a place. */
export type Followed = { readonly place: { readonly id: string; readonly name: string } | null };

/** Null where nobody made that word here, or it was stopped since. */
export async function followedBy(word: string): Promise<Followed | null> {
  const id = readFollowWord(decodeURIComponent(word));
  if (!id) return null;
  const reader = await db.noticeReader.findUnique({
    where: { id },
    select: { place: { select: { id: true, name: true } } },
  });
  if (reader) return { place: reader.place };
  return (await db.issueFollower.count({ where: { id } })) > 0 ? { place: null } : null;
}
