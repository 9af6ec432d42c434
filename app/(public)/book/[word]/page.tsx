import type { Metadata } from "next";
import { currentLang } from "#app/preferences.ts";
import { Missing } from "#components/layout/missing.tsx";
import { Booking } from "#components/points/booking.tsx";
import { bookMessages } from "#components/points/messages-book.ts";
import { bookingOf } from "#lib/auth/bookingWord.ts";
import { say } from "#lib/domain/labels.ts";
import { now } from "#lib/now.ts";
import { readNotice } from "#lib/queries/open/publicNotices.ts";
import { readBooking } from "#lib/queries/points/sessions.ts";
import { cancel } from "../actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: say(bookMessages, await currentLang()).findTitle,
  robots: { index: false, follow: false },
});

type Props = { params: Promise<{ word: string }> };

export default async function BookingPage({ params }: Props) {
  const [lang, { word }, at] = await Promise.all([currentLang(), params, now()]);
  const id = bookingOf(word);
  const booking = id ? await readBooking(id, at) : null;
  if (!booking) return <Missing lang={lang} />;
  const office = booking.noticeId ? await readNotice(booking.noticeId, at) : null;
  return (
    <Booking booking={booking} word={decodeURIComponent(word)} office={office} action={cancel} lang={lang} />
  );
}
