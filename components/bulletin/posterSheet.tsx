import { Seal } from "#components/layout/publicRoom.tsx";
import { QrCode } from "#components/ui/qr.tsx";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { withCorrections } from "#lib/domain/labels/sessionResult.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import { fitPoster } from "#lib/domain/open/poster.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type PosterSheetProps = { notice: ShownNotice; address: string; books: boolean; lang: Lang };

/** Paper only: one A4 page for a wall, read from two steps away. What, when, where, how to come, whom to call. */
export function PosterSheet({ notice, address, books, lang }: PosterSheetProps) {
  const words = say(messages, lang);
  const { sessionOn, publishedAt, unitPhone } = notice;
  const fit = fitPoster({
    ...notice,
    text: withCorrections(notice),
    session: sessionOn !== null,
    more: words.sheetMore,
  });
  return (
    <section aria-label={words.poster} className="poster-sheet">
      <header className="bg-celadon px-[18mm] pt-[11mm] pb-[8mm] text-on-celadon">
        <p className="flex items-center justify-between text-[15pt]">
          <span className="flex items-center gap-[3mm]">
            <Seal />
            {words.house}
          </span>
          <span>{label("publicNoticeKind", notice.kind, lang)}</span>
        </p>
        <h2 className="mt-[7mm] leading-tight font-bold" style={{ fontSize: `${fit.title}pt` }}>
          {notice.title}
        </h2>
      </header>
      {sessionOn && (
        <dl className="grid grid-cols-[max-content_1fr] items-baseline gap-x-[9mm] gap-y-[4mm] bg-celadon-wash px-[18mm] py-[8mm]">
          <Fact term={words.sheetWhen}>
            <span className="block text-[31pt] leading-snug font-bold">{showDate(sessionOn, lang)}</span>
            <span className="block text-[44pt] leading-tight font-bold tabular-nums">
              {words
                .sessionAt("", notice.sessionFrom ?? "", notice.sessionTo ?? "")
                .replace(/^, /, "")
                .trim()}
            </span>
          </Fact>
          <Fact term={words.sheetWhere}>
            <span className="text-[28pt] leading-snug font-bold">{notice.place}</span>
          </Fact>
        </dl>
      )}
      <div className="grid min-h-0 flex-1 content-center gap-[2mm] overflow-hidden px-[18mm]">
        <p className="leading-normal whitespace-pre-line" style={{ fontSize: `${fit.size}pt` }}>
          {fit.text}
          {fit.cut && words.sheetMore}
        </p>
        {notice.inTime === false && <p className="text-[11pt]">{words.lateWhy(notice.lateReason ?? "")}</p>}
      </div>
      <footer className="mx-[18mm] grid gap-[4mm] pb-[9mm]">
        <div className="flex items-center justify-between gap-[10mm] border-t-2 border-celadon pt-[5mm]">
          <dl className="grid gap-[5mm] text-[18pt] leading-normal">
            {sessionOn && (
              <div>
                <dt className="font-bold text-celadon">{words.sheetHow}</dt>
                <dd>{books ? words.sheetBook : words.sheetCome}</dd>
              </div>
            )}
            {unitPhone && (
              <div>
                <dt className="font-bold text-celadon">{words.sheetCall}</dt>
                <dd className="text-[32pt] leading-tight font-bold tabular-nums">{unitPhone}</dd>
              </div>
            )}
          </dl>
          <figure className="grid shrink-0 justify-items-center gap-[1mm]">
            <QrCode text={address} label={words.scan} className="size-[56mm]" />
            <figcaption className="text-[14pt] font-bold">{books ? words.scanBook : words.scan}</figcaption>
          </figure>
        </div>
        <p className="text-[12pt]">
          {words.sheetBy(notice.unit, publishedAt ? showDate(shanghaiDate(publishedAt), lang) : "")}
        </p>
      </footer>
    </section>
  );
}

const Fact = ({ term, children }: { term: string; children: React.ReactNode }) => (
  <>
    <dt className="text-[18pt] font-bold text-celadon">{term}</dt>
    <dd>{children}</dd>
  </>
);
