import { db } from "#lib/db/client.ts";

/** One's own sign-ins that still hold, the newest first. `hours` is how long one lasts. */
export const listOwnSessions = (
  personId: string,
  hours: number,
  now: Date,
): Promise<{ id: string; createdAt: Date; device: string }[]> =>
  db.staffSession.findMany({
    where: { personId, revokedAt: null, createdAt: { gt: new Date(now.getTime() - hours * 3_600_000) } },
    select: { id: true, createdAt: true, device: true },
    orderBy: { createdAt: "desc" },
  });
