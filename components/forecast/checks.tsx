import { type InstructingFacts, InstructionForm } from "#components/instruction/form.tsx";
import { InstructedHere } from "#components/instruction/here.tsx";
import type { InstructionLine } from "#components/instruction/list.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Section } from "#components/ui/page.tsx";
import type { NumberedChecklist } from "#lib/domain/forecast/checklists.ts";
import { checklistText } from "#lib/domain/labels/checklists.ts";
import { categoryPath, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type ChecksProps = {
  forecastId: string;
  checklists: readonly NumberedChecklist[];
  /** null: the reader instructs nobody */
  instructing: InstructingFacts | null;
  /** what was given out already, by the number of its check */
  instructions: readonly (InstructionLine & { readonly entryNo: number | null })[];
  ids: readonly string[];
  action: FormAction;
  now: Date;
  lang: Lang;
};

/** What is looked at before the month comes; each becomes a task of a unit, with its day. */
export function Checks({
  forecastId,
  checklists,
  instructing,
  instructions,
  ids,
  action,
  now,
  lang,
}: ChecksProps) {
  const words = say(messages, lang);
  return (
    <Section title={words.checks} id="checks">
      <p className="max-w-prose text-ink-soft">{checklists.length > 0 ? words.checksLead : words.noChecks}</p>
      <ol className="grid gap-4">
        {checklists.map((one, at) => (
          <li key={one.no} id={`check-${one.no}`} className="grid gap-2 border-l-2 border-celadon pl-4">
            <p className="max-w-prose font-medium">{checklistText(one.no, lang)}</p>
            <p className="text-sm text-ink-soft">
              {one.categories
                .map((category) => categoryPath(category, lang))
                .join(lang === "zh" ? "；" : "; ")}
            </p>
            <InstructedHere
              instructions={instructions.filter(({ entryNo }) => entryNo === one.no)}
              on={checklistText(one.no, lang)}
              now={now}
              lang={lang}
            />
            {instructing && (
              <InstructionForm
                instructionId={ids[at] ?? ""}
                on={{ subject: "FORECAST", subjectId: forecastId, entryNo: one.no }}
                facts={instructing}
                draft={checklistText(one.no, lang)}
                action={action}
                lang={lang}
              />
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
