import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/resident/messages-track.ts";
import { TrackedIssue } from "#components/resident/tracked.tsx";
import { currentResident } from "#lib/auth/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readTracked } from "#lib/queries/residents.ts";
import { leave, rate, reopen, urge, withdraw } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const OWN_VERBS = ["rate", "reopen", "urge", "withdraw"] as const;

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function TrackedIssuePage({ searchParams }: Props) {
  const [lang, resident, at, { done }] = await Promise.all([
    currentLang(),
    currentResident(),
    now(),
    searchParams,
  ]);
  const tracked = await readTracked(resident, at);
  if (!tracked) redirect("/track");
  return (
    <TrackedIssue
      lang={lang}
      tracked={tracked}
      now={at}
      commandIds={{ rate: uuidv7(), reopen: uuidv7(), urge: uuidv7(), withdraw: uuidv7() }}
      actions={{ rate, reopen, urge, withdraw }}
      leave={leave}
      justDone={OWN_VERBS.find((verb) => verb === done) ?? null}
    />
  );
}
