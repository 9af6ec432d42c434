import { type Difference, seenOf, type ToldEvent, wordsOf } from "#lib/domain/casework/difference.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Db } from "../client.ts";
import { EVENTS_PER_VERSION } from "./issues.ts";

type EventRow = Omit<ToldEvent, "words"> & { data: Record<string, unknown> };
const MOST_EVENTS = 20;

/** What was done to an issue after the version somebody looked at, the latest first, and how it stands now. */
export async function differenceSince(tx: Db, issue: Issue, seenVersion: number): Promise<Difference> {
  const events = await tx.$queryRaw<EventRow[]>`
    SELECT e.id, e.verb, e.actor_role AS role, e.at, e.data, u.name AS unit,
      CASE WHEN p.duty_title = '' THEN p.name ELSE p.duty_title END AS who
    FROM issue_events e LEFT JOIN people p ON p.id = e.actor_id LEFT JOIN org_units u ON u.id = e.unit_id
    WHERE e.issue_id = ${issue.id}::uuid AND e.seq >= ${(seenVersion + 1) * EVENTS_PER_VERSION}
    ORDER BY e.seq DESC LIMIT ${MOST_EVENTS}`;
  const names = await namesIn(tx, issue);
  return {
    events: events.map(({ data, ...event }) => ({ ...event, words: wordsOf(data) })),
    now: seenOf(issue, (id) => names[id] ?? ""),
  };
}

async function namesIn(tx: Db, issue: Issue): Promise<Readonly<Record<string, string>>> {
  const units = [issue.holderUnitId, issue.leadUnitId].filter((id) => id !== null);
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM org_units WHERE id = ANY(${units}::uuid[])
    UNION ALL SELECT id, CASE WHEN duty_title = '' THEN name ELSE duty_title END FROM people WHERE id = ${issue.handlerId}::uuid`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
