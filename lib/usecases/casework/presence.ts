import { arrive, forgetPresence, leave, markRead, othersAt, versionSeen } from "#lib/db/casework/presence.ts";
import { db } from "#lib/db/client.ts";
import {
  BEAT_HOLDS_SECONDS,
  type Here,
  OPENING_HOLDS_SECONDS,
  type PresenceForm,
} from "#lib/domain/casework/presence.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";

const HOLDS = { OPENED: OPENING_HOLDS_SECONDS, HERE: BEAT_HOLDS_SECONDS } as const;

/**
 * Says that this person has the issue open, or has closed it, and how far they have read; answers who else is there.
 * Nothing of it is history: a row runs out by itself. Leaving needs no right: whoever has just handed the issue on may see
 * it no more. Errors: NOT_FOUND (also for what is not theirs).
 */
export async function beAt(
  actor: Staff,
  issueId: string,
  { stay, seen }: PresenceForm,
  now: Date,
): Promise<Here | Problem> {
  if (stay === "LEFT") await leave(db, issueId, actor.personId);
  const version = await versionSeen(db, actor, issueId);
  if (version === null) return problem("NOT_FOUND");
  const at = { issueId, personId: actor.personId, now };
  if (stay !== "LEFT") await arrive(db, { ...at, until: new Date(now.getTime() + HOLDS[stay] * 1000) });
  if (stay === "OPENED") await markRead(db, issueId, actor.personId, seen);
  return { others: await othersAt(db, at), version };
}

/** Forgets whoever closed a page without saying so. */
export const clearPresence = (now: Date): Promise<number> => forgetPresence(db, now);
