import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/reports/messages.ts";
import { ReportList } from "#components/reports/reportList.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { readOpenReports } from "#lib/queries/reports/reports.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).publicTitle,
});

export default async function OpenReportsPage() {
  const [lang, reports] = await Promise.all([currentLang(), readOpenReports()]);
  const words = say(messages, lang);
  return (
    <Page
      title={words.publicTitle}
      lead={words.publicLead}
      actions={
        <LinkButton href="/figures" tone="quiet">
          {words.figures}
        </LinkButton>
      }
    >
      {reports.length > 0 ? (
        <ReportList reports={reports} at="/figures/reports" lang={lang} />
      ) : (
        <EmptyState title={words.noneOpen} />
      )}
    </Page>
  );
}
