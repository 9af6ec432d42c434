import type { Db } from "../client.ts";

/** A notice goes out to its readers: one message, however often it is written; whom it reaches is asked when it is handed on. */
export const tellReaders = (tx: Db, noticeId: string, now: Date): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  VALUES (md5('publicNotice|' || ${noticeId})::uuid, 'publicNotice', 'notice:' || ${noticeId}, jsonb_build_object('notice', ${noticeId}::text), ${now})
  ON CONFLICT (id) DO NOTHING`;
