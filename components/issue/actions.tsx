import { CallFirst } from "#components/danger/callFirst.tsx";
import { Hidden } from "#components/ui/field.tsx";
import { ActionForm } from "#components/ui/form.tsx";
import type { FormAction, FormState } from "#components/ui/formState.tsx";
import type { Seen } from "#lib/domain/casework/difference.ts";
import { leastOf, PAYLOADS } from "#lib/domain/commands.ts";
import { label, say, sentence } from "#lib/domain/labels.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type { Lang, Verb } from "#lib/domain/vocabulary.ts";
import { actionMessages } from "./messages-actions.ts";
import { stepMessages } from "./messages-steps.ts";
import { groupSteps } from "./stepGroups.ts";
import { type FormFacts, type FormVerb, VERB_FIELDS } from "./verbFields.tsx";
import { ReportRefusal, VerbList } from "./verbList.tsx";
import { SeenNow, WhatChanged } from "./whatChanged.tsx";

type ActionsProps = {
  facts: FormFacts;
  /** what this person may do now, in the order of the working day */
  verbs: readonly FormVerb[];
  actions: Readonly<Record<FormVerb, FormAction>>;
  hindered: readonly { verb: Verb; problem: Problem }[];
  /** fresh ids made with the page: sending a form twice does nothing twice */
  ids: Readonly<Record<FormVerb, readonly string[]>>;
  /** a board led here for this step: it lies open */
  asked?: string;
  /** changes after one's own success */
  round: string;
  /** what stands before the person's eyes, for telling them what changed when somebody was faster */
  seen: Seen;
};

/**
 * Only the steps this person may take now, each a short form that says what will happen: what is next first, side roads
 * under their headings; and what is not possible yet, with the reason.
 */
export function Actions({ facts, verbs, actions, hindered, ids, asked, round, seen }: ActionsProps) {
  const { lang } = facts;
  const words = say(actionMessages, lang);
  const steps = groupSteps(verbs, hindered);
  const item = (verb: FormVerb, open = false) => ({
    verb,
    form: (
      <VerbForm
        facts={facts}
        verb={verb}
        action={actions[verb]}
        ids={ids[verb]}
        open={open || verb === asked}
        seen={seen}
      />
    ),
  });
  const parts = [
    { key: "next", items: steps.next.map((verb, at) => item(verb, at === 0 && OPENS.includes(verb))) },
    ...steps.groups.map(({ group, verbs: members }) => ({
      key: group,
      title: say(stepMessages, lang)[group],
      items: members.map((verb) => item(verb)),
    })),
  ];
  return (
    <section aria-label={words.title} className="no-print grid gap-4">
      <h2 className="text-xl font-bold text-ink-strong">{words.title}</h2>
      {verbs.length === 0 && steps.hindered.length === 0 && <p className="text-ink-soft">{words.nothing}</p>}
      <VerbList key={round} parts={parts} goneText={words.gone} />
      <Hindered hindered={steps.hindered} lang={lang} />
    </section>
  );
}
/** What the day usually brings lies open; what is rarer waits folded. */
const OPENS: readonly FormVerb[] = [
  "acceptAndDispatch",
  "accept",
  "dispatch",
  "sign",
  "reply",
  "callback",
  "review",
  "rule",
  "tellExtension",
  "reportIn",
  "finishTask",
];
const DANGEROUS: readonly FormVerb[] = ["refuse", "return", "sendBack", "withdraw"];

type VerbFormProps = {
  /** words on the fold, where the verb alone would not say enough */
  summary?: string;
  facts: FormFacts;
  verb: FormVerb;
  action: FormAction;
  ids: readonly string[];
  open?: boolean;
  seen?: Seen;
  /** what was typed before, on another day */
  begun?: FormState;
};

/** One step as a form; ids for every command it sends. */
export function VerbForm({ facts, verb, action, ids, open = false, summary, seen, begun }: VerbFormProps) {
  const { issue, lang } = facts;
  return (
    <ActionForm
      action={action}
      lang={lang}
      name={`${verb}-${issue.receiptNo}`}
      submit={nameOf(verb, lang)}
      least={verb === "acceptAndDispatch" ? {} : leastOf(PAYLOADS[verb].shape)}
      submitTone={DANGEROUS.includes(verb) ? "danger" : "main"}
      fold={{
        summary: summary ?? nameOf(verb, lang),
        open,
      }}
      {...(begun && { begun })}
    >
      <ReportRefusal verb={verb} />
      <WhatChanged lang={lang} />
      {seen && <SeenNow seen={seen} />}
      {verb === "handOff" && <CallFirst lang={lang} />}
      <p className="text-sm text-ink-soft">{explanation(verb, facts)}</p>
      <Hidden name="issueId" value={issue.id} />
      <Hidden name="version" value={issue.version} />
      {ids.map((id, at) => (
        <Hidden key={id} name={at === 0 ? "commandId" : `commandId${at + 1}`} value={id} />
      ))}
      {VERB_FIELDS[verb](facts)}
    </ActionForm>
  );
}

const nameOf = (verb: FormVerb, lang: Lang) =>
  verb === "acceptAndDispatch" ? say(actionMessages, lang).acceptAndDispatch : label("verb", verb, lang);

function explanation(verb: FormVerb, { issue, lang }: FormFacts): string {
  const words = say(stepMessages, lang);
  if (verb !== "escalate") return words[verb];
  return [words.escalate, issue.level === "COMMUNITY" ? words.escalateHandUp : words.escalateClocks].join(
    lang === "zh" ? "" : " ",
  );
}

/** Short it stands there, long it waits folded. */
const FEW = 3;

function Hindered({ hindered, lang }: { hindered: ActionsProps["hindered"]; lang: Lang }) {
  if (hindered.length === 0) return null;
  return (
    <details
      open={hindered.length <= FEW}
      className="rounded-md border border-dashed border-line-strong text-sm"
    >
      <summary className="flex min-h-(--target) items-center px-4 font-medium">
        {say(actionMessages, lang).hindered} ({hindered.length})
      </summary>
      <ul className="grid gap-1 px-4 pb-3">
        {hindered.map(({ verb, problem }) => (
          <li key={verb}>
            <span className="text-ink-soft">{label("verb", verb, lang)}</span> {sentence(problem, lang)}
          </li>
        ))}
      </ul>
    </details>
  );
}
