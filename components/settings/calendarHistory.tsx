import { Section } from "#components/ui/page.tsx";
import { say, showDate, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Line = {
  readonly id: string;
  readonly at: Date;
  readonly person: string;
  readonly reason: string;
  readonly days: readonly { readonly date: string; readonly after: { readonly name: string } | null }[];
  readonly moved: number;
  readonly done: boolean;
};

/** Who changed which days and why, and how far the dates were counted again. */
export function CalendarHistory({ lines, lang }: { lines: readonly Line[]; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Section title={words.history}>
      {lines.length === 0 && <p className="text-ink-soft">{words.noHistory}</p>}
      <ul className="grid gap-2">
        {lines.map((line) => (
          <li key={line.id} className="rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="font-medium">
              {words.historyLine(line.days.length, showDate(line.days[0]?.date ?? "", lang))}
              {" · "}
              {line.days[0]?.after?.name ?? words.plain}
            </p>
            <p>{line.reason}</p>
            <p className="text-sm text-ink-soft">
              {words.by(line.person, showDateTime(line.at, lang))}
              {" · "}
              {line.done
                ? words.recounted(showNumber(line.moved, lang))
                : words.recounting(showNumber(line.moved, lang))}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
