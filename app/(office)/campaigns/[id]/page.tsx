import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { Counts, daysOf, EndForm, kindOf } from "#components/campaign/campaigns.tsx";
import { messages } from "#components/campaign/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readCampaign } from "#lib/queries/campaigns/campaigns.ts";
import { end } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

export default async function CampaignPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/campaigns/${encodeURIComponent(id)}`);
  const [lang, { done }, at] = await Promise.all([currentLang(), searchParams, now()]);
  const page = await readCampaign(actor, id, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { campaign, counts, mayEnd } = page;
  return (
    <Page
      title={campaign.name}
      lead={campaign.aim}
      actions={
        <LinkButton href="/campaigns" tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      {campaign.endedReason && <Notice tone="info">{words.ended(campaign.endedReason)}</Notice>}
      <DefinitionList
        items={[
          [words.state, label("campaignState", campaign.state, lang)],
          [words.place, campaign.unit],
          [words.category, kindOf(campaign, lang)],
          [words.days, daysOf(campaign, lang)],
        ]}
      />
      <Counts campaign={campaign} counts={counts} lang={lang} />
      {mayEnd && <EndForm campaignId={campaign.id} action={end} lang={lang} />}
    </Page>
  );
}
