import { transaction } from "#lib/db/client.ts";
import { currentPairings, sessionsInMonth, writeReminders } from "#lib/db/points/points.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { lastDayOf, monthOf, nextMonth, toRemind } from "#lib/domain/points/months.ts";

/**
 * Reminds every paired leader whose month has no session yet, from day 25 on, each once a month (domain.md N16). The
 * message has the month and the person for its id, so that the job may run as often as it likes. Returns how many were written.
 */
export const remindOfMonth = (now: Date): Promise<number> =>
  transaction(async (tx) => {
    const today = shanghaiDate(now);
    const month = monthOf(today);
    const [pairings, sessions] = await Promise.all([
      currentPairings(tx, today),
      sessionsInMonth(tx, null, month, nextMonth(month)),
    ]);
    return writeReminders(tx, toRemind(pairings, sessions, now), { month, due: lastDayOf(month) }, now);
  });
