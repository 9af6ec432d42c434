import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { promiseMessages } from "#components/household/messages-promises.ts";
import { Promises } from "#components/household/promises.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readPromises } from "#lib/queries/rounds/promises.ts";
import { keep } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(promiseMessages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was promised at visits and is owed by one's own unit. */
export default async function PromisesPage({ searchParams }: Props) {
  const actor = await requireActor("/households/promises");
  const [lang, at, asked] = await Promise.all([currentLang(), now(), searchParams]);
  const { open, done } = await readPromises(actor);
  const words = say(promiseMessages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {asked.done === "saved" && <Notice tone="good">{words.saved}</Notice>}
      <Promises open={open} done={done} keep={keep} now={at} lang={lang} />
    </Page>
  );
}
