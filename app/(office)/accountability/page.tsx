import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { CaseList, OpenCase } from "#components/accountability/cases.tsx";
import { messages } from "#components/accountability/messages.ts";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { readCases } from "#lib/queries/review/accountability.ts";
import { open } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function AccountabilityPage() {
  const actor = await requireActor("/accountability");
  const [lang, page] = await Promise.all([currentLang(), readCases(actor)]);
  if (!page) notFound();
  const words = say(messages, lang);
  return (
    <Page title={words.title} lead={page.supervises ? words.lead : words.leadUnit}>
      {page.supervises && <OpenCase caseId={uuidv7()} units={page.units} action={open} lang={lang} />}
      <CaseList cases={page.cases} lang={lang} />
    </Page>
  );
}
