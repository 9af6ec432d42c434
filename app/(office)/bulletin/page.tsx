import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { currentLang } from "#app/preferences.ts";
import { messages } from "#components/bulletin/messages.ts";
import { LateMark, sessionWords } from "#components/bulletin/noticeFacts.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Page } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { requireActor } from "#lib/auth/actor.ts";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import { noticesDesk } from "#lib/queries/open/publicNotices.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(messages, await currentLang()).deskTitle,
});

export default async function BulletinPage() {
  const actor = await requireActor("/bulletin");
  const [lang, desk] = await Promise.all([currentLang(), noticesDesk(actor)]);
  if (!desk) notFound();
  const words = say(messages, lang);
  return (
    <Page
      title={words.deskTitle}
      lead={words.deskLead}
      actions={<LinkButton href="/bulletin/edit">{words.write}</LinkButton>}
    >
      {desk.notices.length === 0 ? (
        <EmptyState title={words.noNotices} />
      ) : (
        <Table
          caption={words.deskTitle}
          captionHidden
          head={[words.noticeTitle, words.unit, words.state, words.session, words.when]}
          rows={desk.notices.map((notice) => ({
            key: notice.id,
            cells: [
              <Link key="title" href={`/bulletin/edit?notice=${notice.id}`} className="underline">
                {notice.title}
              </Link>,
              notice.unit,
              <span key="state" className="flex flex-wrap gap-2">
                {label("publicNoticeState", notice.state, lang)}
                {notice.inTime === false && <LateMark lang={lang} />}
              </span>,
              sessionWords(notice, lang),
              showDateTime(notice.publishedAt ?? notice.updatedAt, lang),
            ],
          }))}
        />
      )}
    </Page>
  );
}
