import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { JobList } from "#components/ledger/jobList.tsx";
import { jobMessages } from "#components/ledger/messages-jobs.ts";
import { Refreshing } from "#components/ledger/refreshing.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { isUnderWay } from "#lib/domain/ledger/ledgerJob.ts";
import { now } from "#lib/now.ts";
import { readLedgerJobs } from "#lib/queries/ledger/ledgerJobs.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(jobMessages, await currentLang()).jobsTitle,
});

type Asked = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LedgerJobsPage({ searchParams }: Asked) {
  const actor = await requireActor("/ledger/jobs");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const jobs = await readLedgerJobs(actor, at);
  const words = say(jobMessages, lang);
  return (
    <Page
      title={words.jobsTitle}
      lead={words.jobsLead}
      actions={
        <LinkButton href="/ledger" tone="quiet">
          {words.toLedger}
        </LinkButton>
      }
    >
      {asked.gone && <Notice tone="warn">{words.gone}</Notice>}
      {jobs.some(isUnderWay) && <Refreshing seconds={3} />}
      {jobs.length > 0 ? (
        <JobList jobs={jobs} lang={lang} />
      ) : (
        <EmptyState title={words.noJobs}>{words.noJobsText}</EmptyState>
      )}
    </Page>
  );
}
