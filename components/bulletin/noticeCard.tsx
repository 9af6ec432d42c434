import { Link } from "#components/ui/link.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { Lang, NoticeStands } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";
import { LateMark, StandsMark, sessionFacts } from "./noticeFacts.tsx";

export type NoticeLine = ShownNotice & { readonly stands: NoticeStands };

/** One notice of a list: what, by whom, and for a session when, where and whether it is still so. */
export function NoticeCard({ notice, lang }: { notice: NoticeLine; lang: Lang }) {
  const words = say(messages, lang);
  const href = `/notices/${notice.id}`;
  return (
    <article
      aria-label={notice.title}
      className="grid break-inside-avoid gap-2 rounded-md border border-line bg-paper-strong p-4"
    >
      <h3 className="text-lg font-bold">
        <Link href={href} className="underline">
          {notice.title}
        </Link>
      </h3>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft">
        <StandsMark stands={notice.stands} lang={lang} />
        <span>{notice.unit}</span>
        {notice.publishedAt && (
          <span>{words.publishedAt(showDate(shanghaiDate(notice.publishedAt), lang))}</span>
        )}
        {notice.inTime === false && <LateMark lang={lang} />}
        {notice.corrections.length > 0 && <span className="text-amber">{words.hasCorrection}</span>}
      </p>
      {notice.stands === "CANCELLED" && <p>{words.why(notice.takenDownReason ?? "")}</p>}
      <DefinitionList items={sessionFacts(notice, lang)} />
      {notice.resultAt && (
        <p>
          <Link href={`${href}#result`} className="inline-flex min-h-(--target) items-center underline">
            {words.seeResult}
          </Link>
        </p>
      )}
    </article>
  );
}
