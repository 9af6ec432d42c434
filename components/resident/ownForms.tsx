import { KeyField } from "#components/rights/contactForms.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say, sentence } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";
import { type Own, OwnForm } from "./ownForm.tsx";
import { AskBackForm, DenyForm, type Promised } from "./turnForms.tsx";

type OwnFormsProps = {
  own: Own;
  possible: readonly Verb[];
  promises: Promised;
  urgeHindrance: Problem | null;
  askBackHindrance: Problem | null;
};

/** What the resident may do any day, each a short form one press away; what they may not do yet says why. */
export function OwnForms({ own, possible, promises, urgeHindrance, askBackHindrance }: OwnFormsProps) {
  const words = say(messages, own.lang);
  return (
    <>
      {possible.includes("askBack") && <AskBackForm own={own} promises={promises} />}
      {askBackHindrance && <Notice tone="info">{sentence(askBackHindrance, own.lang)}</Notice>}
      {possible.includes("reopen") && (
        <OwnForm own={own} verb="reopen" submit={words.reopen} fold={{ summary: words.reopenTitle }}>
          <TextArea
            name="reason"
            label={words.reopenReason}
            rows={3}
            required
            maxLength={TEXT_LIMITS.words}
          />
        </OwnForm>
      )}
      {possible.includes("urge") && (
        <OwnForm own={own} verb="urge" submit={words.urge} tone="quiet" fold={{ summary: words.urgeTitle }}>
          <p className="text-ink-soft">{words.urgeLead}</p>
          <TextArea name="words" label={words.urgeWords} rows={2} maxLength={TEXT_LIMITS.words} />
        </OwnForm>
      )}
      {urgeHindrance && <Notice tone="info">{sentence(urgeHindrance, own.lang)}</Notice>}
      {possible.includes("denyContact") && <DenyForm own={own} />}
      {possible.includes("withdraw") && (
        <OwnForm
          own={own}
          verb="withdraw"
          submit={words.withdraw}
          tone="danger"
          confirm={words.withdrawConfirm}
          fold={{ summary: words.withdrawTitle }}
        >
          <TextArea
            name="reason"
            label={words.withdrawReason}
            rows={2}
            required
            maxLength={TEXT_LIMITS.words}
          />
          {!own.byKey && <KeyField lang={own.lang} hint={words.withdrawKeyHint} />}
        </OwnForm>
      )}
    </>
  );
}
