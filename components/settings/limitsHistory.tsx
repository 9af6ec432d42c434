import { Section } from "#components/ui/page.tsx";
import type { RuledClock } from "#lib/domain/clocks/clockSettings.ts";
import type { LimitChange } from "#lib/domain/clocks/settingsChange.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { limitWords } from "./limit.ts";
import { messages } from "./messages.ts";

type Line = {
  readonly version: number;
  readonly at: Date;
  readonly person: string;
  readonly reason: string;
  readonly kind: RuledClock;
  readonly changes: readonly LimitChange[];
};

export function LimitsHistory({ lines, lang }: { lines: readonly Line[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.history}>
      {lines.length === 0 && <p className="text-ink-soft">{words.noHistory}</p>}
      <ul className="grid gap-2">
        {lines.map((line) => (
          <li key={line.version} className="rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="font-medium">
              {label("clock", line.kind, lang)} · {words.version(line.version)}
            </p>
            {line.changes.map(({ tier, before, after }) => (
              <p key={tier}>
                {words.fromTo(
                  label("tierChar", tier, lang),
                  limitWords(before, lang),
                  limitWords(after, lang),
                )}
              </p>
            ))}
            <p>{line.reason}</p>
            <p className="text-sm text-ink-soft">{words.by(line.person, showDateTime(line.at, lang))}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
