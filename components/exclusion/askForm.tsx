import { Hidden, Select, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say } from "#lib/domain/labels.ts";
import { EXCLUSION_REASONS, type Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type AskExclusionProps = {
  issueId: string;
  receiptNo: string;
  exclusionId: string;
  action: FormAction;
  lang: Lang;
};

/** For one matter, with a reason of the list. */
export function AskExclusion({ issueId, receiptNo, exclusionId, action, lang }: AskExclusionProps) {
  const words = say(messages, lang);
  return (
    <Section id="ask" title={words.ask}>
      <p className="text-ink-soft">{words.askOf(formatReceiptNo(receiptNo))}</p>
      <ActionForm action={action} lang={lang} name="ask" submit={words.send} className="max-w-2xl">
        <Hidden name="exclusionId" value={exclusionId} />
        <Hidden name="issueId" value={issueId} />
        <Select
          name="reason"
          label={words.reason}
          required
          options={EXCLUSION_REASONS.map((value) => ({
            value,
            label: label("exclusionReason", value, lang),
          }))}
        />
        <TextArea
          name="words"
          label={words.words}
          hint={words.wordsHint}
          required
          rows={4}
          maxLength={TEXT_LIMITS.words}
        />
      </ActionForm>
    </Section>
  );
}
