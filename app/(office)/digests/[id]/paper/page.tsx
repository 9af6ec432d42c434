import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/digest/messages.ts";
import { LetterPaper } from "#components/letter/paper.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { DIGEST_PAPER } from "#lib/domain/direct/messages.ts";
import { digestBody } from "#lib/domain/direct/paper.ts";
import { say } from "#lib/domain/labels.ts";
import { paperDate } from "#lib/domain/letters/facts.ts";
import { now } from "#lib/now.ts";
import { readDigest } from "#lib/queries/direct/digests.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).title,
});

/** The digest as an office prints it, from the same blocks as the file. */
export default async function DigestPaperPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await requireActor(`/digests/${encodeURIComponent(id)}/paper`);
  const [lang, at] = await Promise.all([currentLang(), now()]);
  const page = await readDigest(actor, id, at);
  if (!page?.digest.opened) notFound();
  const { digest, entries } = page;
  const words = say(messages, lang);
  return (
    <Page
      title={words.title}
      actions={
        <>
          <LinkButton href={`/digests/${id}`} tone="quiet">
            {words.toDigest}
          </LinkButton>
          <a
            href={`/digests/${id}/docx`}
            download
            className="inline-flex min-h-(--target) items-center underline"
          >
            {words.docx}
          </a>
          <PrintButton text={words.print} />
        </>
      }
    >
      <LetterPaper
        body={digestBody({ ...digest, entries })}
        addressee={DIGEST_PAPER.addressee}
        number={DIGEST_PAPER.period(paperDate(digest.fromOn), paperDate(digest.toOn))}
        on={digest.signedAt && shanghaiDate(digest.signedAt)}
        voided={false}
        seal={words.seal}
      />
    </Page>
  );
}
