import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import type { InstructionSubject, Lang } from "#lib/domain/vocabulary.ts";
import { type InstructingFacts, InstructionForm } from "./form.tsx";
import { type InstructionLine, InstructionList } from "./list.tsx";
import { messages } from "./messages.ts";

type BesideProps = {
  on: { readonly subject: InstructionSubject; readonly subjectId: string };
  instructions: readonly InstructionLine[];
  instructing: InstructingFacts | null;
  /** one for the form, then one for each instruction */
  ids: readonly string[];
  actions: { readonly give: FormAction; readonly open: FormAction };
  now: Date;
  lang: Lang;
};

/** What was instructed on a subject, on that subject's own page; nothing at all where there is nothing and nobody may. */
export function Instructed({ on, instructions, instructing, ids, actions, now, lang }: BesideProps) {
  const words = say(messages, lang);
  if (instructions.length === 0 && !instructing) return null;
  return (
    <Section title={words.title} id="instructions">
      {instructions.length > 0 && (
        <InstructionList
          instructions={instructions}
          none={words.none}
          ids={ids.slice(1)}
          open={actions.open}
          now={now}
          lang={lang}
        />
      )}
      {instructing && (
        <InstructionForm
          instructionId={ids[0] ?? ""}
          on={on}
          facts={instructing}
          action={actions.give}
          lang={lang}
        />
      )}
    </Section>
  );
}
