import { useState } from "react";
import { VerbForm } from "#components/issue/actions.tsx";
import { StateChip, TierMark } from "#components/ui/chip.tsx";
import type { FormState } from "#components/ui/formState.tsx";
import { EmptyState, Page, Section } from "#components/ui/page.tsx";
import { promisesOf } from "#lib/domain/casework/promised.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import type { FieldVerb } from "#lib/domain/field/items.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { isProblem } from "#lib/domain/problems.ts";
import type { OutboxItem } from "#lib/offline/outbox.ts";
import { decided, possibleHere, useExpected } from "./carried.ts";
import { go, officeNow, officeTime, officeToday } from "./device.ts";
import { begunBy, editedAmong, keep, typedIn, wrongWith } from "./keeping.ts";
import { messages } from "./messages.ts";
import type { Here } from "./room.tsx";

/** One matter on the way: its words, its days, and the steps that can be taken here, refused early by the rule that refuses. */
export function IssueScreen({
  vault,
  carried,
  items,
  head,
  lang,
  id,
  edit,
}: Here & { id: string; edit: string }) {
  const words = say(messages, lang);
  const [at] = useState(() => officeNow(head));
  const found = carried.issues.find((one) => one.id === id);
  const { me } = carried;
  const edited = editedAmong(items, edit);
  const issue = useExpected(
    found,
    items.filter((item) => item.id !== edited?.id),
    me,
    at,
  );
  if (!found || !me || !issue) return <EmptyState title={words.noIssues} />;
  const verbs = edited ? [edited.kind as FieldVerb] : possibleHere(me, issue, at);

  const take =
    (verb: FieldVerb) =>
    async (_before: FormState, form: FormData): Promise<FormState> => {
      const values = typedIn(form);
      const wrong = wrongWith(verb, values);
      if (wrong) return wrong;
      const result = decided(me, issue, verb, values, officeNow(head));
      if (result && isProblem(result)) return { problem: result, values };
      const kept = await keep(vault, { id: values.commandId ?? "", kind: verb, values });
      if (kept) return kept;
      go("outbox");
      return {};
    };
  return (
    <Page title={formatReceiptNo(issue.receiptNo)} lead={found.place}>
      <blockquote className="border-l-4 border-celadon pl-4 text-lg whitespace-pre-line text-ink-strong">
        {issue.statement || words.confidential}
      </blockquote>
      <p className="flex flex-wrap items-center gap-2">
        <StateChip state={issue.state} lang={lang} /> <TierMark tier={issue.tier} lang={lang} />
      </p>
      <ul>
        {promisesOf(issue).map((clock) => (
          <li key={clock.id}>
            {words.dueOn(label("clock", clock.kind, lang), showDate(clock.basis.due, lang))}
          </li>
        ))}
      </ul>
      <Section title={words.takeSteps}>
        {verbs.length === 0 && <p className="text-ink-soft">{words.nothingToDo}</p>}
        {verbs.map((verb) => (
          <Step
            key={verb}
            verb={verb}
            take={take(verb)}
            edited={edited}
            facts={{
              issue,
              dispatchTo: [],
              signsFor: [],
              today: officeToday(head),
              time: officeTime(head),
              contact: me.contact,
              withoutLine: true,
              lang,
            }}
          />
        ))}
      </Section>
    </Page>
  );
}

type StepProps = {
  verb: FieldVerb;
  take: (before: FormState, form: FormData) => Promise<FormState>;
  edited: OutboxItem | undefined;
  facts: Parameters<typeof VerbForm>[0]["facts"];
};
function Step({ verb, take, edited, facts }: StepProps) {
  const [id] = useState(() => edited?.id ?? crypto.randomUUID());
  const begun = edited && { begun: begunBy(edited), open: true };
  return <VerbForm verb={verb} action={take} ids={[id]} facts={facts} {...begun} />;
}
