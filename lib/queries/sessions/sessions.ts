import { db } from "#lib/db/client.ts";

/**
 * One's own sign-ins that still hold, the newest first. `hours` is how long one lasts; one from which a phone still carries a round
 * stays in sight after that, or a phone that was lost yesterday could not be emptied any more.
 */
export async function listOwnSessions(
  personId: string,
  hours: number,
  now: Date,
): Promise<{ id: string; createdAt: Date; device: string }[]> {
  const carried = await db.fieldDevice.findMany({
    where: { personId, wipedAt: null },
    select: { sessionId: true },
  });
  const holds = { createdAt: { gt: new Date(now.getTime() - hours * 3_600_000) } };
  return db.staffSession.findMany({
    where: {
      ...{ personId, revokedAt: null },
      OR: [holds, { id: { in: carried.map(({ sessionId }) => sessionId) } }],
    },
    select: { id: true, createdAt: true, device: true },
    orderBy: { createdAt: "desc" },
  });
}
