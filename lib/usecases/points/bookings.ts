import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { nextReceiptSequence } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { bookingById, bookingByNo, forgetBooked, hasBooked, lockSlot } from "#lib/db/points/bookings.ts";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import {
  newReceiptSecret,
  normaliseSecret,
  parseReceiptNo,
  receiptNo,
} from "#lib/domain/casework/receipt.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import {
  BOOKING_DAYS,
  type BookForm,
  type FindBookingForm,
  type OfferForm,
  offerProblem,
  slotProblem,
  slotsOf,
} from "#lib/domain/points/booking.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { bookingPath } from "#lib/seal.ts";
import { onceOnly, refusable } from "../outcome.ts";
import { same } from "../residents/receiptKey.ts";
import { countTry, forgetTries } from "../sessions/throttle.ts";
import { sessionFor } from "./sessions.ts";

/** Opens the times of a session for booking; done twice it adds nothing. Errors: NOT_FOUND, SESSION_ENDED, SLOTS_LATE. */
export const offerSlots = (
  actor: Staff,
  { sessionId, minutes }: OfferForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await sessionFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const refused = offerProblem(session, shanghaiDate(now));
    if (refused) return refused;
    if ((await tx.sessionSlot.count({ where: { sessionId } })) === 0)
      await tx.sessionSlot.createMany({
        data: slotsOf(session, minutes).map((slot) => ({ ...slot, id: uuidv7(), sessionId })),
      });
    return { id: sessionId };
  });

const PER_CLIENT = { limit: 10, minutes: 60 } as const;

/**
 * A resident takes a time, without an account: of two at once one gets it. Answers with the address of the booking, which
 * is its key. The number comes from the sequence of receipts, so that no two papers of the house carry the same.
 * Errors: FILLED_BY_MACHINE, TOO_MANY_TRIES, SLOT_OVER, SLOT_TAKEN, BOOKED_ALREADY.
 */
export const bookSlot = (
  { bookingId: id, slotId, residentName, residentPhone: phone, words, website }: BookForm,
  { client, lang }: { client: string; lang: Lang },
  now: Date,
): Promise<{ path: string } | Problem> =>
  onceOnly(
    async () => {
      if (website) return problem("FILLED_BY_MACHINE");
      const minutes = await countTry({ key: `book:${client}`, ...PER_CLIENT }, now);
      if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
      return refusable(async (tx) => {
        const slot = await lockSlot(tx, slotId);
        const refused = slot ? slotProblem(slot, now) : problem("SLOT_OVER");
        if (refused || !slot) return refused ?? problem("SLOT_OVER");
        if (await hasBooked(tx, slot.sessionId, phone)) return problem("BOOKED_ALREADY");
        const no = receiptNo(await nextReceiptSequence(tx));
        const secret = newReceiptSecret(randomBytes(16));
        await tx.sessionBooking.create({
          data: { id, slotId, no, secret, name: residentName || null, phone, words, lang, bookedAt: now },
        });
        return { path: bookingPath(id) };
      });
    },
    async () => {
      const done = await db.sessionBooking.findFirst({ where: { id, slotId, phone }, select: { id: true } });
      return done && { path: bookingPath(done.id) };
    },
  );

const FINDING = { limit: 10, minutes: 15 } as const;

/** From the number and the key on paper to the address of the booking. Errors: TOO_MANY_TRIES, BOOKING_NOT_FOUND. */
export async function findBooking(
  { no: typed, key }: FindBookingForm,
  client: string,
  now: Date,
): Promise<{ path: string } | Problem> {
  const no = parseReceiptNo(typed);
  const tries = `booking:${no ?? "none"}:${client}`;
  const minutes = await countTry({ key: tries, ...FINDING }, now);
  if (minutes > 0) return problem("TOO_MANY_TRIES", { minutes });
  const booking = await bookingByNo(db, no ?? "");
  if (!same(normaliseSecret(key), booking?.secret) || !booking) return problem("BOOKING_NOT_FOUND");
  await forgetTries(tries);
  return { path: bookingPath(booking.id) };
}

/** Gives the time back, for somebody else to take; done twice it is one. Errors: BOOKING_NOT_FOUND, BOOKING_OVER. */
export const cancelBooking = (bookingId: string, now: Date): Promise<{ path: string } | Problem> =>
  refusable(async (tx) => {
    const booking = await bookingById(tx, bookingId);
    if (!booking) return problem("BOOKING_NOT_FOUND");
    if (!booking.cancelledAt && instantAt(booking.onDay, booking.fromTime) <= now)
      return problem("BOOKING_OVER");
    await tx.sessionBooking.updateMany({
      where: { id: bookingId, cancelledAt: null },
      // What it was for is over: name, phone and words have no purpose left (PIPL §19).
      data: { cancelledAt: now, name: null, phone: null, words: null },
    });
    return { path: bookingPath(bookingId) };
  });

/** Forgets name, phone and words of bookings whose session is {@link BOOKING_DAYS} days ago. Returns how many. */
export const forgetBookings = (now: Date): Promise<number> =>
  forgetBooked(db, addDays(shanghaiDate(now), -BOOKING_DAYS));
