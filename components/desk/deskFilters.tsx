import Link from "next/link";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang, State } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type DeskFiltersProps = {
  counts: readonly { state: State; count: number }[];
  total: number;
  overdue: number;
  chosen: { state: State | null; overdue: boolean };
  lang: Lang;
};

/** How many of each, every number a link to exactly those. */
export function DeskFilters({ counts, total, overdue, chosen, lang }: DeskFiltersProps) {
  const words = say(messages, lang);
  const links = [
    { href: "/desk", text: words.all, count: total, here: !chosen.state && !chosen.overdue },
    {
      href: "/desk?due=overdue",
      text: words.overdue,
      count: overdue,
      here: chosen.overdue,
      late: overdue > 0,
    },
    ...counts.map(({ state, count }) => ({
      href: `/desk?state=${state}`,
      text: label("state", state, lang),
      count,
      here: chosen.state === state,
    })),
  ];
  return (
    <nav aria-label={words.filters} className="no-print flex flex-wrap gap-2">
      {links.map(({ href, text, count, here, late }) => (
        <Link
          key={href}
          href={href}
          aria-current={here ? "page" : undefined}
          className={`inline-flex min-h-(--target) items-center gap-2 rounded-md border border-line px-3 no-underline hover:bg-wash aria-[current=page]:border-celadon aria-[current=page]:bg-celadon-wash aria-[current=page]:font-bold ${late ? "text-vermilion" : "text-ink"}`}
        >
          {text} <span className="tabular-nums">{showNumber(count, lang)}</span>
        </Link>
      ))}
    </nav>
  );
}
