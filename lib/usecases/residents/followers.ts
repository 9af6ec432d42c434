import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { confirmEmail } from "#lib/domain/labels/notices.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { type Mailroom, mailroom } from "#lib/notify/mailroom.ts";
import { followPath, readFollowWord } from "#lib/seal.ts";
import { refusable } from "../outcome.ts";
import { countTry } from "../sessions/throttle.ts";

export const MOST_FOLLOWERS = 3;
const PER_CLIENT = { limit: 10, minutes: 60 } as const;
const PER_ADDRESS = { limit: 3, minutes: 24 * 60 } as const;

type Asked = { readonly email: string; readonly lang: Lang; readonly client: string };
/** `sending` ends when the question has left or failed; whoever asks does not wait for it. */
export type Followed = { readonly sending: Promise<unknown> };

/**
 * Whoever holds the receipt wants to hear of it by e-mail too. Nothing is sent there but the question whether they want it,
 * until they say so from that mailbox. Asking again asks again. Errors: NOT_FOUND, NO_MAIL, TOO_MANY_TRIES, ENOUGH_FOLLOWERS.
 */
export async function follow(
  { issueId }: ResidentActor,
  { email, lang, client }: Asked,
  now: Date,
  room: Pick<Mailroom, "offered" | "withholds" | "address" | "send"> = mailroom(),
): Promise<Followed | Problem> {
  if (!room.offered.includes("EMAIL")) return problem("NO_MAIL");
  if (issueId === null) return problem("NOT_FOUND");
  const minutes = Math.max(
    await countTry({ key: `follow:${client}`, ...PER_CLIENT }, now),
    await countTry({ key: `follow-to:${email}`, ...PER_ADDRESS }, now),
  );
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const kept = await refusable((tx) => keep(tx, issueId, email, lang, now));
  if ("code" in kept) return kept;
  const link = `${room.address}${followPath(kept.id)}`;
  if (room.withholds) return { sending: Promise.resolve() };
  const letter = { ...confirmEmail(kept.receiptNo, link, lang), link };
  const send = await room.send("EMAIL");
  return { sending: send({ id: uuidv7(), to: email, keys: null, ...letter, urgent: false, at: now }) };
}

async function keep(
  tx: Db,
  issueId: string,
  address: string,
  lang: Lang,
  now: Date,
): Promise<{ id: string; receiptNo: string } | Problem> {
  // Locked, so that two at once do not become one too many.
  const [issue] = await tx.$queryRaw<{ receipt_no: string }[]>`
    SELECT receipt_no FROM issues WHERE id = ${issueId}::uuid FOR UPDATE`;
  if (!issue) return problem("NOT_FOUND");
  const key = { issueId, channel: "EMAIL", address };
  const known = await tx.issueFollower.findUnique({ where: { issueId_channel_address: key } });
  if (known) return { id: known.id, receiptNo: issue.receipt_no };
  if ((await tx.issueFollower.count({ where: { issueId } })) >= MOST_FOLLOWERS)
    return problem("ENOUGH_FOLLOWERS", { limit: MOST_FOLLOWERS });
  const row = await tx.issueFollower.create({ data: { id: uuidv7(), ...key, lang, createdAt: now } });
  return { id: row.id, receiptNo: issue.receipt_no };
}

/** From the mailbox itself. False when the word is none, or the subscription has ended. */
export async function confirmFollow(word: string, now: Date): Promise<boolean> {
  const id = readFollowWord(word);
  if (!id) return false;
  await db.issueFollower.updateMany({ where: { id, confirmedAt: null }, data: { confirmedAt: now } });
  return (await db.issueFollower.count({ where: { id } })) > 0;
}

/** From the mailbox itself; the address is forgotten at once. Whoever asks twice is answered the same. */
export async function stopFollowing(word: string): Promise<boolean> {
  const id = readFollowWord(word);
  if (!id) return false;
  await db.issueFollower.deleteMany({ where: { id } });
  return true;
}

/** By whoever holds the receipt. Errors: NOT_FOUND, the same for one of another issue. */
export async function unfollow({ issueId }: ResidentActor, followerId: string): Promise<Problem | null> {
  const { count } = await db.issueFollower.deleteMany({ where: { id: followerId, issueId: issueId ?? "" } });
  return count > 0 ? null : problem("NOT_FOUND");
}
