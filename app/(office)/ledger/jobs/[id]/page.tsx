import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { ConfirmImport, ResumeImport } from "#components/ledger/checkResult.tsx";
import { CheckSummary } from "#components/ledger/checkSummary.tsx";
import { DownloadLink } from "#components/ledger/downloadLink.tsx";
import { JobFailure, JobProgress, JobStateMark } from "#components/ledger/jobState.tsx";
import { jobMessages, TASK_WORDS } from "#components/ledger/messages-jobs.ts";
import { Refreshing } from "#components/ledger/refreshing.tsx";
import { RowProblems } from "#components/ledger/rowProblems.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page, Section } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import { isUnderWay, type JobView } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { now } from "#lib/now.ts";
import { isUuid } from "#lib/queries/casework/issues.ts";
import { type LedgerJobPage, readLedgerJob } from "#lib/queries/ledger/ledgerJobs.ts";
import { bringIn, drop } from "../../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(jobMessages, await currentLang()).jobsTitle,
});

type Asked = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One export or import: how far it is, what came of it, and what the person decides next. */
export default async function LedgerJobScreen({ params, searchParams }: Asked) {
  const { id } = await params;
  const actor = await requireActor(`/ledger/jobs/${encodeURIComponent(id)}`);
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const after = Number(asked.after ?? 0);
  const page = isUuid(id)
    ? await readLedgerJob(actor, id, Number.isSafeInteger(after) ? after : 0, at)
    : null;
  if (!page) notFound();
  const { job } = page;
  const words = say(jobMessages, lang);
  return (
    <Page
      title={pick(TASK_WORDS[job.task], lang)}
      lead={<Lead job={job} lang={lang} />}
      actions={
        <LinkButton href="/ledger/jobs" tone="quiet">
          {words.toJobs}
        </LinkButton>
      }
    >
      {isUnderWay(job) && (
        <>
          <Refreshing seconds={2} />
          <JobProgress job={job} lang={lang} />
          <p className="text-sm text-ink-soft">{words.refreshing}</p>
        </>
      )}
      <JobFailure job={job} lang={lang} />
      {job.task === "IMPORT" && job.state === "FAILED" && (
        <ResumeImport job={job} bringIn={bringIn} lang={lang} />
      )}
      <DownloadLink job={job} lang={lang} />
      {job.task !== "EXPORT" && <Found page={page} lang={lang} />}
    </Page>
  );
}

function Lead({ job, lang }: { job: JobView; lang: Lang }) {
  const words = say(jobMessages, lang);
  return (
    <span className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <JobStateMark job={job} lang={lang} />
      {job.fileName && <span className="break-all">{job.fileName}</span>}
      <span>{words.asked(showDateTime(job.createdAt, lang))}</span>
      {!isUnderWay(job) && job.state !== "EXPIRED" && (
        <span>{words.until(showDateTime(job.expiresAt, lang))}</span>
      )}
      {job.unmasked && <span>{words.unmasked(job.reason)}</span>}
    </span>
  );
}

function Found({ page: { job, rows, examples, next }, lang }: { page: LedgerJobPage; lang: Lang }) {
  const words = say(jobMessages, lang);
  const checked = job.state === "CHECKED";
  if (!checked && (job.task === "CHECK" || isUnderWay(job))) return null;
  return (
    <>
      {job.task === "IMPORT" && job.state === "DONE" && (
        <Notice tone="good">{words.importDone(showNumber(job.imported, lang))}</Notice>
      )}
      <Section title={words.summary}>
        <CheckSummary job={job} lang={lang} />
        {examples.length > 0 && (
          <p>{words.examples(examples.map(String).join(lang === "zh" ? "、" : ", "))}</p>
        )}
      </Section>
      {checked && (
        <Section title={words.confirmTitle}>
          <ConfirmImport job={job} bringIn={bringIn} drop={drop} lang={lang} />
        </Section>
      )}
      {rows.length > 0 ? (
        <Section title={words.wrongRows} id="rows">
          <p className="text-ink-soft">{words.wrongLead}</p>
          <RowProblems rows={rows} lang={lang} />
          {next !== null && (
            <p>
              <Link href={`/ledger/jobs/${job.id}?after=${next}#rows`} rel="next" className="underline">
                {words.more}
              </Link>
            </p>
          )}
        </Section>
      ) : (
        checked && job.good > 0 && <Notice tone="good">{words.nothingWrong}</Notice>
      )}
    </>
  );
}
