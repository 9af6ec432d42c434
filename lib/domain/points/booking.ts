import { z } from "zod";
import { type CivilDate, instantAt, shanghaiDate } from "../calendar/calendar.ts";
import { PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { uuid, words } from "../fields.ts";
import { mobile } from "../notices/noticeAddress.ts";
import { isInTime } from "../open/publicNotices.ts";
import { type Problem, problem } from "../problems.ts";
import type { PublicNoticeState, VisitSessionState } from "../vocabulary.ts";

/** Minutes of one talk: an office chooses, a quarter of an hour where it does not. */
export const SLOT_MINUTES = [10, 15, 20, 30] as const;
export const USUAL_SLOT = 15;

type Span = { readonly fromTime: string; readonly toTime: string };
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** The slots of a session, one after the other; a rest too short for one is left to whoever comes without a booking. */
export function slotsOf({ fromTime, toTime }: Span, minutes: number): Span[] {
  const [start, end] = [minuteOf(fromTime), minuteOf(toTime)];
  const count = Math.max(0, Math.floor((end - start) / minutes));
  return Array.from({ length: count }, (_, at) => ({
    fromTime: timeOf(start + at * minutes),
    toTime: timeOf(start + (at + 1) * minutes),
  }));
}

/** 约访 (domain.md Z18 「slot published ≥1日 before」). Errors: SESSION_ENDED, SLOTS_LATE. */
export function offerProblem(
  { state, onDay }: { readonly state: VisitSessionState; readonly onDay: CivilDate },
  today: CivilDate,
): Problem | undefined {
  if (state !== "PLANNED") return problem("SESSION_ENDED");
  if (!isInTime(today, onDay)) return problem("SLOTS_LATE");
}

/** A session as far as its booking goes. */
export type Told = {
  readonly state: VisitSessionState;
  readonly noticeState: PublicNoticeState | null;
  readonly publishedAt: Date | null;
  readonly onDay: CivilDate;
};
/**
 * Whether times of a session can be booked at all (domain.md Z18): it goes ahead, and everybody could read of it a day before
 * at least. Of one that was announced late they stay closed, whenever they were made: people simply come.
 */
export const takesBookings = ({ state, noticeState, publishedAt, onDay }: Told): boolean =>
  state === "PLANNED" &&
  noticeState === "PUBLISHED" &&
  publishedAt !== null &&
  isInTime(shanghaiDate(publishedAt), onDay);

type Slot = Told & { readonly fromTime: string; readonly taken: boolean };
/** Whether a slot can be booked now: of a session that takes bookings, not begun, and nobody else's. */
export function slotProblem({ fromTime, taken, ...session }: Slot, now: Date): Problem | undefined {
  if (!takesBookings(session)) return problem("SLOT_OVER");
  if (instantAt(session.onDay, fromTime) <= now) return problem("SLOT_OVER");
  if (taken) return problem("SLOT_TAKEN");
}

type Booked = Pick<Told, "state" | "onDay"> & { readonly fromTime: string };
/** Whether a booked time can still be given back, by whoever has it or by the office. Errors: BOOKING_OVER. */
export const givingBackProblem = ({ state, onDay, fromTime }: Booked, now: Date): Problem | undefined =>
  state !== "PLANNED" || instantAt(onDay, fromTime) <= now ? problem("BOOKING_OVER") : undefined;

/** Times of one session that are booked from one technical client: a family, or a neighbour who helps, and no more (domain.md A6 "rate limits per technical client"). */
export const MOST_FROM_ONE_CLIENT = 4;

export const offerForm = z.object({
  sessionId: uuid,
  minutes: z
    .string()
    .transform(Number)
    .pipe(z.literal([...SLOT_MINUTES], { error: () => "CHOOSE_ONE" })),
});
export type OfferForm = z.output<typeof offerForm>;

/** What a resident leaves to be expected and told: a phone and a few words; a name only where they wish. */
export const bookForm = z.object({
  bookingId: uuid,
  slotId: z.uuid({ error: () => "CHOOSE_ONE" }),
  residentName: PAYLOADS.register.shape.residentName,
  residentPhone: mobile, // if the session is cancelled a text message says so
  words: words(TEXT_LIMITS.short, 2),
  website: z.string().catch(""),
});
export type BookForm = z.output<typeof bookForm>;

/** The office gives a booked time back: somebody rang up, or it cannot be meant. */
export const freeForm = z.object({
  sessionId: uuid,
  bookingId: uuid,
  reason: PAYLOADS.sendBack.shape.reason,
});
export type FreeForm = z.output<typeof freeForm>;

export const findBookingForm = z.object({ no: words(40, 1), key: words(40, 1) });
export type FindBookingForm = z.output<typeof findBookingForm>;

/** Days after the session until what a resident left with a booking is forgotten (PIPL §19). */
export const BOOKING_DAYS = 30;
/** Days until the phone of a booking that the office freed is forgotten: by then they were told. */
export const FREED_DAYS = 3;
