import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { AskExclusion } from "#components/exclusion/askForm.tsx";
import { ExclusionList } from "#components/exclusion/list.tsx";
import { messages } from "#components/exclusion/messages.ts";
import { Notice, Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readExclusions } from "#lib/queries/review/exclusions.ts";
import { ask, decide } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExclusionsPage({ searchParams }: Props) {
  const actor = await requireActor("/exclusions");
  const [lang, { done, issue }] = await Promise.all([currentLang(), searchParams]);
  const page = await readExclusions(actor, typeof issue === "string" ? issue : "");
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={words.lead}>
      {done === "asked" && <Notice tone="good">{words.asked}</Notice>}
      {done === "decided" && <Notice tone="good">{words.done}</Notice>}
      {page.asks && <AskExclusion {...page.asks} exclusionId={uuidv7()} action={ask} lang={lang} />}
      <ExclusionList rows={page.rows} ids={page.rows.map(() => uuidv7())} action={decide} lang={lang} />
    </Page>
  );
}
