import type { ReactNode } from "react";
import { Section } from "#components/ui/page.tsx";
import { say, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type Line = { readonly at: Date; readonly person: string; readonly reason: string };
type HistoryProps<L extends Line> = {
  lines: readonly L[];
  keyOf: (line: L) => string | number;
  title: (line: L) => string;
  /** what else stands below the title, and at the end of the last line */
  more?: (line: L) => ReactNode;
  after?: (line: L) => string;
  lang: Lang;
};

/** Every version of a setting, the newest first: what, why, by whom and when. */
export function SettingsHistory<L extends Line>({ lines, keyOf, title, more, after, lang }: HistoryProps<L>) {
  const words = say(messages, lang);
  return (
    <Section title={words.history}>
      {lines.length === 0 && <p className="text-ink-soft">{words.noHistory}</p>}
      <ul className="grid gap-2">
        {lines.map((line) => (
          <li key={keyOf(line)} className="rounded-md border border-line bg-paper-strong px-4 py-2">
            <p className="font-medium">{title(line)}</p>
            {more?.(line)}
            <p>{line.reason}</p>
            <p className="text-sm text-ink-soft">
              {words.by(line.person, showDateTime(line.at, lang))}
              {after && ` · ${after(line)}`}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
