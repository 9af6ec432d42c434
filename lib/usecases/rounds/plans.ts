import { db } from "#lib/db/client.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { type PlanForm, planProblem } from "#lib/domain/rounds/plans.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { communityFor, midnight } from "./households.ts";

/**
 * A building is to be gone to on these days, by the community or one of its grids. Sent twice it is one plan. Errors: NOT_ALLOWED,
 * UNKNOWN_PLACE (also a unit of another community), PLACE_OUT_OF_REACH, PLAN_DAYS, PLAN_NO_BUILDING.
 */
export const planVisits = (actor: Staff, form: PlanForm, now: Date): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const { planId, communityId, building, unitId, fromOn, toOn } = form;
        const at = await communityFor(tx, actor, communityId);
        if ("code" in at) return at;
        const unit = await positionOf(tx, unitId);
        if (unit?.kind !== "AREA" || unit.communityId !== communityId) return problem("UNKNOWN_PLACE");
        const wrong = planProblem({ fromOn, toOn }, shanghaiDate(now));
        if (wrong) return wrong;
        const doors = await tx.household.count({ where: { communityId, building, mergedIntoId: null } });
        if (doors === 0) return problem("PLAN_NO_BUILDING");
        await tx.visitPlan.create({
          data: {
            ...{ id: planId, communityId, building, unitId, madeBy: actor.personId, madeAt: now },
            fromOn: midnight(fromOn),
            toOn: midnight(toOn),
          },
        });
        return { id: planId };
      }),
    () =>
      db.visitPlan.findUnique({ where: { id: form.planId, madeBy: actor.personId }, select: { id: true } }),
  );

/** It is not gone to after all. What was visited by then stays. Errors: NOT_FOUND (also out of reach). */
export const dropPlan = (
  actor: Staff,
  { planId }: { planId: string },
  now: Date,
): Promise<{ communityId: string } | Problem> =>
  refusable(async (tx) => {
    const found = await tx.visitPlan.findUnique({ where: { id: planId } });
    if (!found || "code" in (await communityFor(tx, actor, found.communityId))) return problem("NOT_FOUND");
    await tx.visitPlan.updateMany({
      where: { id: planId, droppedAt: null },
      data: { droppedAt: now, droppedBy: actor.personId },
    });
    return { communityId: found.communityId };
  });
