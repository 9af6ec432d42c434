import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { AlertFilters } from "#components/alerts/filters.tsx";
import { AlertList, RulesInWords } from "#components/alerts/list.tsx";
import { messages } from "#components/alerts/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { MOST_ALERTS, readAlerts } from "#lib/queries/alerts/alerts.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AlertsPage({ searchParams }: Asked) {
  const actor = await requireActor("/alerts");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const page = await readAlerts(
    actor,
    { closed: "all" in asked, category: text("category"), unitId: text("unit") },
    at,
  );
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        mayAtDesk(actor, "editAlertRules") && (
          <LinkButton href="/settings/alerts" tone="quiet">
            {words.settings}
          </LinkButton>
        )
      }
    >
      {page.unknown && <Notice tone="warn">{words.unknown}</Notice>}
      <AlertFilters units={page.units} asked={page.asked} lang={lang} />
      <AlertList
        alerts={page.alerts}
        narrowed={page.asked.category !== null || page.asked.unitId !== null}
        lang={lang}
      />
      {page.alerts.length === MOST_ALERTS && <p>{words.more(MOST_ALERTS)}</p>}
      <Section title={words.rules}>
        <RulesInWords rules={page.rules} lang={lang} />
      </Section>
    </Page>
  );
}
