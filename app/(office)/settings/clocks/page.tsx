import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { LimitsForm } from "#components/settings/limitsForm.tsx";
import { LimitsHistory } from "#components/settings/limitsHistory.tsx";
import { LimitsTable } from "#components/settings/limitsTable.tsx";
import { messages } from "#components/settings/messages.ts";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { RULED_CLOCKS } from "#lib/domain/clocks/settingsChange.ts";
import { label, say } from "#lib/domain/labels.ts";
import { settingsPage } from "#lib/queries/clocks/clockSettings.ts";
import { saveLimits } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).clocksTitle,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ClockSettingsPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/clocks");
  const [lang, page, asked] = await Promise.all([currentLang(), settingsPage(actor), searchParams]);
  if (!page) notFound();
  const words = say(messages, lang);
  const kind = RULED_CLOCKS.find((one) => one === asked.kind);
  return (
    <Page title={words.clocksTitle} lead={words.clocksLead}>
      <SettingsTabs here="clocks" lang={lang} />
      {asked.saved === String(page.settings.version) && <Notice tone="good">{words.savedLimits}</Notice>}
      <LimitsTable settings={page.settings} lang={lang} />
      {kind && (
        <Section id="edit" title={words.editTitle(label("clock", kind, lang))}>
          <LimitsForm kind={kind} settings={page.settings} action={saveLimits} lang={lang} />
        </Section>
      )}
      <LimitsHistory lines={page.history} lang={lang} />
    </Page>
  );
}
