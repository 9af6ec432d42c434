import { Link } from "#components/ui/link.tsx";
import type { PeriodChoice } from "#lib/domain/calendar/period.ts";
import { type CountedOver, figureHref } from "#lib/domain/figures/marks.ts";
import type { MetricId, Part } from "#lib/domain/figures/metrics.ts";
import { showNumber } from "#lib/domain/labels.ts";
import type { LedgerFilter } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";

/** What the numbers of this page were counted over. */
export type Shown = CountedOver & { readonly lang: Lang };

/** Address of a page of figures over the same period and unit. */
export const figuresHref = (path: string, choice: PeriodChoice, { period, unitId }: Shown): string =>
  `${path}?${new URLSearchParams({
    period: choice,
    ...(choice === "custom" && { from: period.from, to: period.to }),
    ...(unitId && { unit: unitId }),
  })}`;

type FigureLinkProps = {
  shown: Shown;
  figure: MetricId;
  part: Part;
  count: number;
  more?: Partial<LedgerFilter>;
  /** what the number is, for those who hear the link alone */
  name?: string;
};

/** A number that leads to what it counts. Nothing leads nowhere. */
export function FigureLink({ shown, figure, part, count, more, name }: FigureLinkProps) {
  const text = showNumber(count, shown.lang);
  if (count === 0) return <span>{text}</span>;
  return (
    <Link
      href={figureHref(shown, figure, part, more)}
      className="underline"
      aria-label={name && `${name} ${text}`}
    >
      {text}
    </Link>
  );
}
