"use server";
import { currentLang } from "#app/preferences.ts";
import { publicAction } from "#lib/action.ts";
import { clientKey } from "#lib/auth/actor.ts";
import { bookForm } from "#lib/domain/points/booking.ts";
import { isProblem } from "#lib/domain/problems.ts";
import { bookSlot } from "#lib/usecases/points/bookings.ts";

export const book = publicAction("bookSlot", bookForm, async (form, { now }) => {
  const booked = await bookSlot(form, { client: await clientKey(), lang: await currentLang() }, now);
  return isProblem(booked) ? booked : { to: booked.path };
});
