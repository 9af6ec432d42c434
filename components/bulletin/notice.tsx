import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate, showDateTime } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { Elsewhere } from "./elsewhere.tsx";
import { messages } from "./messages.ts";
import type { NoticeLine } from "./noticeCard.tsx";
import { StandsMark, sessionFacts } from "./noticeFacts.tsx";
import { PosterSheet } from "./posterSheet.tsx";

const LINK = "inline-flex min-h-(--target) items-center underline";

type NoticePageProps = {
  notice: NoticeLine;
  /** the session offered instead of one that is cancelled, while it can still be gone to */
  instead: NoticeLine | null;
  /** its whole address, for the code on the poster */
  address: string;
  /** a time of one's own can be booked */
  books: boolean;
  lang: Lang;
  /** what belongs to its session */
  children?: ReactNode;
};

/** One notice: a page on the screen, and while it holds an A4 poster on paper. */
export function NoticePage({ notice, instead, address, books, lang, children }: NoticePageProps) {
  const words = say(messages, lang);
  const { stands, takenDownAt, publishedAt } = notice;
  const holds = stands === "AHEAD" || stands === "TOLD";
  return (
    <>
      <article className={`grid gap-6 ${holds ? "print:hidden" : ""}`}>
        <header className="grid gap-1">
          <p className="flex flex-wrap items-center gap-x-3 text-ink-soft">
            {label("publicNoticeKind", notice.kind, lang)}
            <StandsMark stands={stands} lang={lang} />
          </p>
          <h1 className="text-2xl font-bold text-ink-strong">{notice.title}</h1>
        </header>
        {stands === "CANCELLED" && (
          <Notice tone="warn" title={words.cancelled}>
            <Elsewhere notice={notice} instead={instead} lang={lang} />
          </Notice>
        )}
        {stands === "TAKEN_DOWN" && takenDownAt && (
          <Notice tone="warn" title={words.takenDown}>
            {words.takenDownWhy(showDateTime(takenDownAt, lang), notice.takenDownReason ?? "")}
          </Notice>
        )}
        {notice.corrections.map(({ words: said, at }) => (
          <Notice key={at} tone="warn" title={words.corrected(showDateTime(new Date(at), lang))}>
            <span lang="zh-CN">{said}</span>
          </Notice>
        ))}
        <DefinitionList items={sessionFacts(notice, lang)} />
        {notice.text && <p className="whitespace-pre-line">{notice.text}</p>}
        {notice.inTime === false && <Notice tone="warn">{words.lateWhy(notice.lateReason ?? "")}</Notice>}
        {children}
        <div className="border-t border-line pt-4">
          <DefinitionList
            items={[
              [
                words.unit,
                <Link key="unit" href={`/offices/${notice.unitId}`} className="underline">
                  {notice.unit}
                </Link>,
              ],
              ...(notice.unitPhone ? ([[words.phone, notice.unitPhone]] as const) : []),
              ...(publishedAt
                ? ([[words.publishedOn, showDate(shanghaiDate(publishedAt), lang)]] as const)
                : []),
            ]}
          />
        </div>
        <p className="no-print flex flex-wrap items-center gap-x-6 gap-y-2">
          {holds && <PrintButton text={words.poster} />}
          {stands === "AHEAD" && (
            <a href={`/notices/${notice.id}/calendar`} className={LINK}>
              {words.toCalendar}
            </a>
          )}
          <Link href="/notices" className={LINK}>
            {words.back}
          </Link>
        </p>
      </article>
      {holds && <PosterSheet notice={notice} address={address} books={books} lang={lang} />}
    </>
  );
}
