import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/review/messages.ts";
import { DrawForm, RecheckList } from "#components/review/rechecks.tsx";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readRechecks } from "#lib/queries/review/rechecks.ts";
import { draw } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function RechecksPage() {
  const actor = await requireActor("/rechecks");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const page = await readRechecks(actor, at);
  if (!page) notFound();
  const words = say(messages, lang);
  const { rechecks, places, from, to } = page;
  return (
    <Page title={words.title} lead={words.lead}>
      <RecheckList rechecks={rechecks} draws={places.length > 0} lang={lang} />
      {places.length > 0 && (
        <DrawForm recheckId={uuidv7()} places={places} from={from} to={to} action={draw} lang={lang} />
      )}
    </Page>
  );
}
