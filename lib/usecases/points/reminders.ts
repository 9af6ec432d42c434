import { transaction } from "#lib/db/client.ts";
import { currentPairings, sessionsInMonth, writeReminders } from "#lib/db/points/points.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { isTimeToRemind, lastDayOf, monthOf, toRemind } from "#lib/domain/points/months.ts";

/**
 * Reminds every paired leader whose month has no session yet, from day 25 on, each once a month (domain.md N16). The
 * message has the month and the person for its id, so that the job may run as often as it likes. Returns how many were written.
 */
export const remindOfMonth = async (now: Date): Promise<number> => {
  const today = shanghaiDate(now);
  if (!isTimeToRemind(today)) return 0;
  return transaction(async (tx) => {
    const month = monthOf(today);
    const [pairings, sessions] = await Promise.all([
      currentPairings(tx, today),
      sessionsInMonth(tx, {}, month),
    ]);
    return writeReminders(tx, toRemind(pairings, sessions, now), { month, due: lastDayOf(month) }, now);
  });
};
