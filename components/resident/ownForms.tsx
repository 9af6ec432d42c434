import type { ReactNode } from "react";
import { Hidden, RadioGroup, TextArea } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Notice, Section } from "#components/ui/page.tsx";
import { TEXT_LIMITS } from "#lib/domain/commands.ts";
import { label, say, sentence } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { type Lang, RATED_SOLVED, RATING_LEVELS, type Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages-track.ts";

export type OwnVerb = "rate" | "reopen" | "urge" | "withdraw";
export type OwnActions = Readonly<Record<OwnVerb, FormAction>>;

type OwnFormsProps = {
  lang: Lang;
  issueId: string;
  version: number;
  /** one fresh id per form, so that sending a form twice does it once */
  commandIds: Readonly<Record<OwnVerb, string>>;
  possible: readonly Verb[];
  urgeHindrance: Problem | null;
  actions: OwnActions;
};

/** What the resident may do now, each a short form; what they may not do yet says why. */
export function OwnForms({
  lang,
  issueId,
  version,
  commandIds,
  possible,
  urgeHindrance,
  actions,
}: OwnFormsProps) {
  const words = say(messages, lang);
  const carried = (verb: OwnVerb) => (
    <>
      <Hidden name="issueId" value={issueId} />
      <Hidden name="version" value={version} />
      <Hidden name="commandId" value={commandIds[verb]} />
    </>
  );
  return (
    <>
      {possible.includes("rate") && (
        <Section title={words.rateTitle} id="rate">
          <p className="text-ink-soft">{words.rateLead}</p>
          <ActionForm action={actions.rate} lang={lang} submit={words.rate}>
            {carried("rate")}
            <RadioGroup
              name="solved"
              label={words.solved}
              required
              options={RATED_SOLVED.map((value) => ({ value, label: label("ratedSolved", value, lang) }))}
            />
            <RadioGroup
              name="level"
              label={words.level}
              required
              options={RATING_LEVELS.map((value) => ({
                value: String(value),
                label: label("ratingLevel", value, lang),
              }))}
            />
            <RadioGroup
              name="contacted"
              label={words.contacted}
              required
              inline
              options={[
                { value: "yes", label: words.yes },
                { value: "no", label: words.no },
              ]}
            />
            <TextArea name="words" label={words.rateWords} rows={2} maxLength={TEXT_LIMITS.words} />
          </ActionForm>
        </Section>
      )}
      {possible.includes("reopen") && (
        <Folded title={words.reopenTitle}>
          <ActionForm action={actions.reopen} lang={lang} submit={words.reopen}>
            {carried("reopen")}
            <TextArea
              name="reason"
              label={words.reopenReason}
              rows={3}
              required
              maxLength={TEXT_LIMITS.words}
            />
          </ActionForm>
        </Folded>
      )}
      {possible.includes("urge") && (
        <Folded title={words.urgeTitle}>
          <p className="mb-3 text-ink-soft">{words.urgeLead}</p>
          <ActionForm action={actions.urge} lang={lang} submit={words.urge} submitTone="quiet">
            {carried("urge")}
            <TextArea name="words" label={words.urgeWords} rows={2} maxLength={TEXT_LIMITS.words} />
          </ActionForm>
        </Folded>
      )}
      {urgeHindrance && <Notice tone="info">{sentence(urgeHindrance, lang)}</Notice>}
      {possible.includes("withdraw") && (
        <Folded title={words.withdrawTitle}>
          <ActionForm
            action={actions.withdraw}
            lang={lang}
            submit={words.withdraw}
            submitTone="danger"
            confirm={words.withdrawConfirm}
          >
            {carried("withdraw")}
            <TextArea
              name="reason"
              label={words.withdrawReason}
              rows={2}
              required
              maxLength={TEXT_LIMITS.words}
            />
          </ActionForm>
        </Folded>
      )}
    </>
  );
}

/** One press away, so that the page stays calm; opens without script. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="rounded-md border border-line bg-paper-strong">
      <summary className="flex min-h-(--target) items-center px-4 font-medium text-celadon-strong">
        <span className="underline underline-offset-4">{title}</span>
      </summary>
      <div className="border-t border-line p-4">{children}</div>
    </details>
  );
}
