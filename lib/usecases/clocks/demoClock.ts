import { db } from "#lib/db/client.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { reconcile } from "../casework/reconciliation.ts";
import { type Swept, sweepOverdue } from "../casework/sweep.ts";

const DAY_MS = 86_400_000;
export const MOST_DAYS_AT_ONCE = 60;

/**
 * Moves the demonstration's clock forward day by day and sweeps and proves after each, as the worker would have.
 * `demo` comes from the environment: outside a demonstration it is refused, whoever asks (ONLY_IN_DEMO).
 */
export async function moveDemoClock(days: number, now: Date, demo: boolean): Promise<Swept | Problem> {
  if (!demo) return problem("ONLY_IN_DEMO");
  const total: Swept = { issues: 0, events: 0, stuck: [] };
  for (let day = 1; day <= Math.min(days, MOST_DAYS_AT_ONCE); day++) {
    await db.demoClock.upsert({
      where: { id: 1 },
      create: { id: 1, daysAhead: 1 },
      update: { daysAhead: { increment: 1 } },
    });
    const at = new Date(now.getTime() + day * DAY_MS);
    const swept = await sweepOverdue(at);
    await reconcile(at);
    total.issues += swept.issues;
    total.events += swept.events;
    total.stuck.push(...swept.stuck);
  }
  return total;
}
