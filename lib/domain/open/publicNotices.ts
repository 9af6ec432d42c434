import { z } from "zod";
import {
  addDays,
  type CivilDate,
  endOfDay,
  instantAt,
  isCivilDate,
  shanghaiDate,
} from "../calendar/calendar.ts";
import { PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { isWallTime, typedTime, uuid, version, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import {
  type NoticeStands,
  PUBLIC_NOTICE_KINDS,
  type PublicNoticeKind,
  type PublicNoticeState,
  type VisitSessionState,
} from "../vocabulary.ts";

/** A notice with its office, as it is kept. */
export type KeptNotice = {
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
  /** what was set right beside it since it was published, the first first */
  readonly corrections: readonly { readonly words: string; readonly at: string }[];
  /** of the planned session it tells of, where there is one: how it ended, whether its result is out, the notice of the one offered instead */
  readonly sessionState: VisitSessionState | null;
  readonly resultAt: Date | null;
  readonly insteadId: string | null;
};
/** `inTime`: told early enough before its session; null where there is none. */
export type ShownNotice = KeptNotice & { readonly inTime: boolean | null };

/** A session is announced at least this many days before its day: 「至少提前一天在辖区公告」 (domain.md N17). */
export const NOTICE_DAYS_BEFORE = 1;

/** The midnight from which on announcing a session of this day is late. */
export const lateFrom = (sessionOn: CivilDate): Date => endOfDay(addDays(sessionOn, -NOTICE_DAYS_BEFORE));

/** Whether a session announced on one day and held on another was announced in time. */
export const isInTime = (publishedOn: CivilDate, sessionOn: CivilDate): boolean =>
  publishedOn <= addDays(sessionOn, -NOTICE_DAYS_BEFORE);

/** When a notice last changed for whoever reads it: written, published, set right or taken down. */
export const changedAt = ({ takenDownAt, corrections, publishedAt, updatedAt }: KeptNotice): Date => {
  const last = corrections.at(-1);
  return takenDownAt ?? (last ? new Date(last.at) : null) ?? publishedAt ?? updatedAt;
};

/** How it stands for whoever reads it at this moment. */
export function noticeStands(
  {
    state,
    sessionOn,
    sessionTo,
    sessionState,
  }: Pick<KeptNotice, "state" | "sessionOn" | "sessionTo" | "sessionState">,
  now: Date,
): NoticeStands {
  if (sessionState === "CANCELLED") return "CANCELLED";
  if (state === "TAKEN_DOWN") return "TAKEN_DOWN";
  if (!sessionOn) return "TOLD";
  return sessionState === "HELD" || instantAt(sessionOn, sessionTo ?? "") <= now ? "OVER" : "AHEAD";
}

type Announced = {
  readonly kind: PublicNoticeKind;
  readonly sessionOn: CivilDate | null;
  readonly publishedAt: Date | null;
};
/** 未按时公告: it stands beside the notice for ever and is never hidden. Null for what is no session or not published. */
export function wasInTime({ kind, sessionOn, publishedAt }: Announced): boolean | null {
  if (kind !== "SESSION" || !sessionOn || !publishedAt) return null;
  return publishedAt < lateFrom(sessionOn);
}

/** Whether a session is over at this moment: its last hour on its day is past. */
export const isOver = (onDay: CivilDate, toTime: string, now: Date): boolean =>
  instantAt(onDay, toTime) <= now;

/**
 * What stands in the way of publishing now. A session that is over cannot be announced, on its own day as little as later;
 * one that is late can, with the emergency that made it late. Errors: SESSION_OVER, NOTICE_LATE.
 */
export function publishingProblem(
  { kind, sessionOn, sessionTo }: Pick<KeptNotice, "kind" | "sessionOn" | "sessionTo">,
  lateReason: string,
  now: Date,
): Problem | undefined {
  if (kind !== "SESSION" || !sessionOn || !sessionTo) return;
  if (isOver(sessionOn, sessionTo, now)) return problem("SESSION_OVER");
  if (!isInTime(shanghaiDate(now), sessionOn) && lateReason === "")
    return problem("NOTICE_LATE", { on: addDays(sessionOn, -NOTICE_DAYS_BEFORE) });
}

/** A notice as a draft. Only a session has a day, times and a place. */
export const publicNoticeForm = z
  .object({
    noticeId: uuid,
    unitId: uuid,
    version,
    kind: z.enum(PUBLIC_NOTICE_KINDS, { error: () => "CHOOSE_ONE" }),
    title: words(60, 2),
    text: words(TEXT_LIMITS.statement, 5),
    sessionOn: typedTime,
    sessionFrom: typedTime,
    sessionTo: typedTime,
    place: words(TEXT_LIMITS.short, 0),
  })
  .superRefine((notice, ctx) => {
    if (notice.kind !== "SESSION") return;
    const wrong = (path: string, code: string) =>
      ctx.addIssue({ code: "custom", path: [path], params: { code } });
    if (!isCivilDate(notice.sessionOn)) wrong("sessionOn", "BAD_DATE");
    if (!isWallTime(notice.sessionFrom)) wrong("sessionFrom", "BAD_TIME");
    if (!isWallTime(notice.sessionTo)) wrong("sessionTo", "BAD_TIME");
    else if (isWallTime(notice.sessionFrom) && notice.sessionTo <= notice.sessionFrom)
      wrong("sessionTo", "END_BEFORE_START");
    if (notice.place === "") wrong("place", "REQUIRED");
  })
  .transform((notice) => {
    const session = notice.kind === "SESSION";
    return {
      ...notice,
      sessionOn: session ? notice.sessionOn : null,
      sessionFrom: session ? notice.sessionFrom : null,
      sessionTo: session ? notice.sessionTo : null,
      place: session ? notice.place : "",
    };
  });
export type PublicNoticeForm = z.output<typeof publicNoticeForm>;

export const publishForm = z.object({
  noticeId: uuid,
  version,
  lateReason: words(TEXT_LIMITS.short, 0),
});
export type PublishForm = z.output<typeof publishForm>;

export const takeDownForm = z.object({ noticeId: uuid, reason: PAYLOADS.sendBack.shape.reason });
export type TakeDownForm = z.output<typeof takeDownForm>;
