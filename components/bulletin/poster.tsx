import Link from "next/link";
import type { ReactNode } from "react";
import { Notice } from "#components/ui/page.tsx";
import { QrCode } from "#components/ui/qr.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { label, say, showDateTime } from "#lib/domain/labels.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { sessionFacts } from "./noticeFacts.tsx";

const LINK = "inline-flex min-h-(--target) items-center underline";

type PosterProps = {
  notice: ShownNotice;
  address: string;
  lang: Lang;
  /** what belongs to its session */
  children?: ReactNode;
};

/** One notice: a page on the screen, an A4 poster on paper. Late is said; what was taken down says why. */
export function Poster({ notice, address, lang, children }: PosterProps) {
  const words = say(messages, lang);
  const { takenDownAt, takenDownReason } = notice;
  return (
    <article className="poster grid gap-6">
      <header className="grid gap-1">
        <p className="text-ink-soft">{label("publicNoticeKind", notice.kind, lang)}</p>
        <h1 className="text-2xl font-bold text-ink-strong">{notice.title}</h1>
      </header>
      {takenDownAt && (
        <Notice tone="warn" title={words.takenDown}>
          {words.takenDownWhy(showDateTime(takenDownAt, lang), takenDownReason ?? "")}
        </Notice>
      )}
      {notice.corrections.map(({ words: said, at }) => (
        <Notice key={at} tone="warn" title={words.corrected(showDateTime(new Date(at), lang))}>
          <span lang="zh-CN">{said}</span>
        </Notice>
      ))}
      <div className="poster-facts">
        <DefinitionList items={sessionFacts(notice, lang)} />
      </div>
      {notice.text && <p className="whitespace-pre-line">{notice.text}</p>}
      {notice.inTime === false && <Notice tone="warn">{words.lateWhy(notice.lateReason ?? "")}</Notice>}
      {children}
      <div className="flex flex-wrap items-end justify-between gap-6 border-t border-line pt-4">
        <DefinitionList
          items={[
            [
              words.unit,
              <Link key="unit" href={`/offices/${notice.unitId}`} prefetch={false} className="underline">
                {notice.unit}
              </Link>,
            ],
            ...(notice.unitPhone ? ([[words.phone, notice.unitPhone]] as const) : []),
            ...(notice.publishedAt
              ? ([[words.publishedOn, showDateTime(notice.publishedAt, lang)]] as const)
              : []),
          ]}
        />
        {!takenDownAt && <QrCode text={address} label={words.scan} className="size-32" />}
      </div>
      <p className="no-print text-ink-soft">{words.poster}</p>
      <p className="no-print flex flex-wrap gap-x-6">
        {notice.sessionOn && !takenDownAt && (
          <a href={`/notices/${notice.id}/calendar`} className={LINK}>
            {words.toCalendar}
          </a>
        )}
        <Link href="/notices" prefetch={false} className={LINK}>
          {words.back}
        </Link>
      </p>
    </article>
  );
}
