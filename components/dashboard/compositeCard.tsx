import { type CompositeRule, RATE_OF } from "#lib/domain/figures/composite.ts";
import type { FigureValues } from "#lib/domain/figures/counted.ts";
import { fractionOf } from "#lib/domain/figures/metrics.ts";
import { COMPOSITE_NAME, compositeText, compositeWeights } from "#lib/domain/labels/composite.ts";
import { pick } from "#lib/domain/labels/figures.ts";
import { percent, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

/** 三率综合, below the three rates it is made of, with the sum that makes it (domain.md C6). */
export function CompositeCard({
  rule,
  total,
  lang,
}: {
  rule: CompositeRule;
  total: FigureValues;
  lang: Lang;
}) {
  const words = say(messages, lang);
  const name = pick(COMPOSITE_NAME, lang);
  return (
    <article aria-label={name} className="grid gap-2 rounded-md border border-line bg-paper-strong p-4">
      <h3 className="font-medium">{name}</h3>
      <p className="flex flex-wrap items-baseline gap-x-4">
        <span className="text-[2.25rem] leading-tight font-bold text-celadon-strong tabular-nums">
          {compositeText(rule, total, lang)}
        </span>
        <span className="tabular-nums">
          {compositeWeights(rule, lang, (part) => {
            const id = RATE_OF[part];
            return percent(...fractionOf(id, total[id]), lang);
          })}
        </span>
      </p>
      <p className="text-sm text-ink-soft">
        {words.compositeNote(compositeWeights(rule, lang))} {words.weightsVersion(rule.version)}
      </p>
    </article>
  );
}
