import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { RightsRequest } from "#lib/domain/rights/rights.ts";
import { type Lang, RIGHT_ANSWERS } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type AnswerFormProps = {
  request: RightsRequest & { version: number };
  commandId: string;
  action: FormAction;
  lang: Lang;
};

/** Done or explained, or refused with the reason and where to complain. */
export function AnswerForm({ request, commandId, action, lang }: AnswerFormProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.answerTitle}>
      {request.kind === "CONTACT" && <Notice tone="info">{words.contactHint}</Notice>}
      <ActionForm action={action} lang={lang} name="answer" submit={words.answer} className="max-w-xl">
        <Hidden name="issueId" value={request.issueId} />
        <Hidden name="version" value={request.version} />
        <Hidden name="commandId" value={commandId} />
        <Hidden name="requestId" value={request.id} />
        <RadioGroup
          name="result"
          label={words.result}
          required
          options={RIGHT_ANSWERS.map((value) => ({ value, label: label("rightState", value, lang) }))}
        />
        <TextArea
          name="words"
          label={words.words}
          hint={words.wordsHint}
          required
          maxLength={TEXT_LIMITS.words}
        />
        <TextArea
          name="whereToComplain"
          label={words.where}
          hint={words.whereHint}
          rows={2}
          maxLength={TEXT_LIMITS.words}
        />
      </ActionForm>
    </Section>
  );
}
