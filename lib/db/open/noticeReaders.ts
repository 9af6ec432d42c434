import type { Topic } from "#lib/domain/notices/notices.ts";
import type { Db } from "../client.ts";

/**
 * A notice goes out to its readers, or a session that was told of does not take place: one message of each, however often it
 * is written; whom it reaches is asked when it is handed on.
 */
export const tellReaders = (
  tx: Db,
  topic: Extract<Topic, "publicNotice" | "sessionCancelled">,
  noticeId: string,
  now: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  VALUES (md5(${`${topic}|${noticeId}`})::uuid, ${topic}, 'notice:' || ${noticeId}, jsonb_build_object('notice', ${noticeId}::text), ${now})
  ON CONFLICT (id) DO NOTHING`;

/** The same of a correction beside it: to its readers, and to everybody who booked a time of its session. */
export const tellHostChanged = (
  tx: Db,
  { correctionId, noticeId }: { correctionId: string; noticeId: string },
  now: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  SELECT md5('hostChanged|' || ${correctionId} || '|' || r.recipient)::uuid, 'hostChanged', r.recipient, jsonb_build_object('notice', ${noticeId}::text), ${now}
  FROM (SELECT 'notice:' || ${noticeId} AS recipient
    UNION ALL SELECT 'booking:' || b.id FROM session_bookings b JOIN session_slots t ON t.id = b.slot_id
      JOIN visit_sessions s ON s.id = t.session_id WHERE s.notice_id = ${noticeId}::uuid AND b.cancelled_at IS NULL) r
  ON CONFLICT (id) DO NOTHING`;
