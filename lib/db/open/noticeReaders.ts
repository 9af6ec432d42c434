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
