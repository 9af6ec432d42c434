import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/scorecard/messages.ts";
import { CardList, PublishForm } from "#components/scorecard/scorecards.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readScorecards } from "#lib/queries/review/scorecards.ts";
import { publish } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function ScorecardsPage() {
  const actor = await requireActor("/scorecards");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const page = await readScorecards(actor, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { cards, units, from, to } = page;
  return (
    <Page title={words.title} lead={words.lead}>
      {units.length > 0 && (
        <PublishForm scorecardId={uuidv7()} units={units} from={from} to={to} action={publish} lang={lang} />
      )}
      <CardList cards={cards} lang={lang} />
    </Page>
  );
}
