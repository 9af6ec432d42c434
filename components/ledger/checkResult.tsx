"use client";
import { Checkbox, Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { showNumber } from "#lib/domain/labels.ts";
import type { JobView } from "#lib/domain/ledger/ledgerJob.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

type ConfirmProps = { job: JobView; bringIn: FormAction; drop: FormAction; lang: Lang };

/** What was checked is brought in, or not at all. */
export function ConfirmImport({ job, bringIn, drop, lang }: ConfirmProps) {
  const words = say(jobMessages, lang);
  const number = (n: number) => showNumber(n, lang);
  return (
    <div className="grid gap-4">
      {job.good + job.sameWords > 0 && (
        <ActionForm
          name="bringIn"
          action={bringIn}
          lang={lang}
          submit={words.confirm(number(job.good))}
          confirm={words.sure}
          className="rounded-md border border-line bg-paper-strong p-4"
        >
          <Hidden name="jobId" value={job.id} />
          {job.sameWords > 0 && (
            <Checkbox
              name="sameWords"
              label={words.withSameWords(number(job.sameWords))}
              hint={words.confirmHint}
            />
          )}
        </ActionForm>
      )}
      <ActionForm name="drop" action={drop} lang={lang} submit={words.drop} submitTone="quiet">
        <Hidden name="jobId" value={job.id} />
      </ActionForm>
    </div>
  );
}

type ResumeProps = { job: JobView; bringIn: FormAction; lang: Lang };

/** An import that broke off goes on behind what is in already. */
export function ResumeImport({ job, bringIn, lang }: ResumeProps) {
  return (
    <ActionForm action={bringIn} lang={lang} submit={say(jobMessages, lang).again}>
      <Hidden name="jobId" value={job.id} />
    </ActionForm>
  );
}
