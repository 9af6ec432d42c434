import { db } from "#lib/db/client.ts";
import { scope } from "#lib/db/scope.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Level, Verb } from "#lib/domain/vocabulary.ts";

const DAY_MS = 86_400_000;
const MOST_LISTED = 20;

export type SweptLately = {
  /** how many issues it did something about */
  readonly issues: number;
  readonly counts: readonly { readonly verb: Verb; readonly count: number }[];
  /** what climbed, newest first */
  readonly climbed: readonly {
    readonly id: string;
    readonly receiptNo: string;
    readonly statement: string;
    readonly level: Level;
    readonly at: Date;
  }[];
};

/** What the system did by itself within the last `days` of the demonstration's time, as far as this person may see it. */
export async function sweptLately(actor: Staff, days: number, now: Date): Promise<SweptLately> {
  const since = new Date(now.getTime() - days * DAY_MS);
  const [issues, counts, climbed] = await Promise.all([
    db.$queryRaw<{ count: number }[]>`
      SELECT count(DISTINCT e.issue_id)::int AS count FROM issue_events e JOIN issues i ON i.id = e.issue_id
      WHERE e.at > ${since} AND e.at <= ${now} AND e.actor_role = 'SYSTEM' AND ${scope(actor)}`,
    db.$queryRaw<{ verb: Verb; count: number }[]>`
      SELECT e.verb, count(*)::int AS count FROM issue_events e JOIN issues i ON i.id = e.issue_id
      WHERE e.at > ${since} AND e.at <= ${now} AND e.actor_role = 'SYSTEM' AND ${scope(actor)}
      GROUP BY e.verb ORDER BY count DESC, e.verb`,
    db.$queryRaw<SweptLately["climbed"][number][]>`
      SELECT i.id, i.receipt_no AS "receiptNo", left(i.statement, 80) AS statement, e.level, e.at
      FROM issue_events e JOIN issues i ON i.id = e.issue_id
      WHERE e.at > ${since} AND e.at <= ${now} AND e.verb = 'autoEscalate' AND ${scope(actor)}
      ORDER BY e.at DESC, e.id DESC LIMIT ${MOST_LISTED}`,
  ]);
  return { issues: issues[0]?.count ?? 0, counts, climbed };
}
