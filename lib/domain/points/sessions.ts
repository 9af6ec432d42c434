import { z } from "zod";
import { type CivilDate, instantAt, startOfDay } from "../calendar/calendar.ts";
import { civilDate, PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { endsAfterStart, maybeUuid, uuid, version, wallTime, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import {
  RECURRENCES,
  VISIT_SESSION_KINDS,
  type VisitSessionKind,
  type VisitSessionState,
} from "../vocabulary.ts";
import { type Told, takesBookings } from "./booking.ts";
import { readMonth } from "./months.ts";

/** A session as it is kept. */
export type KeptSession = {
  readonly id: string;
  readonly version: number;
  readonly state: VisitSessionState;
  readonly kind: VisitSessionKind;
  readonly unitId: string;
  readonly placeId: string | null;
  readonly hostId: string;
  readonly onDay: CivilDate;
  readonly fromTime: string;
  readonly toTime: string;
  readonly venue: string;
  readonly noticeId: string | null;
};

const about = {
  unitId: uuid,
  placeId: maybeUuid,
  hostId: uuid,
  kind: z.enum(VISIT_SESSION_KINDS, { error: () => "CHOOSE_ONE" }),
  fromTime: wallTime,
  toTime: wallTime,
  venue: words(TEXT_LIMITS.short, 2),
};

/** A month of sessions at one contact point: every such weekday, every other, or the first. Evenings and weekends as good as any. */
export const planForm = z
  .object({
    ...about,
    month: z
      .string()
      .transform((text) => readMonth(text))
      .pipe(z.string({ error: () => "BAD_DATE" })),
    weekday: z.union([z.string(), z.number()]).transform(Number).pipe(z.int().min(1).max(7)),
    recurrence: z.enum(RECURRENCES, { error: () => "CHOOSE_ONE" }),
  })
  .superRefine(endsAfterStart);
export type PlanForm = z.output<typeof planForm>;

/** One session that is moved: another day or time, host or place. Only while nothing was announced. */
export const sessionForm = z
  .object({ sessionId: uuid, version, onDay: civilDate, ...about })
  .omit({ unitId: true, placeId: true })
  .superRefine(endsAfterStart);
export type SessionForm = z.output<typeof sessionForm>;

export const announceForm = z.object({
  sessionId: uuid,
  version,
  noticeId: uuid,
  title: words(60, 2),
  text: words(TEXT_LIMITS.statement, 5),
  lateReason: words(TEXT_LIMITS.short, 0),
});
export type AnnounceForm = z.output<typeof announceForm>;

/** 「取消须另给时间」 (domain.md Z18): the session offered instead, which must be where somebody booked and there is one; whoever booked is told in any case. */
export const cancelForm = z.object({
  sessionId: uuid,
  version,
  reason: PAYLOADS.sendBack.shape.reason,
  insteadId: maybeUuid,
});
export type CancelForm = z.output<typeof cancelForm>;

export const closeForm = z.object({ sessionId: uuid, version, lateReason: words(TEXT_LIMITS.short, 0) });
export type CloseForm = z.output<typeof closeForm>;

export type Signature = { readonly unit: string; readonly signedAt: Date | null };
type Closing = {
  readonly session: Pick<KeptSession, "state" | "kind" | "onDay" | "fromTime">;
  /** of every raised item: its words, and whether it ended */
  readonly items: readonly { readonly words: string; readonly ended: boolean }[];
  readonly signatures: readonly Signature[];
  readonly announced: boolean;
  /** when those who booked a time and did not give it back were told to come */
  readonly booked: readonly string[];
};
const MOST_NAMED = 5;
const MOST_LETTERS = 16;

/**
 * What stands in the way of closing a session as held (domain.md N19 「做到无遗漏记录」, Z17): it has begun, nobody who
 * booked is still to come, every raised item is a case, answered or not filed with a reason, every department of a
 * consultation has signed, and without a notice it says why.
 * Errors: SESSION_ENDED, SESSION_NOT_YET, SESSION_AWAITED, ITEMS_OPEN, CONSULT_NOBODY, CONSULT_UNSIGNED, SESSION_UNANNOUNCED.
 */
export function closingProblem(
  { session, items, signatures, announced, booked }: Closing,
  lateReason: string,
  now: Date,
): Problem | undefined {
  if (session.state !== "PLANNED") return problem("SESSION_ENDED");
  // Where something was raised on its day it has begun, unless everybody was told of a later hour.
  const early = items.length > 0 && !announced;
  const begins = early ? startOfDay(session.onDay) : instantAt(session.onDay, session.fromTime);
  if (begins > now) return problem("SESSION_NOT_YET", { on: session.onDay });
  const last = booked.toSorted().at(-1);
  if (last && instantAt(session.onDay, last) > now) return problem("SESSION_AWAITED", { time: last });
  const open = items.filter(({ ended }) => !ended);
  if (open.length > 0) return problem("ITEMS_OPEN", { number: open.length, words: named(open) });
  if (session.kind === "CONSULTATION") {
    if (signatures.length === 0) return problem("CONSULT_NOBODY");
    const unsigned = signatures.filter(({ signedAt }) => signedAt === null);
    if (unsigned.length > 0)
      return problem("CONSULT_UNSIGNED", { names: unsigned.map(({ unit }) => unit).join("、") });
  }
  if (!announced && lateReason === "") return problem("SESSION_UNANNOUNCED");
}
const named = (open: readonly { readonly words: string }[]): string =>
  open
    .slice(0, MOST_NAMED)
    .map(({ words: said }) => `“${firstWords(said)}”`)
    .join("、");

const firstWords = (said: string): string => {
  const letters = [...said.replace(/\s+/g, " ")];
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join("")}…` : letters.join("");
};

type Placed = Pick<KeptSession, "unitId" | "placeId"> &
  Told & {
    /** times nobody has booked */
    readonly free: number;
  };
/** Whether people may be sent to the second session instead of the first: at the same point, still to come, and with a time they can book. */
export const isInsteadOf = (
  first: Pick<KeptSession, "unitId" | "placeId">,
  { unitId, placeId, free, ...second }: Placed,
  today: CivilDate,
): boolean =>
  unitId === first.unitId &&
  placeId === first.placeId &&
  takesBookings(second) &&
  second.onDay > today &&
  free > 0;

/** What people said at it stays and is answered: it took place, and is neither moved nor cancelled any more. Errors: SESSION_TOOK_PLACE. */
export const tookPlace = ({ items }: { readonly items: number }): Problem | undefined =>
  items > 0 ? problem("SESSION_TOOK_PLACE") : undefined;

/** Whether it may be changed, cancelled, or have something raised at it. Errors: SESSION_ENDED. */
export const openProblem = ({ state }: Pick<KeptSession, "state">): Problem | undefined =>
  state === "PLANNED" ? undefined : problem("SESSION_ENDED");

/** 会诊: a department that sits down with the others, and what it signs for. */
export const inviteForm = z.object({ sessionId: uuid, unitId: uuid });
export type InviteForm = z.output<typeof inviteForm>;
export const signForm = z.object({
  sessionId: uuid,
  unitId: uuid,
  task: words(TEXT_LIMITS.words, 4),
  dueOn: civilDate,
});
export type SignForm = z.output<typeof signForm>;
