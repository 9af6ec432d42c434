import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { nextReceiptSequence } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import {
  bookingById,
  bookingByNo,
  forgetBooked,
  hasBooked,
  lockBooking,
  lockSlot,
  tellFreed,
} from "#lib/db/points/bookings.ts";
import { addDays, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
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
  FREED_DAYS,
  type FreeForm,
  givingBackProblem,
  MOST_FROM_ONE_CLIENT,
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
/** Longer than a session is announced before it. */
const OF_ONE_SESSION = { limit: MOST_FROM_ONE_CLIENT, minutes: 60 * 24 * 60 } as const;

/**
 * A resident takes a time, without an account: of two at once one gets it. Answers with the address of the booking, which
 * is its key. The number comes from the sequence of receipts, so that no two papers of the house carry the same.
 * One phone has one time at a session, one technical client a few.
 * Errors: FILLED_BY_MACHINE, TOO_MANY_TRIES, SLOT_OVER, SLOT_TAKEN, BOOKED_ALREADY, SLOTS_ENOUGH.
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
        const here = { key: `book:${slot.sessionId}:${client}`, ...OF_ONE_SESSION };
        if ((await countTry(here, now, tx)) > 0)
          return problem("SLOTS_ENOUGH", { number: MOST_FROM_ONE_CLIENT });
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
    const booking = await lockBooking(tx, bookingId);
    if (!booking) return problem("BOOKING_NOT_FOUND");
    const path = bookingPath(bookingId);
    if (booking.cancelledAt) return { path };
    const refused = givingBackProblem(booking, now);
    if (refused) return refused;
    await tx.sessionBooking.update({
      where: { id: bookingId },
      // What it was for is over: name, phone and words have no purpose left (PIPL §19).
      data: { cancelledAt: now, name: null, phone: null, words: null },
    });
    return { path };
  });

/**
 * The office gives one booked time back, with a reason that whoever had it reads: they rang up, or it cannot be meant. They
 * are told by text message, for which the phone alone is kept a little longer. Done twice it is one.
 * Errors: NOT_FOUND, BOOKING_OVER.
 */
export const freeBooking = (
  actor: Staff,
  { sessionId, bookingId, reason }: FreeForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  refusable(async (tx) => {
    const session = await sessionFor(tx, actor, sessionId, now);
    if (isProblem(session)) return session;
    const booking = await bookingById(tx, bookingId);
    if (booking?.sessionId !== sessionId) return problem("NOT_FOUND");
    if (booking.cancelledAt) return { id: sessionId };
    const refused = givingBackProblem(booking, now);
    if (refused) return refused;
    await tx.sessionBooking.update({
      where: { id: bookingId },
      data: { cancelledAt: now, freedBy: actor.personId, freedReason: reason, name: null, words: null },
    });
    await tellFreed(tx, bookingId, now);
    return { id: sessionId };
  });

/** Forgets name, phone and words of bookings whose session is {@link BOOKING_DAYS} days ago, and of those freed {@link FREED_DAYS} days ago. Returns how many. */
export const forgetBookings = (now: Date): Promise<number> =>
  forgetBooked(db, addDays(shanghaiDate(now), -BOOKING_DAYS), new Date(now.getTime() - FREED_DAYS * DAY_MS));
const DAY_MS = 86_400_000;
