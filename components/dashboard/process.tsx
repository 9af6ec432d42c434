import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import type { FigureValue, ProcessId } from "#lib/domain/figures/metrics.ts";
import { say } from "#lib/domain/labels.ts";
import type { Shown } from "./figureLink.tsx";
import { processMessages } from "./messages-process.ts";
import { CoverageCard, RateCard } from "./rateCard.tsx";

type ProcessCardsProps = {
  total: Readonly<Record<ProcessId, FigureValue>>;
  coverage: { readonly year: number; readonly value: FigureValue } | null;
  shown: Shown;
};

const GROUPS = [
  ["quality", ["firstSolvedRate", "reopenRate", "repeatRate"]],
  ["routing", ["promptContactRate", "returnRate", "upheldRate", "localRate"]],
] as const satisfies readonly (readonly [string, readonly ProcessId[]])[];

/** The figures of the process as cards: each number opens its issues, where it counts any. */
export function ProcessCards({ total, coverage, shown }: ProcessCardsProps) {
  const words = say(processMessages, shown.lang);
  return (
    <>
      {GROUPS.map(([name, ids]) => (
        <Section key={name} title={words[name]}>
          <div
            className={`grid gap-4 ${ids.length > 3 ? "md:grid-cols-2 lg:grid-cols-4" : "md:grid-cols-3"}`}
          >
            {ids.map((id) => (
              <RateCard key={id} id={id} value={total[id]} shown={shown} />
            ))}
          </div>
        </Section>
      ))}
      <Section title={words.outreach}>
        {coverage ? (
          <>
            <div className="grid gap-4 md:grid-cols-3">
              <RateCard id="onTimeNoticeRate" value={total.onTimeNoticeRate} shown={shown} />
              <CoverageCard {...coverage} lang={shown.lang} />
            </div>
            <p className="no-print">
              <Link
                href={`/households?${new URLSearchParams({ year: String(coverage.year), ...(shown.unitId && { place: shown.unitId }) })}`}
                className="inline-flex min-h-(--target) items-center underline"
              >
                {words.round}
              </Link>
            </p>
          </>
        ) : (
          <p className="text-ink-soft">{words.noPlace}</p>
        )}
      </Section>
    </>
  );
}
