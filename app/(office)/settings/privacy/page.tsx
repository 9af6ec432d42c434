import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { privacyMessages } from "#components/settings/messages-privacy.ts";
import { PrivacyForm, PrivacyHistory } from "#components/settings/privacySettings.tsx";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { privacyPage } from "#lib/queries/rights/privacy.ts";
import { savePrivacy } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(privacyMessages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PrivacySettingsPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/privacy");
  const [lang, page, asked] = await Promise.all([currentLang(), privacyPage(actor), searchParams]);
  if (!page) notFound();
  const words = say(privacyMessages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <SettingsTabs here="privacy" lang={lang} />
      {asked.saved === String(page.settings.version) && <Notice tone="good">{words.saved}</Notice>}
      <PrivacyForm settings={page.settings} action={savePrivacy} lang={lang} />
      <PrivacyHistory lines={page.history} lang={lang} />
    </Page>
  );
}
