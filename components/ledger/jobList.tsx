import { Link } from "#components/ui/link.tsx";
import { pick } from "#lib/domain/labels/figures.ts";
import { say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { JobView } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { DownloadLink } from "./downloadLink.tsx";
import { JobFailure, JobProgress, JobStateMark } from "./jobState.tsx";
import { jobMessages, TASK_WORDS } from "./messages-jobs.ts";

/** One's own exports and imports, newest first: how far each is, what can be done, and until when it is kept. */
export function JobList({ jobs, lang }: { jobs: readonly JobView[]; lang: Lang }) {
  const words = say(jobMessages, lang);
  return (
    <ul className="grid gap-3">
      {jobs.map((job) => (
        <li key={job.id} className="grid gap-2 rounded-md border border-line bg-paper-strong px-4 py-3">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h2 className="min-w-0 font-medium">
              <Link href={`/ledger/jobs/${job.id}`} className="underline">
                {pick(TASK_WORDS[job.task], lang)}
              </Link>
              {job.fileName && (
                <span className="ml-2 font-normal break-all text-ink-soft">{job.fileName}</span>
              )}
            </h2>
            <JobStateMark job={job} lang={lang} />
          </div>
          <p className="flex flex-wrap gap-x-4 text-sm text-ink-soft">
            <span>{words.asked(showDateTime(job.createdAt, lang))}</span>
            {job.state === "DONE" && (
              <span>{words.count(showNumber(job.task === "EXPORT" ? job.done : job.imported, lang))}</span>
            )}
            {["DONE", "CHECKED"].includes(job.state) && (
              <span>{words.until(showDateTime(job.expiresAt, lang))}</span>
            )}
          </p>
          {job.unmasked && <p className="text-sm">{words.unmasked(job.reason)}</p>}
          <JobProgress job={job} lang={lang} />
          <JobFailure job={job} lang={lang} />
          <DownloadLink job={job} lang={lang} />
        </li>
      ))}
    </ul>
  );
}
