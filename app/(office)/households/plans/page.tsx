import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { planMessages } from "#components/household/messages-plans.ts";
import { AddPlan, Plans } from "#components/household/plans.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPlans } from "#lib/queries/rounds/plans.ts";
import { drop, plan } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(planMessages, await currentLang()).tool,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** ?place= the community that plans its round. */
export default async function PlansPage({ searchParams }: Props) {
  const actor = await requireActor("/households");
  const [lang, asked, at] = await Promise.all([currentLang(), searchParams, now()]);
  const page = await readPlans(actor, String(asked.place ?? ""), at);
  if (!page) notFound();
  const words = say(planMessages, lang);
  return (
    <Page
      title={words.title(page.place)}
      lead={words.lead}
      actions={
        <LinkButton href={`/households?place=${page.placeId}`} tone="quiet">
          {words.back}
        </LinkButton>
      }
    >
      {asked.done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      {asked.done === "dropped" && <Notice tone="good">{words.dropped}</Notice>}
      <Plans plans={page.plans} over={page.over} drop={drop} lang={lang} />
      <AddPlan
        planId={uuidv7()}
        communityId={page.placeId}
        buildings={page.buildings}
        units={page.units}
        today={page.today}
        action={plan}
        lang={lang}
      />
    </Page>
  );
}
