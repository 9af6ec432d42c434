import { othersAt } from "#lib/db/casework/presence.ts";
import { db } from "#lib/db/client.ts";
import type { Staff } from "#lib/domain/permissions.ts";

/** Who else has an issue open now, by how they are called; the page asks only for an issue its reader may see. */
export const othersHere = (actor: Staff, issueId: string, now: Date): Promise<string[]> =>
  othersAt(db, { issueId, personId: actor.personId, now });
