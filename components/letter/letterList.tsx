import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { letterLabel } from "#lib/domain/labels/letters.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang, LetterKind, LetterState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type LetterListProps = {
  issueId: string;
  letters: readonly {
    readonly id: string;
    readonly kind: LetterKind;
    readonly state: LetterState;
    readonly numberText: string | null;
    readonly draftedAt: Date;
    readonly servedOn: string | null;
  }[];
  offers: readonly LetterKind[];
  lang: Lang;
};

/** The official letters of an issue, and the ones its steps allow to be drafted now. */
export function LetterList({ issueId, letters, offers, lang }: LetterListProps) {
  const words = say(messages, lang);
  if (letters.length === 0 && offers.length === 0) return null;
  return (
    <Section title={words.title}>
      {letters.length === 0 ? (
        <p className="text-ink-soft">{words.none}</p>
      ) : (
        <ul className="grid gap-2">
          {letters.map((letter) => (
            <li key={letter.id} className="rounded-md border border-line bg-paper-strong px-4 py-2">
              <Link href={`/letters/${letter.id}`}>
                {letterLabel("letterKind", letter.kind, lang)} {letter.numberText}
              </Link>
              <p className="text-sm text-ink-soft">
                {[
                  letterLabel("letterState", letter.state, lang),
                  words.drafted(showDate(shanghaiDate(letter.draftedAt), lang)),
                  letter.servedOn
                    ? words.served(showDate(letter.servedOn, lang))
                    : letter.state === "SIGNED" && words.notServed,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
      {offers.length > 0 && (
        <ul className="no-print flex flex-wrap gap-x-4 gap-y-1">
          {offers.map((kind) => (
            <li key={kind}>
              <Link href={`/issues/${issueId}/letters/new?kind=${kind}`}>
                {words.draftNew(letterLabel("letterKind", kind, lang))}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
