import { campaignById, campaignsOf, countedBelow, type PlaceCount } from "#lib/db/campaigns/campaigns.ts";
import { db } from "#lib/db/client.ts";
import { ledgerAsked } from "#lib/db/ledger/ledger.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { homeUnitId, namedUnits, unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { positionOf } from "#lib/db/routing/routing.ts";
import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type Campaign, campaignState, lastDay } from "#lib/domain/campaigns/campaigns.ts";
import { isOrBelow } from "#lib/domain/casework/recusal.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { CampaignState } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

const MOST = 100;
export type CampaignShown = Campaign & { readonly state: CampaignState; readonly last: CivilDate };
const shown = (row: Campaign, today: CivilDate): CampaignShown => ({
  ...row,
  state: campaignState(row, today),
  last: lastDay(row),
});

export type CampaignsPage = {
  readonly campaigns: readonly CampaignShown[];
  /** places for which one may begin another */
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly today: CivilDate;
};
const unitsOf = (actor: Staff): string[] => [...new Set(actor.posts.map(({ unitId }) => unitId))];

/** Campaigns of the own places, of those below and above; null for whoever has nothing to do with them. */
export async function readCampaigns(actor: Staff, now: Date): Promise<CampaignsPage | null> {
  if (!mayAtDesk(actor, "seeCampaigns")) return null;
  const today = shanghaiDate(now);
  const [rows, areas] = await Promise.all([
    campaignsOf(db, unitsOf(actor), MOST),
    areasFor(db, actor, "keepCampaigns"),
  ]);
  const reachable = areas.length > 0 ? await unitsInReach(actor) : [];
  return {
    campaigns: rows.map((row) => shown(row, today)),
    places: reachable.filter(({ kind }) => kind === "AREA").map(({ id, name }) => ({ id, name })),
    today,
  };
}

export type CampaignPage = {
  readonly campaign: CampaignShown;
  /** within the reader's own reach, by place */
  readonly counts: readonly (PlaceCount & { readonly name: string; readonly own: boolean })[];
  readonly mayEnd: boolean;
};

/** One campaign with what came of it so far: the reader's own ledger of those days, counted by place. */
export async function readCampaign(actor: Staff, id: string, now: Date): Promise<CampaignPage | null> {
  if (!mayAtDesk(actor, "seeCampaigns") || !isUuid(id)) return null;
  const row = await campaignById(db, id, unitsOf(actor));
  if (!row) return null;
  const campaign = shown(row, shanghaiDate(now));
  const [areas, unit] = await Promise.all([areasFor(db, actor, "keepCampaigns"), positionOf(db, row.unitId)]);
  const asked = await askedOf(actor, campaign, now);
  const counts =
    campaign.state === "AHEAD" || campaign.last < campaign.fromOn ? [] : await countedBelow(db, asked);
  const names = await namedUnits(counts.map((count) => count.id));
  return {
    campaign,
    counts: names.flatMap(({ id: at, name }) => {
      const count = counts.find((one) => one.id === at);
      return count ? [{ ...count, name, own: at === asked.unit?.id }] : [];
    }),
    mayEnd: campaign.state !== "OVER" && unit !== null && areas.some((area) => isOrBelow(unit, area)),
  };
}

/** The ledger of its days and kind, of its place; where that is wider than the reader sees, of the reader's own. */
async function askedOf(actor: Staff, { unitId, fromOn, last, category }: CampaignShown, now: Date) {
  const of = { from: fromOn, to: last, ...(category && { category }) };
  const whole = await ledgerAsked(actor, { ...of, unit: unitId }, now);
  const home = homeUnitId(actor);
  return whole.asked.unit || !home
    ? whole.asked
    : (await ledgerAsked(actor, { ...of, unit: home }, now)).asked;
}
