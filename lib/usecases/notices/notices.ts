import { db, transaction } from "#lib/db/client.ts";
import {
  bundleDigests,
  type ClaimedRow,
  claimDue,
  markCutShort,
  type Result,
  recordResult,
  takeWaiting,
  withhold,
} from "#lib/db/notices/deliveries.ts";
import { dropAddresses } from "#lib/db/notices/noticeAddresses.ts";
import { forgetBefore, type HandedOn, handOn } from "#lib/db/notices/notices.ts";
import { RESIDENT_TOPICS } from "#lib/domain/labels/notices.ts";
import type { OutsideChannel } from "#lib/domain/notices/notices.ts";
import { cutShortBefore, mayLeaveAt, nextDigest, nextTry } from "#lib/domain/notices/noticeTimes.ts";
import { notSent, type Outcome, type Sender, unsure } from "#lib/notify/channel.ts";
import type { Mailroom } from "#lib/notify/mailroom.ts";
import { noticeLetter } from "./noticeLetter.ts";

const MESSAGES_AT_ONCE = 2000;
/** Letters under way at the same time by one channel: as many may be unsure after a crash. */
const LETTERS_AT_ONCE = 8;
const WITHHELD_AT_ONCE = 500;

/**
 * Hands what waits in the outbox on: into the inbox of everybody it concerns, and as deliveries to their addresses
 * (domain.md C2 "Who", C5 "Warnings"). Batches are whole or not at all, and several workers share them.
 */
export async function handOnNotices(
  { offered }: Pick<Mailroom, "offered">,
  now: Date,
  { batch = MESSAGES_AT_ONCE } = {},
): Promise<HandedOn> {
  const total: HandedOn = { taken: 0, inbox: 0, outside: 0, unheard: 0 };
  const fanOut = {
    limit: batch,
    offered,
    residentTopics: RESIDENT_TOPICS,
    now,
    leavesAt: mayLeaveAt(now, false),
    digestAt: nextDigest(now),
  };
  for (;;) {
    const done = await handOn(db, fanOut);
    for (const key of ["taken", "inbox", "outside", "unheard"] as const) total[key] += done[key];
    if (done.taken < batch) return total;
  }
}

export type Delivered = {
  sent: number;
  again: number;
  dead: number;
  unsure: number;
  withheld: number;
  cutShort: number;
};

/**
 * Sends what is due. The guarantee: **a message is sent at most once per event, recipient and channel**, also when the
 * worker is killed at any moment. Before a send its intent is committed (SENDING); a send that was never recorded
 * becomes UNSURE after {@link cutShortBefore} and is not repeated by itself; only a certain "no" is tried again. What may
 * be lost that way is seen on /deliveries, where a person may send it again. The inbox is no send: it is written with
 * the hand-on, exactly once. Each channel goes at its own pace, so that a slow one is in nobody's way; one whose whole
 * batch failed rests until the next run. `goOn` says whether there is time for another batch.
 */
export async function deliverNotices(
  mailroom: Mailroom,
  now: Date,
  { goOn = () => true }: { goOn?: () => boolean } = {},
): Promise<Delivered> {
  const total: Delivered = { sent: 0, again: 0, dead: 0, unsure: 0, withheld: 0, cutShort: 0 };
  total.cutShort = await markCutShort(db, cutShortBefore(now));
  await transaction((tx) => bundleDigests(tx, now, nextDigest(now)));
  if (mailroom.withholds) total.withheld = await withholdAll(mailroom, now);
  else await deliverAll(mailroom, now, goOn, total);
  return total;
}

/** A channel with a fault is in no other channel's way; its fault is thrown when all are done. */
async function deliverAll(
  mailroom: Mailroom,
  now: Date,
  goOn: () => boolean,
  total: Delivered,
): Promise<void> {
  const runs = mailroom.offered.map((channel) => deliverBy(channel, mailroom, now, goOn, total));
  for (const run of await Promise.allSettled(runs)) if (run.status === "rejected") throw run.reason;
}

async function deliverBy(
  channel: OutsideChannel,
  mailroom: Mailroom,
  now: Date,
  goOn: () => boolean,
  total: Delivered,
): Promise<void> {
  const send = await mailroom.send(channel);
  for (;;) {
    const claimed = await claimDue(db, channel, LETTERS_AT_ONCE, now);
    const outcomes = await Promise.all(
      claimed.map((row) => deliverOne(row, send, mailroom.address, now, total)),
    );
    const rests = outcomes.every((o) => o.did === "UNSURE" || (o.did === "NOT_SENT" && o.again));
    if (claimed.length < LETTERS_AT_ONCE || rests || !goOn()) return;
  }
}

/** One try of one letter, and its record. */
async function deliverOne(
  row: ClaimedRow,
  send: Sender,
  address: string,
  now: Date,
  total: Delivered,
): Promise<Outcome> {
  const outcome =
    row.to === null ? notSent("NO_ADDRESS", false) : await tryOnce(row, row.to, send, address, now);
  const result = resultOf(outcome, row, now);
  await recordResult(db, row.id, row.attempts, result);
  const kind = { SENT: "sent", WAITING: "again", DEAD: "dead", UNSURE: "unsure" } as const;
  total[kind[result.state as keyof typeof kind]] += 1;
  if (outcome.did === "NOT_SENT" && outcome.gone && row.channel === "WEB_PUSH") await dropBrowser(row);
  return outcome;
}

/** The push service says this browser will never be reached again. */
const dropBrowser = ({ recipient, followerId }: ClaimedRow): Promise<unknown> =>
  followerId
    ? db.issueFollower.deleteMany({ where: { id: followerId } })
    : transaction((tx) => dropAddresses(tx, [recipient]));

async function tryOnce(
  row: ClaimedRow,
  to: string,
  send: Sender,
  address: string,
  now: Date,
): Promise<Outcome> {
  const letter = await noticeLetter(row, address);
  const { id, keys, hazard } = row;
  // A sender that throws has a fault, and how far it came nobody knows.
  return send({ id, to, keys, ...letter, urgent: hazard, at: now }).catch(() => unsure("CUT_SHORT"));
}

function resultOf(outcome: Outcome, { attempts, hazard }: ClaimedRow, now: Date): Result {
  if (outcome.did === "SENT") return { state: "SENT", error: null, dueAt: null, sentAt: now };
  const { error } = outcome;
  if (outcome.did === "UNSURE") return { state: "UNSURE", error, dueAt: null, sentAt: null };
  const dueAt = outcome.again ? nextTry(attempts, now, hazard) : null;
  return { state: dueAt ? "WAITING" : "DEAD", error, dueAt, sentAt: null };
}

/** A demonstration: nothing leaves the house; the words that would have left are kept to be looked at, at once. */
async function withholdAll({ offered, address }: Mailroom, now: Date): Promise<number> {
  let total = 0;
  for (;;) {
    const withheld = await transaction(async (tx) => {
      const rows = await takeWaiting(tx, offered, WITHHELD_AT_ONCE);
      const letters = await Promise.all(
        rows.map(async (row) => {
          const { subject, text } = await noticeLetter(row, address);
          return { id: row.id, text: subject ? `${subject}\n\n${text}` : text };
        }),
      );
      return rows.length > 0 ? withhold(tx, letters, now) : 0;
    });
    total += withheld;
    if (withheld < WITHHELD_AT_ONCE) return total;
  }
}

/** Messages are kept this long after they were handed on; a design default. What still waits for somebody stays longer. */
export const NOTICE_DAYS = 180;
const DAY_MS = 86_400_000;

/** Forgets messages that were settled {@link NOTICE_DAYS} days ago, with the inbox rows made of them. Returns how many. */
export const forgetNotices = (now: Date): Promise<number> =>
  forgetBefore(db, new Date(now.getTime() - NOTICE_DAYS * DAY_MS));
