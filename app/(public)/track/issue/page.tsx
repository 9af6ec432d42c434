import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { OwnFiles } from "#components/attachment/section.tsx";
import { messages } from "#components/resident/messages-track.ts";
import { OWN_VERBS, type OwnVerb } from "#components/resident/ownForm.tsx";
import { TrackedIssue } from "#components/resident/tracked.tsx";
import { currentResident } from "#lib/auth/receipt.ts";
import { entryWord } from "#lib/domain/attachments.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { ownFiles } from "#lib/queries/attachments.ts";
import { privacySettings } from "#lib/queries/privacy.ts";
import { readTracked } from "#lib/queries/residents.ts";
import * as doors from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

const { leave, ...actions } = doors;
const freshIds = () =>
  Object.fromEntries(OWN_VERBS.map((verb) => [verb, uuidv7()])) as Record<OwnVerb, string>;

type Props = { searchParams: Promise<{ done?: string | string[]; files?: string | string[] }> };

export default async function TrackedIssuePage({ searchParams }: Props) {
  const [lang, resident, at, { done, files: came }] = await Promise.all([
    currentLang(),
    currentResident(),
    now(),
    searchParams,
  ]);
  const tracked = await readTracked(resident, at);
  if (!tracked) redirect("/track");
  const { files, mayAdd } = await ownFiles(resident);
  const entries = mayAdd ? [{ to: entryWord({ entry: "ISSUE", issueId: tracked.issueId }) }] : [];
  return (
    <TrackedIssue
      lang={lang}
      tracked={tracked}
      now={at}
      privacy={await privacySettings()}
      commandIds={freshIds()}
      actions={actions}
      leave={leave}
      papers={<OwnFiles files={files} entries={entries} came={came} lang={lang} />}
      justDone={OWN_VERBS.find((verb) => verb === done) ?? null}
    />
  );
}
