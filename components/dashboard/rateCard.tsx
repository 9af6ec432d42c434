import { type FigureValue, fractionOf, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { FIGURES, figureFormula, figureName, pick } from "#lib/domain/labels/figures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";

type RateCardProps = { id: MetricId; value: FigureValue; shown: Shown };

/** A rate with what stands above and below its line, what is missing, and how it is formed: each number leads to its issues. */
export function RateCard({ id, value, shown }: RateCardProps) {
  const { lang } = shown;
  const words = say(messages, lang);
  const [numerator, denominator] = fractionOf(id, value);
  const { numerator: done, denominator: all, missing } = FIGURES[id];
  const rows = [
    ["numerator", pick(done, lang), value.counted],
    ["denominator", pick(all, lang), value.n],
    ["missing", pick(missing, lang), value.n - value.counted],
  ] as const;
  return (
    <article
      aria-label={figureName(id, lang)}
      className="grid content-start gap-2 rounded-md border border-line bg-paper-strong p-4"
    >
      <h3 className="font-medium">{figureName(id, lang)}</h3>
      <p className="text-[2.25rem] leading-tight font-bold text-celadon-strong tabular-nums">
        {percent(numerator, denominator, lang)}
      </p>
      <dl className="grid grid-cols-[1fr_max-content] gap-x-4">
        {rows.map(([part, name, count]) => (
          <div key={part} className={`contents ${part === "missing" ? "font-medium" : ""}`}>
            <dt>{name}</dt>
            <dd className="text-right tabular-nums">
              <FigureLink shown={shown} figure={id} part={part} count={count} name={name} />
            </dd>
          </div>
        ))}
      </dl>
      {metricOf(id).weight && value.n > 0 && (
        <p className="text-right tabular-nums">
          {words.weighted(showNumber(numerator / 10, lang), showNumber(value.n, lang))}
        </p>
      )}
      <p className="text-sm text-ink-soft">
        {value.n === 0 ? words.nothingYet : figureFormula(id, lang)} {words.version(metricOf(id).version)}
      </p>
    </article>
  );
}
