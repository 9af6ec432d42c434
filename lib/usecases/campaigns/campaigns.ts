import { type Db, db } from "#lib/db/client.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import {
  type CampaignForm,
  campaignState,
  type EndCampaignForm,
  startProblem,
} from "#lib/domain/campaigns/campaigns.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

const midnight = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

async function refusedAt(tx: Db, actor: Staff, unitId: string): Promise<Problem | null> {
  if (!mayAtDesk(actor, "keepCampaigns")) return problem("NOT_ALLOWED", { who: "COUNCIL_CLERK" });
  const unit = await positionOf(tx, unitId);
  if (unit?.kind !== "AREA" || unit.level === "GRID") return problem("UNKNOWN_PLACE");
  const areas = await areasFor(tx, actor, "keepCampaigns");
  return areas.some((area) => isOrBelow(unit, area)) ? null : problem("PLACE_OUT_OF_REACH");
}

/** Begins a campaign, now or from a day on. Errors: NOT_ALLOWED, UNKNOWN_PLACE, PLACE_OUT_OF_REACH, CAMPAIGN_PAST. */
export const startCampaign = (
  actor: Staff,
  { campaignId: id, fromOn, toOn, ...told }: CampaignForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    () =>
      refusable(async (tx) => {
        const refused =
          (await refusedAt(tx, actor, told.unitId)) ?? startProblem({ toOn }, shanghaiDate(now));
        if (refused) return refused;
        const days = { fromOn: midnight(fromOn), toOn: midnight(toOn) };
        await tx.campaign.create({ data: { ...told, ...days, id, madeBy: actor.personId, madeAt: now } });
        return { id };
      }),
    () => db.campaign.findFirst({ where: { id, madeBy: actor.personId }, select: { id: true } }),
  );

/** Ends it before its day, with a reason; by its day it ends by itself. Errors: NOT_FOUND, NOT_ALLOWED, PLACE_OUT_OF_REACH, CAMPAIGN_OVER. */
export const endCampaign = (
  actor: Staff,
  { campaignId: id, reason }: EndCampaignForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    await tx.$queryRaw`SELECT FROM campaigns WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.campaign.findUnique({ where: { id } });
    if (!row) return problem("NOT_FOUND");
    const refused = await refusedAt(tx, actor, row.unitId);
    if (refused) return refused;
    const day = (at: Date) => at.toISOString().slice(0, 10);
    const days = {
      fromOn: day(row.fromOn),
      toOn: day(row.toOn),
      endedOn: row.endedAt && shanghaiDate(row.endedAt),
    };
    if (campaignState(days, shanghaiDate(now)) === "OVER") return problem("CAMPAIGN_OVER");
    await tx.campaign.update({
      where: { id },
      data: { endedBy: actor.personId, endedAt: now, endedReason: reason },
    });
    return { id };
  });
