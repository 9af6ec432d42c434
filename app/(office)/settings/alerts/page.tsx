import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ruleMessages } from "#components/alerts/messages.ts";
import { RuleForm, RuleHistory } from "#components/alerts/ruleForm.tsx";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { alertRulesPage } from "#lib/queries/alerts/alerts.ts";
import { saveRule } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(ruleMessages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AlertRulesPage({ searchParams }: Asked) {
  const actor = await requireActor("/settings/alerts");
  const [lang, page, asked] = await Promise.all([currentLang(), alertRulesPage(actor), searchParams]);
  if (!page) notFound();
  const words = say(ruleMessages, lang);
  const { rules, history } = page;
  return (
    <Page title={words.title} lead={words.lead}>
      <SettingsTabs here="alerts" lang={lang} />
      {rules.some(({ kind, version }) => asked.saved === `${kind}${version}`) && (
        <Notice tone="good">{words.saved}</Notice>
      )}
      {rules.map((rule) => (
        <RuleForm key={rule.kind} rule={rule} action={saveRule} lang={lang} />
      ))}
      <RuleHistory lines={history} lang={lang} />
    </Page>
  );
}
