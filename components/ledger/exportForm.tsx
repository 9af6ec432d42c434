"use client";
import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { leastOf } from "#lib/domain/commands.ts";
import { fullReason } from "#lib/domain/ledger/ledgerJob.ts";
import { say } from "#lib/domain/texts.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { jobMessages } from "./messages-jobs.ts";

type ExportFormProps = {
  action: FormAction;
  jobId: string;
  /** address of the ledger page that is taken out, without its path */
  query: string;
  /** whether this person may ask for names in full at all */
  mayReveal: boolean;
  lang: Lang;
};

/** Masked unless a reason says otherwise; the reason is always there, because without script nothing can appear. */
export function ExportForm({ action, jobId, query, mayReveal, lang }: ExportFormProps) {
  const words = say(jobMessages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      submit={words.startExport}
      least={leastOf({ reason: fullReason })}
      className="grid max-w-prose gap-5"
    >
      <Hidden name="jobId" value={jobId} />
      <Hidden name="query" value={query} />
      <RadioGroup
        name="format"
        label={words.format}
        required
        defaultValue="XLSX"
        options={[
          { value: "XLSX", label: words.xlsx, hint: words.xlsxHint },
          { value: "CSV", label: words.csv, hint: words.csvHint },
        ]}
      />
      {mayReveal ? (
        <>
          <RadioGroup
            name="contacts"
            label={words.contacts}
            required
            defaultValue="masked"
            options={[
              { value: "masked", label: words.masked, hint: words.maskedHint },
              { value: "full", label: words.full, hint: words.fullHint },
            ]}
          />
          <TextArea
            name="reason"
            label={words.reason}
            hint={words.reasonHint}
            required
            rows={2}
            maxLength={1000}
          />
        </>
      ) : (
        <Hidden name="contacts" value="masked" />
      )}
    </ActionForm>
  );
}
