import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { CompositeForm, CompositeHistory } from "#components/settings/compositeSettings.tsx";
import { compositeMessages } from "#components/settings/messages-composite.ts";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { compositePage } from "#lib/queries/figures/composite.ts";
import { saveComposite } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(compositeMessages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CompositeSettingsPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/composite");
  const [lang, page, asked] = await Promise.all([currentLang(), compositePage(actor), searchParams]);
  if (!page) notFound();
  const { rule, history } = page;
  const words = say(compositeMessages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      <SettingsTabs here="composite" lang={lang} />
      {asked.saved === String(rule.version) && (
        <Notice tone="good">{rule.shown ? words.savedShown : words.savedHidden}</Notice>
      )}
      <CompositeForm rule={rule} action={saveComposite} lang={lang} />
      <CompositeHistory lines={history} lang={lang} />
    </Page>
  );
}
