import type { ReactNode } from "react";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { say, showDate } from "#lib/domain/labels.ts";
import type { Lang, PublicNoticeKind, PublicNoticeState } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type BulletinNotice = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitPhone: string | null;
  readonly version: number;
  readonly state: PublicNoticeState;
  readonly kind: PublicNoticeKind;
  readonly title: string;
  readonly text: string;
  readonly sessionOn: CivilDate | null;
  readonly sessionFrom: string | null;
  readonly sessionTo: string | null;
  readonly place: string;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  readonly lateReason: string | null;
  readonly takenDownAt: Date | null;
  readonly takenDownReason: string | null;
  readonly inTime: boolean | null;
};
type Session = Pick<BulletinNotice, "sessionOn" | "sessionFrom" | "sessionTo">;

/** 2026年3月11日 周三 19:30–21:30; empty where there is no session. */
export const sessionWords = ({ sessionOn, sessionFrom, sessionTo }: Session, lang: Lang): string =>
  sessionOn
    ? say(messages, lang).sessionAt(showDate(sessionOn, lang), sessionFrom ?? "", sessionTo ?? "")
    : "";

/** When and where, as lines of a definition list. */
export const sessionFacts = (notice: BulletinNotice, lang: Lang): (readonly [string, ReactNode])[] => {
  const words = say(messages, lang);
  if (!notice.sessionOn) return [];
  return [
    [words.session, <b key="session">{sessionWords(notice, lang)}</b>],
    [words.where, notice.place],
  ];
};

/** 未按时公告: in words, never by colour alone. */
export function LateMark({ lang }: { lang: Lang }) {
  return (
    <span className="inline-flex items-center rounded-md bg-amber-wash px-2 py-0.5 text-sm font-medium text-amber-strong">
      {say(messages, lang).late}
    </span>
  );
}
