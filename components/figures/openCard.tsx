import { type MetricId, metricOf, RANK_MINIMUM } from "#lib/domain/figures/metrics.ts";
import { FIGURES, figureFormula, figureName, pick } from "#lib/domain/labels/figures.ts";
import { COUNTS, numeratorOf, type OpenValue, shownValue } from "#lib/domain/labels/shown.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** One figure with what stands above and below its line, for who asks how it is formed, and by which version of the formula. */
export function OpenCard({ id, value, lang }: { id: MetricId; value: OpenValue; lang: Lang }) {
  const words = say(messages, lang);
  const { numerator, denominator } = FIGURES[id];
  return (
    <article
      aria-label={figureName(id, lang)}
      className="grid break-inside-avoid content-start gap-2 rounded-md border border-line bg-paper-strong p-4"
    >
      <h3 className="font-medium">{figureName(id, lang)}</h3>
      <p className="text-[2.25rem] leading-tight font-bold text-celadon-strong tabular-nums">
        {shownValue(id, value, words.small, lang)}
      </p>
      {value && !COUNTS.includes(id) && (
        <dl className="grid grid-cols-[1fr_max-content] gap-x-4">
          <dt>{pick(numerator, lang)}</dt>
          <dd className="text-right tabular-nums">{showNumber(value.counted, lang)}</dd>
          <dt>{pick(denominator, lang)}</dt>
          <dd className="text-right tabular-nums">
            {showNumber(value.n, lang)}
            {value.n > 0 && value.n < RANK_MINIMUM && <span className="block text-sm">{words.few}</span>}
          </dd>
        </dl>
      )}
      {value && value.n > 0 && metricOf(id).weight && (
        <p className="text-right tabular-nums">
          {words.weighted(showNumber(numeratorOf(id, value), lang), showNumber(value.n, lang))}
        </p>
      )}
      <details className="text-sm text-ink-soft">
        <summary className="flex min-h-(--target) items-center">{words.how}</summary>
        <p>
          {figureFormula(id, lang)} {words.version(metricOf(id).version)}
        </p>
      </details>
    </article>
  );
}
