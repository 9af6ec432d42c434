import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { planMessages } from "#components/household/messages-plans.ts";
import { PlanSheet } from "#components/household/plans.tsx";
import { PrintButton } from "#components/issue/printButton.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say, showDate, showNumber } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPlanList } from "#lib/queries/rounds/plans.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(planMessages, await currentLang()).list,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?plan= what is gone to; printed on A4 for an evening. */
export default async function PlanListPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const list = await readPlanList(actor, String(asked.plan ?? ""), at);
  if (!list) notFound();
  const words = say(planMessages, lang);
  const { plan, place, doors } = list;
  const days = words.span(showDate(plan.fromOn, lang), showDate(plan.toOn, lang));
  return (
    <Page
      title={words.listTitle(`${place} ${plan.building}`)}
      lead={`${words.listLead(days, plan.unit)} · ${words.listCount(showNumber(doors.length, lang))}`}
      actions={
        <>
          <LinkButton href={`/households/plans?place=${plan.communityId}`} tone="quiet">
            {words.back}
          </LinkButton>
          <PrintButton text={words.print} />
        </>
      }
    >
      <PlanSheet building={plan.building} doors={doors} lang={lang} />
    </Page>
  );
}
