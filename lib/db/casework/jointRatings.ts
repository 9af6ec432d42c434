import type { TrailEvent } from "#lib/domain/casework/issue.ts";
import { givenSides, type Whistle } from "#lib/domain/casework/jointRating.ts";
import type { Db } from "../client.ts";

/** The whistle behind a task of this issue, or null when the task is none. */
export async function whistleOf(tx: Db, issueId: string, taskId: string): Promise<Whistle | null> {
  const task = await tx.coTask.findFirst({ where: { id: taskId, issueId, kind: "WHISTLE" } });
  if (!task) return null;
  const [came, ratings] = await Promise.all([
    tx.clock.count({ where: { id: taskId, stop: "MET" } }),
    tx.issueEvent.findMany({ where: { issueId, verb: "rateJoint" } }),
  ]);
  const { id, unitId, askedByUnitId } = task;
  const whistle = { id, unitId, askedByUnitId };
  return {
    ...whistle,
    cameIn: came > 0,
    given: givenSides(whistle, ratings as unknown as readonly TrailEvent[]),
  };
}
