import type { ReactNode } from "react";
import { label, say, showDate } from "#lib/domain/labels.ts";
import type { ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { Lang, NoticeStands } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

type Session = Pick<ShownNotice, "sessionOn" | "sessionFrom" | "sessionTo">;

/** 2026年3月11日 周三 19:30–21:30; empty where there is no session. */
export const sessionWords = ({ sessionOn, sessionFrom, sessionTo }: Session, lang: Lang): string =>
  sessionOn
    ? say(messages, lang).sessionAt(showDate(sessionOn, lang), sessionFrom ?? "", sessionTo ?? "")
    : "";

/** When and where, as lines of a definition list. */
export const sessionFacts = (notice: ShownNotice, lang: Lang): (readonly [string, ReactNode])[] => {
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

/** 取消了, 已结束: what is no longer as it was told stands beside its name, in words. */
export function StandsMark({ stands, lang }: { stands: NoticeStands; lang: Lang }) {
  if (stands === "AHEAD" || stands === "TOLD") return null;
  const looks = stands === "OVER" ? "bg-wash-strong text-ink" : "bg-vermilion-wash text-vermilion-strong";
  return (
    <span className={`inline-flex items-center rounded-md px-2 py-0.5 text-sm font-medium ${looks}`}>
      {label("noticeStands", stands, lang)}
    </span>
  );
}
