"use server";
import { z } from "zod";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { bookingOf } from "#lib/auth/bookingWord.ts";
import { findBookingForm } from "#lib/domain/points/booking.ts";
import { isProblem, problem } from "#lib/domain/problems.ts";
import { cancelBooking, findBooking } from "#lib/usecases/points/bookings.ts";

export const find = publicAction("findBooking", findBookingForm, async (form, { now }) => {
  const found = await findBooking(form, await clientKey(), now);
  return isProblem(found) ? found : { to: found.path };
});

/** By the address of the booking alone, as ratings and subscriptions go. */
export const cancel = publicAction(
  "cancelBooking",
  z.object({ word: z.string().max(80) }),
  async ({ word }, { now }) => {
    const id = bookingOf(word);
    if (!id) return problem("BOOKING_NOT_FOUND");
    const done = await cancelBooking(id, now);
    return isProblem(done) ? done : { to: done.path };
  },
);
