import { LinkButton } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { EmptyState, Notice, Page, Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { Point } from "#lib/domain/points/points.ts";
import type { Lang, PublicNoticeState, VisitSessionKind, VisitSessionState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export const pointHref = ({ unitId, placeId }: Pick<Point, "unitId" | "placeId">): string =>
  `/points/at?${new URLSearchParams({ unit: unitId, ...(placeId && { place: placeId }) })}`;

export type SessionLine = {
  readonly id: string;
  readonly point: string;
  readonly kind: VisitSessionKind;
  readonly state: VisitSessionState;
  readonly onDay: CivilDate;
  readonly fromTime: string;
  readonly toTime: string;
  readonly host: string;
  readonly venue: string;
  readonly told: number;
  readonly open: number;
  readonly noticeState: PublicNoticeState | null;
};

/** 2026年3月4日 周三 19:00–21:00 */
export const whenWords = (
  { onDay, fromTime, toTime }: Pick<SessionLine, "onDay" | "fromTime" | "toTime">,
  lang: Lang,
): string => say(messages, lang).at(showDate(onDay, lang), fromTime, toTime);

type SessionTableProps = {
  caption: string;
  sessions: readonly SessionLine[];
  today: CivilDate;
  /** on the page of one point its name says nothing */
  ofOnePoint?: boolean;
  lang: Lang;
};

/** Sessions in the order of the calendar; the day that has come says so in words. */
export function SessionTable({ caption, sessions, today, ofOnePoint = false, lang }: SessionTableProps) {
  const words = say(messages, lang);
  return (
    <Table
      caption={caption}
      captionHidden
      head={[words.when, ...(ofOnePoint ? [] : [words.point]), words.host, words.venue, words.items]}
      rows={sessions.map((session) => ({
        key: session.id,
        cells: [
          <Link key="when" href={`/points/sessions/${session.id}`} className="underline">
            {whenWords(session, lang)}
          </Link>,
          ...(ofOnePoint ? [] : [session.point]),
          session.host,
          session.venue,
          <span key="items" className="grid">
            {session.state !== "PLANNED" && label("visitSessionState", session.state, lang)}
            {session.state === "PLANNED" && session.onDay <= today && (
              <strong className="font-medium text-amber">{words.overdue}</strong>
            )}
            {session.state === "PLANNED" && session.onDay > today && session.noticeState !== "PUBLISHED" && (
              <span className="text-amber">{words.unannounced}</span>
            )}
            {session.told > 0 && <span>{words.openItems(session.open, session.told)}</span>}
          </span>,
        ],
      }))}
    />
  );
}

type PointsProps = {
  /** paired, and nothing held or planned this month */
  missing: boolean;
  mine: readonly (Point & { readonly covered: boolean })[];
  own: readonly Point[];
  sessions: readonly SessionLine[];
  office: boolean;
  gaps: boolean;
  today: CivilDate;
  lang: Lang;
};

/** Where one keeps in touch, and the sessions ahead. */
export function Points({ missing, mine, own, sessions, office, gaps, today, lang }: PointsProps) {
  const words = say(messages, lang);
  const doors = (points: readonly Point[], beside: (point: Point, at: number) => string) => (
    <ul className="grid gap-2 sm:grid-cols-2">
      {points.map((point, at) => (
        <li
          key={`${point.unitId} ${point.placeId}`}
          className="flex flex-wrap items-center justify-between gap-x-4 rounded-md border border-line bg-paper-strong px-4 py-1"
        >
          <Link href={pointHref(point)} className="inline-flex min-h-(--target) items-center underline">
            {point.name}
          </Link>
          <span className="text-ink-soft">{beside(point, at)}</span>
        </li>
      ))}
    </ul>
  );
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <>
          {gaps && (
            <LinkButton href="/points/gaps" tone="quiet">
              {words.toGaps}
            </LinkButton>
          )}
          {office && <LinkButton href="/points/matrix">{words.toMatrix}</LinkButton>}
        </>
      }
    >
      {missing && <Notice tone="warn">{words.missing}</Notice>}
      {mine.length > 0 && (
        <Section title={words.mine}>
          {doors(mine, (_, at) => (mine[at]?.covered ? words.covered : words.notCovered))}
        </Section>
      )}
      {own.length > 0 && (
        <Section title={words.own}>{doors(own, (point) => label("contactKind", point.kind, lang))}</Section>
      )}
      <Section title={words.sessions}>
        {sessions.length === 0 ? (
          <EmptyState title={words.sessionsNone}>
            <p>{mine.length + own.length > 0 || office ? words.sessionsNoneText : words.sessionsNoneHere}</p>
          </EmptyState>
        ) : (
          <SessionTable caption={words.sessions} sessions={sessions} today={today} lang={lang} />
        )}
      </Section>
    </Page>
  );
}
