import type { EntryFacts } from "#lib/domain/direct/digests.ts";
import { entryText } from "#lib/domain/direct/messages.ts";
import { categoryPath, label } from "#lib/domain/labels.ts";
import type { EntrySection, InstructionSubject, Lang } from "#lib/domain/vocabulary.ts";

export type InstructionOn = {
  readonly subject: InstructionSubject;
  readonly title: string;
  readonly place: string | null;
  readonly category: string | null;
  readonly entry: { readonly section: EntrySection; readonly facts: EntryFacts } | null;
};

/** What an instruction is on, in one line; words of a resident are never in it. */
export function subjectText({ subject, title, place, category, entry }: InstructionOn, lang: Lang): string {
  if (subject === "DIGEST") return entry ? entryText(entry.section, entry.facts, lang) : "";
  if (subject === "FORECAST")
    return [place, label("instructionSubject", subject, lang)].filter(Boolean).join(" · ");
  const what = subject === "ISSUE" || subject === "ALERT" ? categoryPath(category, lang) : title;
  return [place, what].filter(Boolean).join(" · ");
}
