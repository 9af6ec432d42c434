import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { EnterForm, RequestList } from "#components/rightsDesk/desk.tsx";
import { messages } from "#components/rightsDesk/messages.ts";
import { Page } from "#components/ui/page.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { rightsDesk } from "#lib/queries/rights/rights.ts";
import { enterRight } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

export default async function RightsPage() {
  const actor = await requireActor("/rights");
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const desk = await rightsDesk(actor, at);
  if (!desk) notFound();
  const words = say(messages, lang);
  const given = { now: at, lang };
  return (
    <Page title={words.title} lead={words.lead((await privacySettings()).answerDays)}>
      {desk.late && (
        <RequestList title={words.lateTitle} none={words.lateNone} lines={desk.late} withOffice {...given} />
      )}
      {desk.mine && (
        <RequestList title={words.mineTitle} none={words.mineNone} lines={desk.mine} {...given} />
      )}
      {desk.mayEnter && <EnterForm action={enterRight} commandId={uuidv7()} lang={lang} />}
    </Page>
  );
}
