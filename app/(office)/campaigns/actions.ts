"use server";
import { action } from "#lib/action.ts";
import { campaignForm, endCampaignForm } from "#lib/domain/campaigns/campaigns.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { endCampaign, startCampaign } from "#lib/usecases/campaigns/campaigns.ts";

export const start = action("keepCampaigns", campaignForm, async (form, { actor, now }) => {
  const made = await startCampaign(actor, form, now);
  return isProblem(made) ? made : { to: `/campaigns/${made.id}?done=saved` };
});

export const end = action("keepCampaigns", endCampaignForm, async (form, { actor, now }) => {
  const done = await endCampaign(actor, form, now);
  return isProblem(done) ? done : { to: `/campaigns/${form.campaignId}` };
});
