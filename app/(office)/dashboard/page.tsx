import type { Metadata } from "next";
import Link from "next/link";
import { currentLang } from "#app/preferences.ts";
import { ByCategory } from "#components/dashboard/byCategory.tsx";
import { ByTier } from "#components/dashboard/byTier.tsx";
import { ByUnit } from "#components/dashboard/byUnit.tsx";
import { FigureLink, figuresHref } from "#components/dashboard/figureLink.tsx";
import { Funnel } from "#components/dashboard/funnel.tsx";
import { messages } from "#components/dashboard/messages.ts";
import { processMessages } from "#components/dashboard/messages-process.ts";
import { PeriodForm } from "#components/dashboard/periodForm.tsx";
import { RateCard } from "#components/dashboard/rateCard.tsx";
import { StockByLevel } from "#components/dashboard/stockByLevel.tsx";
import { Trend } from "#components/dashboard/trend.tsx";
import { ProofNote } from "#components/reconciliation/proofNote.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import { say, showDate, showDateTime, showNumber } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { leftBehindCount } from "#lib/queries/casework/reconciliation.ts";
import { readFigures } from "#lib/queries/figures/figures.ts";
import { figuresAsked } from "./asked.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
const RATINGS = ["responseRate", "resolutionRate", "satisfactionRate"] as const;

export default async function DashboardPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/dashboard");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const { choice, period, wrong, unitId, badUnit } = figuresAsked(asked, at);
  const figures = await readFigures(actor, { unitId, period }, at);
  const { total, unit } = figures;
  const proof = mayAtDesk(actor, "readReconciliation") ? await leftBehindCount() : null;
  const [words, process] = [say(messages, lang), say(processMessages, lang)];
  const shown = { period, unitId: unit?.id ?? null, lang };
  const anyRegistered = total.intake.n > 0;
  const { n: toAsk, counted: rated } = total.ratingCoverage;
  return (
    <Page
      title={words.title}
      lead={
        <>
          {words.lead(unit?.name ?? words.mine, showDate(period.from, lang), showDate(period.to, lang))}
          <span className="block">{words.asOf(showDateTime(at, lang))}</span>
        </>
      }
      actions={
        <>
          {mayAtDesk(actor, "seeScorecards") && (
            <LinkButton href="/scorecards" tone="quiet">
              {words.scorecards}
            </LinkButton>
          )}
          <PrintButton text={words.print} />
        </>
      }
    >
      {(figures.unknownUnit || badUnit) && <Notice tone="warn">{words.unknownUnit}</Notice>}
      {wrong && <Notice tone="warn">{words.badPeriod}</Notice>}
      <PeriodForm
        choice={choice}
        from={period.from}
        to={period.to}
        unitId={unit?.id ?? null}
        units={figures.units}
        lang={lang}
      />
      {proof && <ProofNote proof={proof} lang={lang} />}
      {!anyRegistered && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
      <Section title={words.rates}>
        <div className="grid gap-4 md:grid-cols-3">
          {RATES.map((id) => (
            <RateCard key={id} id={id} value={total[id]} shown={shown} />
          ))}
        </div>
        <p className="text-ink-soft">
          {process.masters}{" "}
          <FigureLink figure="masters" part="numerator" count={total.masters.counted} shown={shown} />
        </p>
        <p className="text-ink-soft">
          {words.unreached}{" "}
          <FigureLink
            figure="unreachedRate"
            part="numerator"
            count={total.unreachedRate.counted}
            shown={shown}
          />
        </p>
      </Section>
      <Section title={words.ratings}>
        <p className="text-ink-soft">
          {words.ratingsLead} {words.coverage(showNumber(rated, lang), showNumber(toAsk, lang))}
        </p>
        <div className="grid gap-4 md:grid-cols-3">
          {RATINGS.map((id) => (
            <RateCard key={id} id={id} value={total[id]} shown={shown} />
          ))}
        </div>
      </Section>
      <p className="no-print">
        <Link
          href={figuresHref("/dashboard/process", choice, shown)}
          prefetch={false}
          className="inline-flex min-h-(--target) items-center underline"
        >
          {process.link}
        </Link>
      </p>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-8">
          <StockByLevel byLevel={figures.byLevel} shown={shown} />
          {anyRegistered && <Funnel total={total} shown={shown} />}
          {(anyRegistered || total.ended.n > 0) && <Trend byMonth={figures.byMonth} shown={shown} />}
        </div>
        {anyRegistered && (
          <div className="grid min-w-0 content-start gap-8">
            <ByCategory byCategory={figures.byCategory} shown={shown} />
            <ByTier byTier={figures.byTier} total={total.intake.n} shown={shown} />
          </div>
        )}
      </div>
      {anyRegistered && <ByUnit byUnit={figures.byUnit} shown={shown} />}
    </Page>
  );
}
