import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { OwnFiles } from "#components/attachment/section.tsx";
import { messages } from "#components/resident/messages.ts";
import { Receipt } from "#components/resident/receipt.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { currentResident } from "#lib/auth/receipt.ts";
import { mentionsDanger } from "#lib/domain/casework/hazard.ts";
import { entryWord } from "#lib/domain/files/attachments.ts";
import { similarLines } from "#lib/domain/labels/similar.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { similarToOwn } from "#lib/queries/alike/similar.ts";
import { filesOfIssue } from "#lib/queries/files/attachments.ts";
import { readTracked } from "#lib/queries/residents/residents.ts";
import { trackAddress } from "#lib/site.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).receiptNo,
  robots: { index: false, follow: false },
});

export default async function SubmitDonePage() {
  const [lang, resident, at] = await Promise.all([currentLang(), currentResident(), now()]);
  const [tracked, nearby] = await Promise.all([readTracked(resident, at), similarToOwn(resident, at)]);
  const words = say(messages, lang);
  if (!tracked)
    return (
      <Page title={words.noReceiptTitle}>
        <EmptyState title={words.noReceiptText}>
          <LinkButton href="/track">{words.track}</LinkButton>
        </EmptyState>
      </Page>
    );
  const files = await filesOfIssue(resident, tracked.issueId);
  const entries = tracked.mayAddFiles
    ? [{ to: entryWord({ entry: "ISSUE", issueId: tracked.issueId }) }]
    : [];
  const { receiptNo, secret, hasPhone, statement, place, registeredAt, office, hazard, promises } = tracked;
  return (
    <Receipt
      {...{ lang, receiptNo, secret, hasPhone, statement, place, registeredAt }}
      office={office.name}
      officePhone={office.phone}
      fresh={tracked.plain === "RECEIVED"}
      danger={hazard || mentionsDanger(statement)}
      promise={promises.find(({ kind }) => kind === "REPLY")}
      trackAddress={trackAddress(receiptNo)}
      similar={similarLines(nearby, lang)}
      mandate={tracked.mandates.find(({ revokedAt }) => !revokedAt)}
      papers={<OwnFiles files={files} entries={entries} lang={lang} />}
    />
  );
}
