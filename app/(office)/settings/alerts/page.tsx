import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ruleMessages } from "#components/alerts/messages.ts";
import { RuleForms, RuleHistory } from "#components/alerts/ruleForm.tsx";
import { SettingsTabs } from "#components/settings/tabs.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { ALERT_KINDS } from "#lib/domain/vocabulary.ts";
import { alertRulesPage } from "#lib/queries/alerts/alerts.ts";
import { putBack, saveRule } from "./actions.ts";

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
      {ALERT_KINDS.some((kind) => asked.saved === `${kind}${rules[kind].version}`) && (
        <Notice tone="good">{words.saved}</Notice>
      )}
      {ALERT_KINDS.map((kind) => (
        <RuleForms key={kind} {...{ kind, rules: rules[kind], lang }} actions={{ save: saveRule, putBack }} />
      ))}
      <RuleHistory lines={history} lang={lang} />
    </Page>
  );
}
