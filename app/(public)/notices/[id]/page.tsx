import type { Metadata } from "next";
import { cache } from "react";
import { currentLang } from "#app/preferences.ts";
import { Poster } from "#components/bulletin/poster.tsx";
import { Missing } from "#components/layout/missing.tsx";
import { OpenSession } from "#components/points/openSession.tsx";
import { now } from "#lib/now.ts";
import { readNotice } from "#lib/queries/open/publicNotices.ts";
import { readOpenSession } from "#lib/queries/points/sessions.ts";
import { siteAddress } from "#lib/site.ts";

type Props = { params: Promise<{ id: string }> };
const noticeOf = cache(readNotice);

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
  const session = notice.state === "PUBLISHED" ? await readOpenSession(notice.id, at) : null;
  return (
    <Poster notice={notice} address={siteAddress(`/notices/${notice.id}`)} lang={lang}>
      {session && <OpenSession noticeId={notice.id} {...session} lang={lang} />}
    </Poster>
  );
}
