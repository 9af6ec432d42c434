import type { Metadata } from "next";
import { uuidv7 } from "uuidv7";
import { currentLang } from "#app/preferences.ts";
import { Elsewhere } from "#components/bulletin/elsewhere.tsx";
import { messages } from "#components/bulletin/messages.ts";
import { sessionWords } from "#components/bulletin/noticeFacts.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { BookForm } from "#components/points/bookForms.tsx";
import { bookMessages } from "#components/points/messages-book.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState, Notice, Page } from "#components/ui/page.tsx";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { insteadOf, readNotice } from "#lib/queries/open/publicNotices.ts";
import { readOpenSession } from "#lib/queries/points/sessions.ts";
import { privacySettings } from "#lib/queries/rights/privacy.ts";
import { book } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(bookMessages, await currentLang()).bookTitle,
  robots: { index: false },
});

type Props = { params: Promise<{ id: string }> };

export default async function BookPage({ params }: Props) {
  const [lang, { id }, at] = await Promise.all([currentLang(), params, now()]);
  const [notice, session] = await Promise.all([readNotice(id, at), readOpenSession(id, at)]);
  if (!notice || !session) return <Missing lang={lang} />;
  const words = say(bookMessages, lang);
  const ended = notice.stands !== "AHEAD";
  const told = say(messages, lang);
  return (
    <Page
      title={ended ? (notice.stands === "OVER" ? told.over : told.cancelled) : words.bookTitle}
      lead={words.bookLead(sessionWords(notice, lang), notice.place)}
      actions={
        <LinkButton href={`/notices/${id}`} tone="quiet">
          {words.backToNotice}
        </LinkButton>
      }
    >
      {ended ? (
        <Notice tone="warn">
          <Elsewhere notice={notice} instead={await insteadOf(notice, at)} lang={lang} />
        </Notice>
      ) : session.free && session.free.length > 0 ? (
        <div className="max-w-md">
          <BookForm
            bookingId={uuidv7()}
            free={session.free}
            privacy={await privacySettings()}
            action={book}
            lang={lang}
          />
        </div>
      ) : (
        <EmptyState title={words.none}>
          <p>{words.noneText}</p>
        </EmptyState>
      )}
    </Page>
  );
}
