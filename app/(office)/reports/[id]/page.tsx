import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/reports/messages.ts";
import { PublishedReport } from "#components/reports/publishedReport.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readReport } from "#lib/queries/reports/reports.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ReportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireActor(`/reports/${encodeURIComponent(id)}`);
  const [lang, { done }, page] = await Promise.all([currentLang(), searchParams, readReport(actor, id)]);
  if (!page) notFound();
  return <PublishedReport {...page} at="/reports" done={done === "1"} lang={lang} />;
}
