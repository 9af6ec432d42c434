import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { AskCode } from "#components/resident/askCode.tsx";
import { messages } from "#components/resident/messages-mine.ts";
import { OwnIssues } from "#components/resident/ownIssues.tsx";
import { phoneHere } from "#lib/auth/phone.ts";
import { say } from "#lib/domain/texts.ts";
import { ownIssues } from "#lib/queries/residents/ownIssues.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { askCode, leave, openOwn } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

/** All that was told with one phone, for whoever has it in hand. */
export default async function MinePage() {
  const [lang, here] = await Promise.all([currentLang(), phoneHere()]);
  return here?.inHand ? (
    <OwnIssues lang={lang} issues={await ownIssues(here.phone)} open={openOwn} leave={leave} />
  ) : (
    <AskCode lang={lang} privacy={await privacySettings()} action={askCode} />
  );
}
