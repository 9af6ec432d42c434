import type { Metadata } from "next";
import { cache } from "react";
import { currentLang } from "#app/preferences.ts";
import { NoticePage as NoticeView } from "#components/bulletin/notice.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { OpenSession } from "#components/points/openSession.tsx";
import { now } from "#lib/now.ts";
import { insteadOf, readNotice } from "#lib/queries/open/publicNotices.ts";
import { readOpenSession } from "#lib/queries/points/sessions.ts";
import { siteAddress } from "#lib/site.ts";

type Props = { params: Promise<{ id: string }> };
const noticeOf = cache(async (id: string) => readNotice(id, await now()));

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const notice = await noticeOf((await params).id);
  return {
    ...(notice && { title: notice.title }),
    // What was taken down shall not be found by its words.
    ...((!notice || notice.state === "TAKEN_DOWN") && { robots: { index: false } }),
  };
};

export default async function NoticePage({ params }: Props) {
  const [lang, notice, at] = await Promise.all([currentLang(), params.then(({ id }) => noticeOf(id)), now()]);
  if (!notice) return <Missing lang={lang} />;
  const [session, instead] = await Promise.all([
    notice.state === "PUBLISHED" ? readOpenSession(notice.id, at) : null,
    insteadOf(notice, at),
  ]);
  return (
    <NoticeView
      notice={notice}
      instead={instead}
      address={siteAddress(`/notices/${notice.id}`)}
      books={!!session?.free}
      lang={lang}
    >
      {session && <OpenSession noticeId={notice.id} {...session} lang={lang} />}
    </NoticeView>
  );
}
