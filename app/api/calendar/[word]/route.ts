import type { NextRequest } from "next/server";
import { promisedCalendarName, promisedDayName } from "#lib/domain/labels/promised.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { answerUnlessKnown } from "#lib/etag.ts";
import { promisedCalendar } from "#lib/feeds/calendar.ts";
import { readPromisedDays } from "#lib/queries/casework/promisedDays.ts";
import { readCalendarWord } from "#lib/seal.ts";
import { siteAddress, trackAddress } from "#lib/site.ts";

type Asked = { params: Promise<{ word: string }> };

/** Calendar programs ask again every few hours; whatever stands between keeps nothing of it. */
const CACHE_SECONDS = 300;

/**
 * The promised days of one issue as a calendar to subscribe to, in the language of ?lang=; the address is its own proof.
 * An ended issue has no days left and answers an empty calendar; a word not made here is a 404.
 */
export async function GET(request: NextRequest, { params }: Asked): Promise<Response> {
  const receiptNo = readCalendarWord((await params).word);
  const promised = receiptNo && (await readPromisedDays(receiptNo));
  if (!promised) return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
  const lang: Lang = request.nextUrl.searchParams.get("lang") === "en" ? "en" : "zh";
  const body = promisedCalendar(
    promisedCalendarName(receiptNo, lang),
    new URL(siteAddress("/")).hostname,
    promised.days.map(({ kind, on }) => ({
      id: `${receiptNo}-${kind}`,
      title: promisedDayName(receiptNo, kind, lang),
      page: trackAddress(receiptNo),
      on,
      stamp: promised.changedAt,
    })),
  );
  return answerUnlessKnown(request, body, {
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="promised-days.ics"',
    "Cache-Control": `private, max-age=${CACHE_SECONDS}`,
  });
}
