import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { AlertList, RulesInWords } from "#components/alerts/list.tsx";
import { messages } from "#components/alerts/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
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
  const all = asked.all === "1";
  const page = await readAlerts(actor, { closed: all }, at);
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
      <AlertList alerts={page.alerts} lang={lang} />
      {page.alerts.length === MOST_ALERTS && <p>{words.more(MOST_ALERTS)}</p>}
      <p>
        <Link
          href={all ? "/alerts" : "/alerts?all=1"}
          className="inline-flex min-h-(--target) items-center underline"
        >
          {all ? words.onlyOpen : words.all}
        </Link>
      </p>
      <Section title={words.rules}>
        <RulesInWords rules={page.rules} lang={lang} />
      </Section>
    </Page>
  );
}
