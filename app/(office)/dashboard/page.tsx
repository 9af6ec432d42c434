import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { CompositeCard } from "#components/dashboard/compositeCard.tsx";
import { FigureLink } from "#components/dashboard/figureLink.tsx";
import { messages } from "#components/dashboard/messages.ts";
import { pictureMessages } from "#components/dashboard/messages-pictures.ts";
import { processMessages } from "#components/dashboard/messages-process.ts";
import { RateCard } from "#components/dashboard/rateCard.tsx";
import { ProofNote } from "#components/reconciliation/proofNote.tsx";
import { messages as reports } from "#components/reports/messages.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Section } from "#components/ui/page.tsx";
import { requireReader } from "#lib/auth/actor.ts";
import { mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { FigureValues } from "#lib/domain/figures/counted.ts";
import { say, showNumber } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { leftBehindCount } from "#lib/queries/casework/reconciliation.ts";
import { compositeRule } from "#lib/queries/figures/composite.ts";
import { readUnitChoices } from "#lib/queries/figures/pictures.ts";
import { ViewFrame } from "./viewFrame.tsx";
import { ViewPictures } from "./viewPictures.tsx";
import { askView, readView, viewHref } from "./views.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
const RATINGS = ["responseRate", "resolutionRate", "satisfactionRate"] as const;

export default async function DashboardPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireReader("/dashboard");
  const [lang, at, params] = await Promise.all([currentLang(), now(), searchParams]);
  const asked = await askView(actor, params, at, lang);
  const proof = mayAtDesk(actor, "readReconciliation") ? await leftBehindCount() : null;
  const [{ pictures, total: counted }, units, composite] = await Promise.all([
    readView("overview", asked, lang),
    readUnitChoices(actor),
    compositeRule(),
  ]);
  const total = counted as FigureValues;
  const { shown } = asked;
  const [words, views, process] = [
    say(messages, lang),
    say(pictureMessages, lang),
    say(processMessages, lang),
  ];
  const { n: toAsk, counted: rated } = total.ratingCoverage;
  return (
    <ViewFrame
      tab="overview"
      asked={asked}
      units={units}
      at={at}
      actions={
        <>
          {mayAtDesk(actor, "seeScorecards") && (
            <LinkButton tone="quiet" href="/scorecards">
              {words.scorecards}
            </LinkButton>
          )}
          {mayAtDesk(actor, "seeReports") && (
            <LinkButton tone="quiet" href="/reports">
              {say(reports, lang).title}
            </LinkButton>
          )}
          <LinkButton tone="quiet" href={viewHref("/dashboard/wall", asked)}>
            {views.wall}
          </LinkButton>
        </>
      }
    >
      {proof && <ProofNote proof={proof} lang={lang} />}
      {total.intake.n === 0 && <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState>}
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
        {composite.shown && <CompositeCard rule={composite} total={total} lang={lang} />}
      </Section>
      <div className="grid gap-8 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-8">
          <ViewPictures
            view="overview"
            ids={["stock", "funnel", "trend"]}
            pictures={pictures}
            asked={asked}
          />
        </div>
        <div className="grid min-w-0 content-start gap-8">
          <ViewPictures view="overview" ids={["category", "tier"]} pictures={pictures} asked={asked} />
        </div>
      </div>
      <ViewPictures view="overview" ids={["units"]} pictures={pictures} asked={asked} />
    </ViewFrame>
  );
}
