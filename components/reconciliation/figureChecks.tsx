import { Notice, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { say, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Check = {
  readonly id: string;
  readonly at: Date;
  readonly samples: number;
  readonly looked: number;
  readonly wrong: number;
  readonly named: readonly string[];
};
const NUMBERS = ["samples", "looked", "wrong"] as const;

/** The nightly recounts of the figures; what differed in the newest one is named. */
export function FigureChecks({ checks, lang }: { checks: readonly Check[]; lang: Lang }) {
  const words = say(messages, lang);
  const named = checks[0]?.named ?? [];
  return (
    <Section title={words.checks}>
      <p className="text-ink-soft">{words.checksLead}</p>
      {named.length > 0 && (
        <Notice tone="danger" title={words.wrongText}>
          <ul>
            {named.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
      {checks.length === 0 ? (
        <p>{words.checksNone}</p>
      ) : (
        <Table
          caption={words.checks}
          captionHidden
          head={[
            words.day,
            ...NUMBERS.map((number) => ({ label: words[number], numeric: true, id: number })),
          ]}
          rows={checks.map((check) => ({
            key: check.id,
            cells: [showDateTime(check.at, lang), ...NUMBERS.map((n) => showNumber(check[n], lang))],
          }))}
        />
      )}
    </Section>
  );
}
