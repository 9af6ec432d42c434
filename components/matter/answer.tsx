import { Hidden, RadioGroup, TextArea, TextField } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { answerMatterForm, moveMatterForm } from "#lib/domain/alike/matters.ts";
import { leastOf, TEXT_LIMITS } from "#lib/domain/commands.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang, MatterState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type FormProps = {
  matterId: string;
  version: number;
  today: string;
  states: readonly MatterState[];
  action: FormAction;
  lang: Lang;
};

/** The answer to the problem as a whole, in the parts of a reply: a draft for each of its issues, sent by nobody. */
export function Answer({ matterId, version, today, states, action, lang }: FormProps) {
  const words = say(messages, lang);
  const options = [
    { value: "ANSWERED", label: words.answered, hint: words.answeredHint },
    { value: "FIXED", label: words.fixed, hint: words.fixedHint },
  ].filter(({ value }) => (states as readonly string[]).includes(value));
  if (options.length === 0) return null;
  return (
    <ActionForm
      action={action}
      lang={lang}
      name="answer"
      submit={words.answerSubmit}
      least={leastOf(answerMatterForm.shape)}
      fold={{ summary: words.answer }}
    >
      <p className="text-sm text-ink-soft">{words.answerLead}</p>
      <Hidden name="matterId" value={matterId} />
      <Hidden name="version" value={version} />
      <RadioGroup name="state" label={words.answerState} required options={options} />
      <TextArea name="done" label={words.part1} required rows={3} maxLength={TEXT_LIMITS.words} />
      <TextArea name="now" label={words.part2} required rows={3} maxLength={TEXT_LIMITS.words} />
      <TextArea name="next" label={words.part3} required rows={2} maxLength={TEXT_LIMITS.words} />
      <TextField name="nextOn" label={words.nextOn} type="date" min={today} />
    </ActionForm>
  );
}

/** Closing it, or opening it again, with the reason. */
export function Move({ matterId, version, states, action, lang }: Omit<FormProps, "today">) {
  const words = say(messages, lang);
  return (
    <>
      {(["CLOSED", "OPEN"] as const)
        .filter((state) => states.includes(state))
        .map((state) => {
          const name = state === "CLOSED" ? words.close : words.reopen;
          return (
            <ActionForm
              key={state}
              action={action}
              lang={lang}
              name={state}
              submit={name}
              submitTone="quiet"
              least={leastOf(moveMatterForm.shape)}
              fold={{ summary: name }}
            >
              <Hidden name="matterId" value={matterId} />
              <Hidden name="version" value={version} />
              <Hidden name="state" value={state} />
              <TextArea
                name="words"
                label={state === "CLOSED" ? words.closeWhy : words.reopenWhy}
                required
                rows={2}
              />
            </ActionForm>
          );
        })}
    </>
  );
}
