import { Hidden, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import { MOST_CHANGED } from "#lib/domain/reports/kinds.ts";
import type { Lang, ReportKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PublishFormProps = {
  reportId: string;
  kind: ReportKind;
  unitId: string;
  span: string;
  asOf: Date;
  last: { readonly version: number; readonly publishedAt: Date } | null;
  action: FormAction;
  lang: Lang;
};

/** What one looked at is named again, never its figures; another version says what changed. */
export function PublishForm({ reportId, kind, unitId, span, asOf, last, action, lang }: PublishFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      submit={words.publish}
      confirm={words.publishSure}
      className="max-w-2xl"
    >
      <Hidden name="reportId" value={reportId} />
      <Hidden name="kind" value={kind} />
      <Hidden name="unitId" value={unitId} />
      <Hidden name="span" value={span} />
      <Hidden name="asOf" value={asOf.toISOString()} />
      {last && (
        <>
          <p className="text-ink-soft">{words.before(last.version, showDateTime(last.publishedAt, lang))}</p>
          <TextArea
            name="changed"
            label={words.changed}
            hint={words.changedHint}
            required
            rows={3}
            maxLength={MOST_CHANGED}
          />
        </>
      )}
    </ActionForm>
  );
}
