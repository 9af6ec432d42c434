import Link from "next/link";
import { type DeskFilter, deskHref } from "#lib/domain/deskFilter.ts";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DeskFiltersProps = {
  counts: readonly { state: State; count: number }[];
  chosen: DeskFilter;
  lang: Lang;
};

/** The chosen queue by state; nothing to choose where all are in one. */
export function DeskFilters({ counts, chosen, lang }: DeskFiltersProps) {
  const words = say(messages, lang);
  if (counts.length < 2 && !chosen.state) return null;
  const links = [
    { state: null, text: words.all, count: counts.reduce((sum, { count }) => sum + count, 0) },
    ...counts.map(({ state, count }) => ({ state, text: label("state", state, lang), count })),
  ];
  return (
    <nav aria-label={words.filters} className="no-print flex flex-wrap gap-x-4 gap-y-1">
      {links.map(({ state, text, count }) => (
        <Link
          key={text}
          href={deskHref({ ...chosen, state })}
          aria-current={state === chosen.state ? "page" : undefined}
          className="inline-flex min-h-(--target) items-center gap-1 underline-offset-4 aria-[current=page]:font-bold aria-[current=page]:no-underline"
        >
          {text} <span className="tabular-nums">{showNumber(count, lang)}</span>
        </Link>
      ))}
    </nav>
  );
}
