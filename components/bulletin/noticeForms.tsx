import { Hidden, RadioGroup, Select, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import { type Lang, PUBLIC_NOTICE_KINDS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DraftFormProps = {
  id: string;
  notice: ShownNotice | null;
  units: readonly { readonly id: string; readonly name: string }[];
  action: FormAction;
  lang: Lang;
};

/** A notice as a draft: what it says, and for a session when and where. */
export function DraftForm({ id, notice, units, action, lang }: DraftFormProps) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} name="draft" submit={words.save}>
      <Hidden name="noticeId" value={id} />
      <Hidden name="version" value={String(notice?.version ?? 0)} />
      {notice ? (
        <Hidden name="unitId" value={notice.unitId} />
      ) : (
        <Select
          name="unitId"
          label={words.unitFor}
          required
          placeholder={units.length === 1 ? false : undefined}
          options={units.map(({ id: value, name }) => ({ value, label: name }))}
        />
      )}
      <RadioGroup
        name="kind"
        label={words.kind}
        required
        inline
        defaultValue={notice?.kind}
        options={PUBLIC_NOTICE_KINDS.map((value) => ({
          value,
          label: label("publicNoticeKind", value, lang),
        }))}
      />
      <TextField
        name="title"
        label={words.noticeTitle}
        hint={words.noticeTitleHint}
        required
        defaultValue={notice?.title}
      />
      <TextArea
        name="text"
        label={words.text}
        hint={words.textHint}
        required
        rows={6}
        maxLength={TEXT_LIMITS.statement}
        defaultValue={notice?.text}
      />
      <fieldset className="grid gap-3 rounded-md border border-line p-4">
        <legend className="px-1 font-medium">{words.sessionOnly}</legend>
        <TextField
          name="sessionOn"
          label={words.sessionOn}
          type="date"
          defaultValue={notice?.sessionOn ?? undefined}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            name="sessionFrom"
            label={words.from}
            type="time"
            defaultValue={notice?.sessionFrom ?? undefined}
          />
          <TextField
            name="sessionTo"
            label={words.to}
            type="time"
            defaultValue={notice?.sessionTo ?? undefined}
          />
        </div>
        <TextField name="place" label={words.where} hint={words.placeHint} defaultValue={notice?.place} />
      </fieldset>
    </ActionForm>
  );
}

type StepProps = { notice: ShownNotice; action: FormAction; lang: Lang };

export function PublishForm({ notice, action, lang }: StepProps) {
  const words = say(messages, lang);
  return (
    <ActionForm action={action} lang={lang} name="publish" submit={words.publish}>
      <p>{words.publishText}</p>
      <Hidden name="noticeId" value={notice.id} />
      <Hidden name="version" value={String(notice.version)} />
      {notice.kind === "SESSION" && (
        <TextField
          name="lateReason"
          label={words.lateReason}
          hint={words.lateReasonHint}
          defaultValue={notice.lateReason ?? undefined}
        />
      )}
    </ActionForm>
  );
}

export function TakeDownForm({ notice, action, lang }: StepProps) {
  const words = say(messages, lang);
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="takeDown"
      submit={words.takeDown}
      submitTone="danger"
      fold={{ summary: words.takeDown }}
    >
      <p>{words.takeDownText}</p>
      <Hidden name="noticeId" value={notice.id} />
      <TextArea name="reason" label={words.takeDownReason} required rows={2} />
    </ActionForm>
  );
}
