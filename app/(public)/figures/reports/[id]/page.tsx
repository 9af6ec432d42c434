import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/reports/messages.ts";
import { PublishedReport } from "#components/reports/publishedReport.tsx";
import { say } from "#lib/domain/labels.ts";
import { readOpenReport } from "#lib/queries/reports/reports.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).publicTitle,
});

export default async function OpenReportPage({ params }: { params: Promise<{ id: string }> }) {
  const [lang, page] = await Promise.all([currentLang(), params.then(({ id }) => readOpenReport(id))]);
  if (!page) notFound();
  return <PublishedReport {...page} at="/figures/reports" lang={lang} />;
}
