import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { LookForm } from "#components/reports/lookForm.tsx";
import { messages } from "#components/reports/messages.ts";
import { ReportList } from "#components/reports/reportList.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readReports } from "#lib/queries/reports/reports.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function ReportsPage() {
  const actor = await requireActor("/reports");
  const [lang, at, page] = await Promise.all([currentLang(), now(), readReports(actor)]);
  if (!page) notFound();
  const words = say(messages, lang);
  const { reports, places, home, recordFrom } = page;
  return (
    <Page title={words.title} lead={words.lead}>
      <Section title={words.look}>
        <LookForm places={places} home={home} today={shanghaiDate(at)} recordFrom={recordFrom} lang={lang} />
      </Section>
      <Section title={words.list}>
        {reports.length > 0 ? (
          <ReportList reports={reports} at="/reports" lang={lang} />
        ) : (
          <EmptyState title={words.none}>
            <p>{words.noneText}</p>
          </EmptyState>
        )}
      </Section>
    </Page>
  );
}
