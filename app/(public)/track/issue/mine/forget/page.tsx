import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Forget } from "#components/rights/forget.tsx";
import { messages } from "#components/rights/messages.ts";
import { currentResident } from "#lib/auth/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { forgetContact } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).forgetTitle,
});

/** What follows is read before it is done; without a contact there is nothing to remove. */
export default async function ForgetPage() {
  const [lang, resident, at] = await Promise.all([currentLang(), currentResident(), now()]);
  const tracked = await readTracked(resident, at);
  if (!tracked) redirect("/track");
  if (!tracked.possible.includes("forgetContact")) redirect("/track/issue/mine");
  const { issueId, version } = tracked;
  return (
    <Forget
      own={{ lang, issueId, version, privacy: await privacySettings(), newId: uuidv7 }}
      action={forgetContact}
    />
  );
}
