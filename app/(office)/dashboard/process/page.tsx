import type { Metadata } from "next";
import Link from "next/link";
import { currentLang } from "#app/preferences.ts";
import { Days } from "#components/dashboard/days.tsx";
import { figuresHref } from "#components/dashboard/figureLink.tsx";
import { messages } from "#components/dashboard/messages.ts";
import { processMessages } from "#components/dashboard/messages-process.ts";
import { PeriodForm } from "#components/dashboard/periodForm.tsx";
import { ProcessCards } from "#components/dashboard/process.tsx";
import { ProcessByUnit } from "#components/dashboard/processByUnit.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { figuresAsked } from "../asked.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(processMessages, await currentLang()).title,
});

/** Behind a link of its own, so that the dashboard does not count what most readers do not look at. */
export default async function ProcessPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireActor("/dashboard/process");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const { choice, period, wrong, unitId, badUnit } = figuresAsked(asked, at);
  const figures = await readProcess(actor, { unitId, period }, at);
  const { unit } = figures;
  const [words, general] = [say(processMessages, lang), say(messages, lang)];
  const shown = { period, unitId: unit?.id ?? null, lang };
  return (
    <Page
      title={words.title}
      lead={
        <>
          {general.lead(unit?.name ?? general.mine, showDate(period.from, lang), showDate(period.to, lang))}
          <span className="block">{general.asOf(showDateTime(at, lang))}</span>
          <span className="block">{words.noRank}</span>
        </>
      }
      actions={<PrintButton text={general.print} />}
    >
      <p className="no-print">
        <Link href={figuresHref("/dashboard", choice, shown)} className="underline">
          {words.back}
        </Link>
      </p>
      {(figures.unknownUnit || badUnit) && <Notice tone="warn">{general.unknownUnit}</Notice>}
      {wrong && <Notice tone="warn">{general.badPeriod}</Notice>}
      <PeriodForm
        action="/dashboard/process"
        choice={choice}
        from={period.from}
        to={period.to}
        unitId={unit?.id ?? null}
        units={figures.units}
        lang={lang}
      />
      <ProcessCards total={figures.total} coverage={figures.coverage} shown={shown} />
      <Days days={figures.days} daysByTier={figures.daysByTier} shown={shown} />
      {figures.byUnit.length > 0 && <ProcessByUnit byUnit={figures.byUnit} shown={shown} />}
    </Page>
  );
}
