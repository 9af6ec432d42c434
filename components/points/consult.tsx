import { Hidden, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionMessages } from "./messages-session.ts";

type Signature = {
  readonly unitId: string;
  readonly unit: string;
  readonly task: string | null;
  readonly dueOn: CivilDate | null;
  readonly by: string | null;
  readonly signedAt: Date | null;
};
type ConsultProps = {
  sessionId: string;
  signatures: readonly Signature[];
  /** departments that can still be asked to sit down with the others; none where it is not the reader's to ask */
  departments: readonly { readonly id: string; readonly name: string }[];
  /** those the reader may sign for */
  signsFor: readonly string[];
  today: CivilDate;
  invite: FormAction;
  uninvite: FormAction;
  sign: FormAction;
  lang: Lang;
};

/** 会诊记录 (domain.md Z17): each department with its own task and day, signed by its own people. */
export function Consult({
  sessionId,
  signatures,
  departments,
  signsFor,
  today,
  invite,
  uninvite,
  sign,
  lang,
}: ConsultProps) {
  const words = say(sessionMessages, lang);
  return (
    <Section title={words.consult}>
      <p className="max-w-prose text-ink-soft">{words.consultLead}</p>
      {signatures.length > 0 && (
        <Table
          caption={words.consult}
          captionHidden
          head={[words.department, words.task, words.dueOn, words.sign]}
          rows={signatures.map(({ unitId, unit, task, dueOn, by, signedAt }) => ({
            key: unitId,
            cells: [
              unit,
              task,
              dueOn && showDate(dueOn, lang),
              signedAt ? (
                words.signedBy(by ?? "", showDateTime(signedAt, lang))
              ) : (
                <span key="unsigned" className="grid justify-items-start gap-1">
                  <strong className="font-medium text-amber">{words.unsigned}</strong>
                  {departments.length > 0 && (
                    <ActionForm
                      action={uninvite}
                      lang={lang}
                      name={`out-${unitId.slice(-6)}`}
                      submit={words.uninvite}
                      submitTone="quiet"
                    >
                      <Hidden name="sessionId" value={sessionId} />
                      <Hidden name="unitId" value={unitId} />
                    </ActionForm>
                  )}
                </span>
              ),
            ],
          }))}
        />
      )}
      {signatures
        .filter(({ unitId }) => signsFor.includes(unitId))
        .map(({ unitId, unit }) => (
          <ActionForm
            key={unitId}
            action={sign}
            lang={lang}
            name={`sign-${unitId.slice(-6)}`}
            submit={words.sign}
            fold={{ summary: words.signFor(unit), open: true }}
            className="max-w-2xl"
          >
            <Hidden name="sessionId" value={sessionId} />
            <Hidden name="unitId" value={unitId} />
            <TextArea name="task" label={words.task} required rows={2} />
            <TextField name="dueOn" label={words.dueOn} type="date" required min={today} />
          </ActionForm>
        ))}
      {departments.length > 0 && (
        <ActionForm
          action={invite}
          lang={lang}
          name="invite"
          submit={words.inviteDo}
          submitTone="quiet"
          fold={{ summary: words.invite, open: signatures.length === 0 }}
          className="max-w-2xl"
        >
          <Hidden name="sessionId" value={sessionId} />
          <Select
            name="unitId"
            label={words.department}
            required
            options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActionForm>
      )}
    </Section>
  );
}
