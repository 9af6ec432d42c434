import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/page.tsx";
import { metricOf } from "#lib/domain/figures/metrics.ts";
import { COUNTED_IN, FIGURES, figureFormula, figureName, pick } from "#lib/domain/labels/figures.ts";
import { filterWords } from "#lib/domain/labels/filter.ts";
import { label, say, showDate, showNumber } from "#lib/domain/labels.ts";
import { type LedgerFilter, ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** Says which column of a board these issues are. */
export function BehindBoard({ filter, lang }: { filter: LedgerFilter; lang: Lang }) {
  if (!filter.board) return null;
  const words = say(messages, lang);
  const { board, ...rest } = filter;
  return (
    <Notice tone="info" title={words.onBoard(label("boardColumn", board, lang))}>
      <Link href={ledgerHref(rest)} className="no-print underline">
        {words.backToList}
      </Link>
    </Notice>
  );
}

type BehindFigureProps = {
  filter: LedgerFilter;
  names: Readonly<Record<string, string>>;
  facts: number | null;
  total: number;
  lang: Lang;
};

/** Says which number of the dashboard these issues are, and how it is formed. */
export function BehindFigure({ filter, names, facts, total, lang }: BehindFigureProps) {
  const { figure, part = "denominator", from, to } = filter;
  if (!figure) return null;
  const words = say(messages, lang);
  const {
    figure: _figure,
    part: _part,
    here: _here,
    initialTier,
    standing,
    waited,
    took,
    charged,
    ...rest
  } = filter;
  const piece = { initialTier, standing, waited, took, charged };
  return (
    <Notice tone="info" title={words.behind(figureName(figure, lang), pick(FIGURES[figure][part], lang))}>
      {from && to && metricOf(figure).cohort !== "NOW" && (
        <p>{words.period(showDate(from, lang), showDate(to, lang))}</p>
      )}
      {Object.values(piece).some(Boolean) && <p>{filterWords(piece, names, lang)}</p>}
      {facts !== null && (
        <p>
          {words.facts(
            showNumber(facts, lang),
            pick(COUNTED_IN[metricOf(figure).over], lang),
            showNumber(total, lang),
          )}
        </p>
      )}
      <p className="text-ink-soft">{figureFormula(figure, lang)}</p>
      <Link href={ledgerHref(rest)} className="no-print underline">
        {words.backToList}
      </Link>
    </Notice>
  );
}
