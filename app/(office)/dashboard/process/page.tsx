import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Days } from "#components/dashboard/days.tsx";
import { processMessages } from "#components/dashboard/messages-process.ts";
import { ProcessCards } from "#components/dashboard/process.tsx";
import { ProcessByUnit } from "#components/dashboard/processByUnit.tsx";
import { requireReader } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";
import { now } from "#lib/now.ts";
import { readProcess } from "#lib/queries/figures/process.ts";
import { ViewFrame } from "../viewFrame.tsx";
import { askView } from "../views.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(processMessages, await currentLang()).title,
});

/** Behind a link of its own, so that the dashboard does not count what most readers do not look at. */
export default async function ProcessPage({ searchParams }: { searchParams: Promise<Params> }) {
  const actor = await requireReader("/dashboard/process");
  const [lang, at, params] = await Promise.all([currentLang(), now(), searchParams]);
  const asked = await askView(actor, params, at, lang);
  const { shown } = asked;
  const figures = await readProcess(actor, { unitId: shown.unitId, period: asked.period }, at);
  return (
    <ViewFrame tab="process" asked={asked} units={figures.units} at={at}>
      <p className="text-ink-soft">{say(processMessages, lang).noRank}</p>
      <ProcessCards total={figures.total} coverage={figures.coverage} shown={shown} />
      <Days days={figures.days} daysByTier={figures.daysByTier} shown={shown} />
      {figures.byUnit.length > 0 && <ProcessByUnit byUnit={figures.byUnit} shown={shown} />}
    </ViewFrame>
  );
}
