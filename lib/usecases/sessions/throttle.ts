import { type Db, db } from "#lib/db/client.ts";

/** `limit` tries per key in a window of `minutes`; keys name a technical client or what was tried, never a resident. */
export type Throttle = { readonly key: string; readonly limit: number; readonly minutes: number };

/**
 * Counts one try, correct with several web processes. Returns the minutes to wait, 0 when it may go on. Inside a
 * transaction it takes no second connection, and what is refused afterwards was not counted.
 */
export async function countTry({ key, limit, minutes }: Throttle, now: Date, tx: Db = db): Promise<number> {
  const from = new Date(now.getTime() - minutes * 60_000);
  const [row] = await tx.$queryRaw<{ tries: number; window_start: Date }[]>`
    INSERT INTO throttles AS t (key, tries, window_start) VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      tries = CASE WHEN t.window_start <= ${from} THEN 1 ELSE t.tries + 1 END,
      window_start = CASE WHEN t.window_start <= ${from} THEN ${now} ELSE t.window_start END
    RETURNING tries, window_start`;
  if (!row || row.tries <= limit) return 0;
  return Math.max(1, Math.ceil((row.window_start.getTime() + minutes * 60_000 - now.getTime()) / 60_000));
}

/** A success clears the count. */
export const forgetTries = (key: string) => db.throttle.deleteMany({ where: { key } });
