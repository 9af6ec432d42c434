import { leaveAll } from "./casework/presence.ts";
import type { Db } from "./client.ts";

/** A sign-in ends, for good. Its pages cannot say any more that they were closed, so it is said here. False where it had ended, or is another's. */
export async function endSession(tx: Db, personId: string, sessionId: string, now: Date): Promise<boolean> {
  const ended = await tx.staffSession.updateMany({
    where: { id: sessionId, personId, revokedAt: null },
    data: { revokedAt: now },
  });
  if (ended.count === 0) return false;
  await leaveAll(tx, personId);
  return true;
}
