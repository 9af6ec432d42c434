import { uuidv7 } from "uuidv7";
import { type Db, db } from "#lib/db/client.ts";
import { confirmEmail } from "#lib/domain/labels/notices.ts";
import { isKnownHost, type SubscriptionForm } from "#lib/domain/notices/noticeAddress.ts";
import type { FOLLOWER_CHANNELS } from "#lib/domain/notices/notices.ts";
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
  const kept = await refusable((tx) => keep(tx, issueId, { channel: "EMAIL", address: email, lang }, now));
  if ("code" in kept) return kept;
  const link = `${room.address}${followPath(kept.id)}`;
  if (room.withholds) return { sending: Promise.resolve() };
  const letter = { ...confirmEmail(kept.receiptNo, link, lang), link };
  const send = await room.send("EMAIL");
  return { sending: send({ id: uuidv7(), to: email, keys: null, ...letter, urgent: false, at: now }) };
}

type HereAsked = { readonly lang: Lang; readonly client: string; readonly hosts: readonly string[] };

/**
 * The browser of whoever holds the receipt wants to hear of it: it was asked by the browser itself, so nothing is to be
 * confirmed. Only push services that are known for it, because our server will call them. Errors: NOT_FOUND, NO_PUSH,
 * UNKNOWN_HOST, TOO_MANY_TRIES, ENOUGH_FOLLOWERS.
 */
export async function followHere(
  { issueId }: ResidentActor,
  { endpoint, ...keys }: SubscriptionForm,
  { lang, client, hosts }: HereAsked,
  now: Date,
  { offered }: Pick<Mailroom, "offered"> = mailroom(),
): Promise<Problem | null> {
  if (!offered.includes("WEB_PUSH")) return problem("NO_PUSH");
  if (issueId === null) return problem("NOT_FOUND");
  if (!isKnownHost("WEB_PUSH", endpoint, hosts)) return problem("UNKNOWN_HOST");
  const minutes = await countTry({ key: `follow:${client}`, ...PER_CLIENT }, now);
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const kept = await refusable((tx) =>
    keep(tx, issueId, { channel: "WEB_PUSH", address: endpoint, keys, lang }, now),
  );
  return "code" in kept ? kept : null;
}

type Wanted = {
  readonly channel: (typeof FOLLOWER_CHANNELS)[number];
  readonly address: string;
  readonly lang: Lang;
  readonly keys?: Omit<SubscriptionForm, "endpoint">;
};
async function keep(
  tx: Db,
  issueId: string,
  { channel, address, lang, keys }: Wanted,
  now: Date,
): Promise<{ id: string; receiptNo: string } | Problem> {
  // Locked, so that two at once do not become one too many.
  const [issue] = await tx.$queryRaw<{ receipt_no: string }[]>`
    SELECT receipt_no FROM issues WHERE id = ${issueId}::uuid FOR UPDATE`;
  if (!issue) return problem("NOT_FOUND");
  const key = { issueId, channel, address };
  const known = await tx.issueFollower.findUnique({ where: { issueId_channel_address: key } });
  if (known && keys) await tx.issueFollower.update({ where: { id: known.id }, data: { keys, lang } });
  if (known) return { id: known.id, receiptNo: issue.receipt_no };
  if ((await tx.issueFollower.count({ where: { issueId } })) >= MOST_FOLLOWERS)
    return problem("ENOUGH_FOLLOWERS", { limit: MOST_FOLLOWERS });
  const row = await tx.issueFollower.create({
    data: { id: uuidv7(), ...key, lang, createdAt: now, ...(keys && { keys, confirmedAt: now }) },
  });
  return { id: row.id, receiptNo: issue.receipt_no };
}

/** From the mailbox or the phone itself, for a matter or for the notices of a place. False when the word is none, or it has ended. */
export async function confirmFollow(word: string, now: Date): Promise<boolean> {
  const id = readFollowWord(word);
  if (!id) return false;
  const begins = { where: { id, confirmedAt: null }, data: { confirmedAt: now } };
  await db.issueFollower.updateMany(begins);
  await db.noticeReader.updateMany(begins);
  const there = { where: { id } };
  return (await db.issueFollower.count(there)) + (await db.noticeReader.count(there)) > 0;
}

/** From there, too; the address is forgotten at once. Whoever asks twice is answered the same. */
export async function stopFollowing(word: string): Promise<boolean> {
  const id = readFollowWord(word);
  if (!id) return false;
  await db.issueFollower.deleteMany({ where: { id } });
  await db.noticeReader.deleteMany({ where: { id } });
  return true;
}

/** By whoever holds the receipt. Errors: NOT_FOUND, the same for one of another issue. */
export async function unfollow({ issueId }: ResidentActor, followerId: string): Promise<Problem | null> {
  const { count } = await db.issueFollower.deleteMany({ where: { id: followerId, issueId: issueId ?? "" } });
  return count > 0 ? null : problem("NOT_FOUND");
}
