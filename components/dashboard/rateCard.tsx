import type { ReactNode } from "react";
import { type FigureValue, fractionOf, type MetricId, metricOf } from "#lib/domain/figures/metrics.ts";
import { FIGURES, type FigureWords, figureFormula, pick } from "#lib/domain/labels/figures.ts";
import { COVERAGE } from "#lib/domain/labels/processFigures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { processMessages } from "./messages-process.ts";

type RateCardProps = { id: MetricId; value: FigureValue; shown: Shown };

/** A rate with what stands above and below its line, what is missing, and how it is formed: each number leads to its issues. */
export function RateCard({ id, value, shown }: RateCardProps) {
  const { lang } = shown;
  const words = say(messages, lang);
  const [numerator, denominator] = fractionOf(id, value);
  const isIssue = metricOf(id).over !== "SESSION";
  return (
    <Card
      figure={FIGURES[id]}
      rate={percent(numerator, denominator, lang)}
      value={value}
      lang={lang}
      count={(part, name, count) =>
        isIssue ? (
          <FigureLink shown={shown} figure={id} part={part} count={count} name={name} />
        ) : (
          showNumber(count, lang)
        )
      }
    >
      {metricOf(id).weight && value.n > 0 && (
        <p className="text-right tabular-nums">
          {words.weighted(showNumber(numerator / 10, lang), showNumber(value.n, lang))}
        </p>
      )}
      <p className="text-sm text-ink-soft">
        {value.n === 0 ? words.nothingYet : figureFormula(id, lang)} {words.version(metricOf(id).version)}
      </p>
    </Card>
  );
}

/** 走访覆盖 of one year's round. Addresses are no issues, so its numbers lead to the round and not to the ledger. */
export function CoverageCard({ year, value, lang }: { year: number; value: FigureValue; lang: Lang }) {
  const words = say(messages, lang);
  return (
    <Card
      figure={COVERAGE.words}
      rate={percent(value.counted, value.n, lang)}
      value={value}
      lang={lang}
      count={(_part, _name, count) => showNumber(count, lang)}
    >
      <p className="text-sm text-ink-soft">
        {value.n === 0 ? words.nothingYet : pick(COVERAGE.words.formula, lang)}{" "}
        {say(processMessages, lang).roundOf(year)} {words.version(COVERAGE.version)}
      </p>
    </Card>
  );
}

type Part = "numerator" | "denominator" | "missing";
type CardProps = {
  figure: FigureWords;
  rate: string;
  value: FigureValue;
  lang: Lang;
  count: (part: Part, name: string, count: number) => ReactNode;
  children: ReactNode;
};

function Card({ figure, rate, value, lang, count, children }: CardProps) {
  const rows = [
    ["numerator", value.counted],
    ["denominator", value.n],
    ["missing", value.n - value.counted],
  ] as const;
  return (
    <article
      aria-label={pick(figure.name, lang)}
      className="grid content-start gap-2 rounded-md border border-line bg-paper-strong p-4"
    >
      <h3 className="font-medium">{pick(figure.name, lang)}</h3>
      <p className="text-[2.25rem] leading-tight font-bold text-celadon-strong tabular-nums">{rate}</p>
      <dl className="grid grid-cols-[1fr_max-content] gap-x-4">
        {rows.map(([part, number]) => (
          <div key={part} className={`contents ${part === "missing" ? "font-medium" : ""}`}>
            <dt>{pick(figure[part], lang)}</dt>
            <dd className="text-right tabular-nums">{count(part, pick(figure[part], lang), number)}</dd>
          </div>
        ))}
      </dl>
      {children}
    </article>
  );
}
