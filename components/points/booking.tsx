import { ResidentForm } from "#components/resident/residentForm.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Hidden } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/formState.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice, Page } from "#components/ui/page.tsx";
import { PrintButton } from "#components/ui/printButton.tsx";
import { DefinitionList } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { formatReceiptNo } from "#lib/domain/casework/receipt.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang, VisitSessionState } from "#lib/domain/vocabulary.ts";
import { bookMessages } from "./messages-book.ts";
import { whenWords } from "./points.tsx";

type BookingProps = {
  booking: {
    readonly no: string;
    readonly secret: string;
    readonly cancelledAt: Date | null;
    readonly name: string | null;
    readonly phone: string | null;
    readonly words: string | null;
    readonly freedReason: string | null;
    readonly fromTime: string;
    readonly toTime: string;
    readonly state: VisitSessionState;
    readonly onDay: CivilDate;
    readonly venue: string;
    readonly host: string;
    readonly noticeId: string | null;
    readonly title: string;
    readonly cancelledReason: string | null;
    readonly insteadNoticeId: string | null;
    readonly open: boolean;
  };
  word: string;
  /** the office to call */
  office: { readonly unit: string; readonly unitPhone: string | null } | null;
  action: FormAction;
  lang: Lang;
};

/** One booking for whoever holds its address: when and where, its number and key, and the way to give it back. */
export function Booking({ booking, word, office, action, lang }: BookingProps) {
  const words = say(bookMessages, lang);
  const { noticeId, insteadNoticeId, cancelledReason, open } = booking;
  const left = [booking.name, booking.phone, booking.words].filter(Boolean);
  const gone = booking.state === "CANCELLED";
  const title = booking.cancelledAt ? words.cancelled : gone ? words.gone : words.yours;
  return (
    <Page title={title} lead={booking.cancelledAt ? words.cancelledText : open ? words.yoursLead : null}>
      {booking.freedReason && <Notice tone="warn">{words.freedWhy(booking.freedReason)}</Notice>}
      {gone && !booking.cancelledAt && (
        <Notice tone="warn">
          <p>{words.goneWhy(cancelledReason ?? "")}</p>
          <p>{insteadNoticeId ? null : words.insteadNone}</p>
        </Notice>
      )}
      {!gone && !open && !booking.cancelledAt && <p className="text-ink-soft">{words.past}</p>}
      <DefinitionList
        items={[
          [words.when, <b key="when">{whenWords(booking, lang)}</b>],
          [words.where, booking.venue],
          [words.who, booking.host],
          [
            words.what,
            noticeId ? (
              <Link key="what" href={`/notices/${noticeId}`} className="underline">
                {booking.title}
              </Link>
            ) : (
              booking.title
            ),
          ],
          [
            words.no,
            <span key="no" className="text-[1.35em] font-bold tracking-wide tabular-nums">
              {formatReceiptNo(booking.no)}
            </span>,
          ],
          [
            words.key,
            <span key="key" className="text-[1.35em] font-bold tracking-wider tabular-nums">
              {booking.secret}
            </span>,
          ],
          ...(left.length > 0 ? ([[words.left, left.join(" · ")]] as const) : []),
          ...(office?.unitPhone
            ? ([[words.office, words.officeCall(office.unit, office.unitPhone)]] as const)
            : []),
        ]}
      />
      <p className="no-print flex flex-wrap gap-3">
        {open && <PrintButton text={words.print} />}
        {open && noticeId && (
          <a
            href={`/notices/${noticeId}/calendar`}
            className="inline-flex min-h-(--target) items-center px-2 underline"
          >
            {words.toCalendar}
          </a>
        )}
        {gone && (
          <LinkButton href={insteadNoticeId ? `/notices/${insteadNoticeId}/book` : "/notices"}>
            {insteadNoticeId ? words.instead : words.toNotices}
          </LinkButton>
        )}
        {booking.cancelledAt && !gone && noticeId && (
          <LinkButton href={`/notices/${noticeId}/book`}>{words.book}</LinkButton>
        )}
      </p>
      {open && (
        <ResidentForm
          action={action}
          lang={lang}
          name="cancel"
          submit={words.cancel}
          submitTone="danger"
          confirm={words.cancelSure}
          fold={{ summary: words.cancel }}
        >
          <p>{words.cancelLead}</p>
          <Hidden name="word" value={word} />
        </ResidentForm>
      )}
    </Page>
  );
}
