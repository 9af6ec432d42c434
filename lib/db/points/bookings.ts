import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { PublicNoticeState, VisitSessionState } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { sql } from "../sql.ts";

export type SlotRow = {
  readonly id: string;
  readonly fromTime: string;
  readonly toTime: string;
  /** whoever has it now */
  readonly bookingId: string | null;
  readonly no: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly words: string | null;
};
/** The times of a session with who booked them. */
export const slotsAt = (tx: Db, sessionId: string): Promise<SlotRow[]> => tx.$queryRaw<SlotRow[]>`
  SELECT t.id, t.from_time AS "fromTime", t.to_time AS "toTime", b.id AS "bookingId", b.no, b.name, b.phone, b.words
  FROM session_slots t LEFT JOIN session_bookings b ON b.slot_id = t.id AND b.cancelled_at IS NULL
  WHERE t.session_id = ${sessionId}::uuid ORDER BY t.from_time`;

export type SlotState = {
  readonly sessionId: string;
  readonly state: VisitSessionState;
  readonly noticeState: PublicNoticeState | null;
  readonly publishedAt: Date | null;
  readonly onDay: CivilDate;
  readonly fromTime: string;
  readonly taken: boolean;
};
/** One slot as it stands, its session locked: whoever books, whoever cancels and a second one who books wait for one another. */
export async function lockSlot(tx: Db, slotId: string): Promise<SlotState | null> {
  await tx.$queryRaw`
    SELECT FROM visit_sessions s JOIN session_slots t ON t.session_id = s.id WHERE t.id = ${slotId}::uuid FOR UPDATE OF s`;
  const rows = await tx.$queryRaw<SlotState[]>`
    SELECT t.session_id AS "sessionId", s.state, n.state AS "noticeState", n.published_at AS "publishedAt", s.on_day::text AS "onDay", t.from_time AS "fromTime",
      EXISTS (SELECT FROM session_bookings b WHERE b.slot_id = t.id AND b.cancelled_at IS NULL) AS taken
    FROM session_slots t JOIN visit_sessions s ON s.id = t.session_id LEFT JOIN public_notices n ON n.id = s.notice_id
    WHERE t.id = ${slotId}::uuid`;
  return rows[0] ?? null;
}

/** Whether anybody has a time at a session; its row is locked, so that nobody takes one meanwhile. */
export const isBooked = async (tx: Db, sessionId: string): Promise<boolean> =>
  (await tx.sessionBooking.count({ where: { cancelledAt: null, slot: { sessionId } } })) > 0;

/** Whether this phone has a time at the session already. */
export async function hasBooked(tx: Db, sessionId: string, phone: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM session_bookings b JOIN session_slots t ON t.id = b.slot_id
    WHERE t.session_id = ${sessionId}::uuid AND b.phone = ${phone} AND b.cancelled_at IS NULL LIMIT 1`;
  return rows.length > 0;
}

export type BookingRow = {
  readonly id: string;
  readonly no: string;
  readonly secret: string;
  readonly cancelledAt: Date | null;
  /** what they left, until it is forgotten */
  readonly name: string | null;
  readonly phone: string | null;
  readonly words: string | null;
  /** why the office gave it back; null where it did not */
  readonly freedReason: string | null;
  readonly fromTime: string;
  readonly toTime: string;
  readonly sessionId: string;
  readonly state: VisitSessionState;
  readonly onDay: CivilDate;
  readonly venue: string;
  /** who will sit there, as it stands now */
  readonly host: string;
  readonly noticeId: string | null;
  readonly title: string;
  readonly cancelledReason: string | null;
  /** the page of the session that was offered instead */
  readonly insteadNoticeId: string | null;
};
const BOOKED = sql`
  SELECT b.id, b.no, b.secret, b.name, b.phone, b.words, b.cancelled_at AS "cancelledAt", b.freed_reason AS "freedReason", t.from_time AS "fromTime", t.to_time AS "toTime",
    s.id AS "sessionId", s.state, s.on_day::text AS "onDay", s.venue, coalesce(nullif(w.duty_title, ''), w.name, '') AS host, s.notice_id AS "noticeId", coalesce(n.title, '') AS title,
    s.cancelled_reason AS "cancelledReason", i.notice_id AS "insteadNoticeId"
  FROM session_bookings b JOIN session_slots t ON t.id = b.slot_id JOIN visit_sessions s ON s.id = t.session_id
  LEFT JOIN public_notices n ON n.id = s.notice_id LEFT JOIN visit_sessions i ON i.id = s.instead_id
  LEFT JOIN people w ON w.id = s.host_id`;
export async function bookingById(tx: Db, id: string): Promise<BookingRow | null> {
  const rows = await tx.$queryRaw<BookingRow[]>`${BOOKED} WHERE b.id = ${id}::uuid`;
  return rows[0] ?? null;
}
export async function bookingByNo(tx: Db, no: string): Promise<BookingRow | null> {
  const rows = await tx.$queryRaw<BookingRow[]>`${BOOKED} WHERE b.no = ${no}`;
  return rows[0] ?? null;
}

/** For whoever gives it back: its session locked, so that they and whoever cancels the session wait for one another. */
export async function lockBooking(tx: Db, id: string): Promise<BookingRow | null> {
  await tx.$queryRaw`
    SELECT FROM visit_sessions s JOIN session_slots t ON t.session_id = s.id JOIN session_bookings b ON b.slot_id = t.id
    WHERE b.id = ${id}::uuid FOR UPDATE OF s`;
  return bookingById(tx, id);
}

/** Tells whoever had a time that the office freed it. */
export const tellFreed = (tx: Db, bookingId: string, now: Date): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  VALUES (md5('bookingFreed|' || ${bookingId})::uuid, 'bookingFreed', 'booking:' || ${bookingId}, '{}'::jsonb, ${now})
  ON CONFLICT (id) DO NOTHING`;

/** Tells everybody who has a time at a session that it does not take place: one message each, whoever writes it and how often. */
export const tellBooked = (tx: Db, sessionId: string, now: Date): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  SELECT md5('bookingCancelled|' || b.id)::uuid, 'bookingCancelled', 'booking:' || b.id, '{}'::jsonb, ${now}
  FROM session_bookings b JOIN session_slots t ON t.id = b.slot_id
  WHERE t.session_id = ${sessionId}::uuid AND b.cancelled_at IS NULL ON CONFLICT (id) DO NOTHING`;

/** Forgets what residents left with bookings of sessions before a day, and with those the office freed before a moment. Returns how many. */
export const forgetBooked = (tx: Db, before: CivilDate, freedBefore: Date): Promise<number> => tx.$executeRaw`
  UPDATE session_bookings b SET name = NULL, phone = NULL, words = NULL
  FROM session_slots t JOIN visit_sessions s ON s.id = t.session_id
  WHERE t.id = b.slot_id AND (s.on_day < ${before}::date OR b.cancelled_at < ${freedBefore})
    AND (b.phone IS NOT NULL OR b.name IS NOT NULL OR b.words IS NOT NULL)`;
