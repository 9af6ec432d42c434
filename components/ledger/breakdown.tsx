import { Link } from "#components/ui/link.tsx";
import { categoryPath, label, say, showNumber } from "#lib/domain/labels.ts";
import { type LedgerFilter, ledgerHref, NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Part = {
  readonly key: string;
  readonly name: string | null;
  readonly count: number;
  readonly narrows: Partial<LedgerFilter>;
};
type BreakdownProps = {
  parts: { readonly places: readonly Part[]; readonly categories: readonly Part[] } | null;
  filter: LedgerFilter;
  lang: Lang;
};

/** So many are offered at once; what is beyond is few each, and the filters find it. */
const MOST = 12;

/** Where the issues behind a number lie and what they are about, each a link to just those. One part alone says nothing new. */
export function Breakdown({ parts, filter, lang }: BreakdownProps) {
  if (!parts) return null;
  const words = say(messages, lang);
  const lists = [
    [words.byPlace, parts.places],
    [words.byCategory, parts.categories],
  ] as const;
  const shown = lists.filter(([, list]) => list.length > 1);
  if (shown.length === 0) return null;
  return (
    <div className="no-print grid gap-2">
      {shown.map(([title, list]) => (
        <nav key={title} aria-label={title} className="flex flex-wrap items-baseline gap-x-4">
          <span className="font-medium">{title}</span>
          {list.slice(0, MOST).map(({ key, name, count, narrows }) => (
            <Link
              key={key}
              href={ledgerHref({ ...filter, ...narrows })}
              className="inline-flex min-h-(--target) items-center gap-1"
            >
              <span className="underline">{name ?? categoryName(key, lang)}</span>{" "}
              <span className="tabular-nums">{showNumber(count, lang)}</span>
            </Link>
          ))}
          {list.length > MOST && <span className="text-ink-soft">{words.moreParts(list.length - MOST)}</span>}
        </nav>
      ))}
    </div>
  );
}

const categoryName = (category: string, lang: Lang): string => {
  if (category === NO_CATEGORY) return categoryPath(null, lang);
  return category.includes(".")
    ? label("category", category as never, lang)
    : label("categoryL1", category as CategoryL1, lang);
};
