import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { CampaignForm, CampaignList } from "#components/campaign/campaigns.tsx";
import { messages } from "#components/campaign/messages.ts";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readCampaigns } from "#lib/queries/campaigns/campaigns.ts";
import { start } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function CampaignsPage() {
  const actor = await requireActor("/campaigns");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const page = await readCampaigns(actor, at);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <CampaignList campaigns={page.campaigns} lang={lang} />
      {page.places.length > 0 && (
        <CampaignForm
          campaignId={uuidv7()}
          places={page.places}
          today={page.today}
          action={start}
          lang={lang}
        />
      )}
    </Page>
  );
}
