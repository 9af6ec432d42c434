import type { DeliveryState, OutsideChannel } from "#lib/domain/notices/notices.ts";
import { REPLAYABLE } from "#lib/domain/notices/notices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { noSql, type Sql, sql } from "../sql.ts";

/** A delivery with everything its message is made of. `to` is null when the address, the phone or the subscription is gone. */
export type ClaimedRow = {
  id: string;
  topic: string;
  channel: OutsideChannel;
  issueId: string | null;
  recipient: string;
  toResident: boolean;
  /** the subscription it is sent for, which every such message lets end */
  followerId: string | null;
  /** the reader of notices it is sent to, and the notice */
  readerId: string | null;
  noticeId: string | null;
  /** the booking it is about, which has a page of its own */
  bookingId: string | null;
  hazard: boolean;
  attempts: number;
  to: string | null;
  keys: unknown;
  lang: Lang;
  receiptNo: string | null;
  round: number | null;
  kind: string | null;
  stage: string | null;
  due: string | null;
  count: string | null;
};

const claimed = (from: Sql): Sql => sql`
  SELECT c.id, c.topic, c.channel, c.issue_id AS "issueId", c.recipient, (r.id IS NOT NULL OR f.id IS NOT NULL OR b.id IS NOT NULL OR w.id IS NOT NULL) AS "toResident", f.id AS "followerId", w.id AS "readerId", o.data->>'notice' AS "noticeId", b.id AS "bookingId", c.hazard, c.attempts,
    coalesce(a.address, r.phone, f.address, b.phone, w.address) AS "to", coalesce(a.keys, f.keys) AS keys, coalesce(s.lang, r.lang, f.lang, b.lang, w.lang, 'zh') AS lang, coalesce(i.receipt_no, b.no) AS "receiptNo", i.round,
    o.data->>'kind' AS kind, o.data->>'stage' AS stage, o.data->>'due' AS due, o.data->>'count' AS count, o.data->>'place' AS place
  FROM ${from} c
  LEFT JOIN notice_addresses a ON a.id = c.address_id
  LEFT JOIN notice_settings s ON s.person_id = a.person_id
  LEFT JOIN residents r ON r.id = CASE WHEN c.recipient LIKE 'resident:%' THEN substring(c.recipient FROM 10)::uuid END
  LEFT JOIN issue_followers f ON f.id = CASE WHEN c.recipient LIKE 'follower:%' THEN substring(c.recipient FROM 10)::uuid END
  LEFT JOIN session_bookings b ON b.id = CASE WHEN c.recipient LIKE 'booking:%' THEN substring(c.recipient FROM 9)::uuid END
  LEFT JOIN notice_readers w ON w.id = CASE WHEN c.recipient LIKE 'reader:%' THEN substring(c.recipient FROM 8)::uuid END
  LEFT JOIN issues i ON i.id = c.issue_id
  LEFT JOIN outbox o ON o.id = c.outbox_id
  ORDER BY c.id`;

const waiting = (channels: readonly OutsideChannel[], limit: number, by: Sql): Sql => sql`
  SELECT id FROM deliveries WHERE channel = ANY(${[...channels]}::text[]) AND state = 'WAITING' ${by}
  ORDER BY hazard DESC, due_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;

/**
 * Writes the intent to send, and gives what is to be sent, danger first. The statement is a transaction of its own: when it
 * returns, the intent is kept, whatever becomes of the process.
 */
export const claimDue = (
  db: Db,
  channel: OutsideChannel,
  limit: number,
  now: Date,
): Promise<ClaimedRow[]> => db.$queryRaw<ClaimedRow[]>`
  WITH claimed AS (
    UPDATE deliveries SET state = 'SENDING', attempts = attempts + 1, sending_at = ${now}, due_at = NULL, error = NULL
    WHERE id IN (${waiting([channel], limit, sql`AND due_at <= ${now}`)}) RETURNING *)
  ${claimed(sql`claimed`)}`;

/** What a demonstration would send: locked, and left as it is until {@link withhold}. */
export const takeWaiting = (
  tx: Db,
  channels: readonly OutsideChannel[],
  limit: number,
): Promise<ClaimedRow[]> => tx.$queryRaw<ClaimedRow[]>`
  WITH due AS MATERIALIZED (${waiting(channels, limit, noSql)}),
  rows AS (SELECT d.* FROM deliveries d JOIN due USING (id)) ${claimed(sql`rows`)}`;

/** Keeps what would have been sent, and when. */
export const withhold = (
  tx: Db,
  letters: readonly { id: string; text: string }[],
  now: Date,
): Promise<number> => tx.$executeRaw`
  UPDATE deliveries d SET state = 'WITHHELD', text = n.text, sent_at = greatest(d.due_at, ${now}), due_at = NULL
  FROM unnest(${letters.map(({ id }) => id)}::uuid[], ${letters.map(({ text }) => text)}::text[]) AS n(id, text)
  WHERE d.id = n.id`;

export type Result = { state: DeliveryState; error: string | null; dueAt: Date | null; sentAt: Date | null };

/**
 * Writes what became of a try. Only of this very try: one that was taken for cut short meanwhile may still say what it
 * knows, one that was sent again by a person may not.
 */
export const recordResult = (
  db: Db,
  id: string,
  attempts: number,
  { state, error, dueAt, sentAt }: Result,
): Promise<number> => db.$executeRaw`
  UPDATE deliveries SET state = ${state}, error = ${error}, due_at = ${dueAt}, sent_at = ${sentAt}
  WHERE id = ${id}::uuid AND attempts = ${attempts} AND state IN ('SENDING', 'UNSURE')`;

/** Sends that began before that instant and were never recorded: nobody knows whether they arrived. */
export const markCutShort = (db: Db, before: Date): Promise<number> => db.$executeRaw`
  UPDATE deliveries SET state = 'UNSURE', error = 'CUT_SHORT' WHERE state = 'SENDING' AND sending_at < ${before}`;

/** Puts it back in the line, by a person. False when it is not there, or nothing that may be sent again. */
export const putBack = async (db: Db, id: string, personId: string, now: Date): Promise<boolean> =>
  (await db.$executeRaw`
    UPDATE deliveries SET state = 'WAITING', due_at = ${now}, error = NULL, replayed_at = ${now}, replayed_by = ${personId}::uuid
    WHERE id = ${id}::uuid AND channel <> 'INBOX' AND state = ANY(${[...REPLAYABLE]}::text[])`) > 0;

/**
 * Makes one message of what each address collected until now. One digest per address and morning: what comes too late for
 * it, because another worker was just writing it down, goes with the next.
 */
export async function bundleDigests(tx: Db, now: Date, nextDigest: Date): Promise<number> {
  const made = await tx.$executeRaw`
    WITH due AS MATERIALIZED (
      SELECT id, address_id, channel, due_at FROM deliveries
      WHERE state = 'COLLECTED' AND due_at <= ${now} AND address_id IS NOT NULL FOR UPDATE SKIP LOCKED),
    made AS (
      INSERT INTO deliveries (id, event, topic, channel, recipient, address_id, hazard, state, created_at, due_at)
      SELECT gen_random_uuid(), md5('digest|' || extract(epoch FROM max(due_at)))::uuid, 'digest', channel, address_id::text, address_id,
        false, 'WAITING', ${now}, ${now}::timestamptz
      FROM due GROUP BY channel, address_id ON CONFLICT DO NOTHING RETURNING id, address_id)
    UPDATE deliveries d SET state = 'BUNDLED', due_at = NULL, digest_id = made.id
    FROM due JOIN made ON made.address_id = due.address_id WHERE d.id = due.id`;
  await tx.$executeRaw`UPDATE deliveries SET due_at = ${nextDigest} WHERE state = 'COLLECTED' AND due_at <= ${now}`;
  return made;
}

/** What a digest is made of, the oldest first. */
export const bundledIn = (
  db: Db,
  digestId: string,
): Promise<Pick<ClaimedRow, "topic" | "receiptNo" | "kind" | "stage" | "due" | "count">[]> => db.$queryRaw`
  SELECT d.topic, i.receipt_no AS "receiptNo", o.data->>'kind' AS kind, o.data->>'stage' AS stage, o.data->>'due' AS due, o.data->>'count' AS count, o.data->>'place' AS place
  FROM deliveries d LEFT JOIN issues i ON i.id = d.issue_id LEFT JOIN outbox o ON o.id = d.outbox_id
  WHERE d.digest_id = ${digestId}::uuid ORDER BY d.created_at, d.id`;
