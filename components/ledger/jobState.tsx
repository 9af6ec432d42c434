import { Notice } from "#components/ui/page.tsx";
import { pick } from "#lib/domain/labels/figures.ts";
import { say, sentence, showNumber } from "#lib/domain/labels.ts";
import { isUnderWay, type JobView, percentDone } from "#lib/domain/ledger/ledgerJob.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { JOB_STATE_WORDS, jobMessages, TASK_WORDS } from "./messages-jobs.ts";

/** How far it has come, as a bar and in words; nothing for what is no longer under way. */
export function JobProgress({ job, lang }: { job: JobView; lang: Lang }) {
  if (!isUnderWay(job)) return null;
  const words = say(jobMessages, lang);
  const percent = percentDone(job);
  const number = (n: number) => showNumber(n, lang);
  const told =
    job.state === "WAITING"
      ? words.waiting
      : percent === null || job.total === null
        ? words.progressOpen(number(job.done))
        : words.progress(number(job.done), number(job.total), percent);
  return (
    <div className="grid gap-1">
      <progress
        max={100}
        value={job.state === "WAITING" ? 0 : (percent ?? undefined)}
        aria-label={pick(TASK_WORDS[job.task], lang)}
        className="h-3 w-full accent-(--celadon)"
      />
      <p role="status" className="text-sm text-ink-soft">
        {told}
      </p>
    </div>
  );
}

/** Why it was not done, and what to do. */
export function JobFailure({ job, lang }: { job: JobView; lang: Lang }) {
  if (job.state !== "FAILED" || !job.failure) return null;
  return <Notice tone="danger">{sentence(job.failure, lang)}</Notice>;
}

const LOOKS = {
  WAITING: "border-line-strong text-ink-soft",
  RUNNING: "border-celadon text-celadon-strong",
  CHECKED: "border-amber text-amber",
  DONE: "border-celadon text-celadon-strong",
  FAILED: "border-vermilion text-vermilion",
  EXPIRED: "border-line text-ink-soft",
} as const satisfies Record<JobView["state"], string>;

export function JobStateMark({ job, lang }: { job: JobView; lang: Lang }) {
  return (
    <span className={`inline-block rounded-md border px-2 text-sm whitespace-nowrap ${LOOKS[job.state]}`}>
      {pick(JOB_STATE_WORDS[job.state], lang)}
    </span>
  );
}
