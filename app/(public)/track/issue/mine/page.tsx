import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/rights/messages.ts";
import { MINE_DONE, Mine } from "#components/rights/mine.tsx";
import { currentResident } from "#lib/auth/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { ownInformation } from "#lib/queries/rights/ownInformation.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import * as actions from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** For the holder of the receipt: what is kept of them, who looked, and their rights over it (PIPL §44–50). */
export default async function MinePage({ searchParams }: Props) {
  const [lang, resident, at, { done }] = await Promise.all([
    currentLang(),
    currentResident(),
    now(),
    searchParams,
  ]);
  const privacy = await privacySettings();
  const information = await ownInformation(resident, privacy, at);
  if (!information) redirect("/track");
  const { issueId, version } = information.tracked;
  return (
    <Mine
      own={{ lang, issueId, version, privacy, newId: uuidv7 }}
      information={information}
      actions={actions}
      justDone={MINE_DONE.find((verb) => verb === done) ?? null}
      now={at}
    />
  );
}
