import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang, Level, Verb } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type SweptProps = {
  counts: readonly { verb: Verb; count: number }[];
  climbed: readonly { id: string; receiptNo: string; statement: string; level: Level; at: Date }[];
  lang: Lang;
};

/** What the system did by itself, and which issues climbed, each a link to its way. */
export function Swept({ counts, climbed, lang }: SweptProps) {
  const words = say(messages, lang);
  return (
    <>
      {counts.length > 0 && (
        <Section title={words.happened}>
          <DefinitionList
            items={counts.map(({ verb, count }) => [label("verbDone", verb, lang), words.times(count)])}
          />
        </Section>
      )}
      {climbed.length > 0 && (
        <Section title={words.climbed}>
          <ul className="divide-y divide-line rounded-md border border-line bg-paper-strong">
            {climbed.map(({ id, receiptNo, statement, level, at }) => (
              <li key={id + level} className="relative px-4 py-2 hover:bg-wash">
                <Link
                  href={`/issues/${id}`}
                  className="line-clamp-1 font-medium after:absolute after:inset-0"
                >
                  {statement}
                </Link>
                <p className="text-sm text-ink-soft">
                  → {label("level", level, lang)} · {showDateTime(at, lang)} · {formatReceiptNo(receiptNo)}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
