import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/privacy/messages.ts";
import { PrivacyPoster } from "#components/privacy/poster.tsx";
import { say } from "#lib/domain/labels.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { cityOffice } from "#lib/queries/routing/units.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
  alternates: { canonical: "/privacy" },
});

export default async function PrivacyPage() {
  const [lang, office] = await Promise.all([currentLang(), cityOffice()]);
  return <PrivacyPoster privacy={await privacySettings()} office={office} lang={lang} />;
}
