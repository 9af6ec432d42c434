import type { NextRequest } from "next/server";
import { messages } from "#components/bulletin/messages.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionCalendar } from "#lib/feeds/calendar.ts";
import { now } from "#lib/now.ts";
import { readSessions } from "#lib/queries/open/publicNotices.ts";
import { siteAddress } from "#lib/site.ts";

const CACHE_SECONDS = 300;

/** Announced sessions as a calendar to subscribe to: ?county= one county and the city above it. */
export async function GET(request: NextRequest): Promise<Response> {
  const { county: countyId = "", lang: asked } = Object.fromEntries(request.nextUrl.searchParams);
  const found = await readSessions(countyId, await now());
  if (!found) return new Response(null, { status: 404 });
  const lang: Lang = asked === "en" ? "en" : "zh";
  const words = say(messages, lang);
  const body = sessionCalendar(
    words.calendarTitle(found.county?.name ?? words.all),
    new URL(siteAddress("/")).hostname,
    found.notices.map((notice) => ({
      id: notice.id,
      title: notice.title,
      text: notice.takenDownReason ?? notice.text,
      place: notice.place,
      page: siteAddress(`/notices/${notice.id}`),
      on: notice.sessionOn ?? "",
      from: notice.sessionFrom ?? "",
      to: notice.sessionTo ?? "",
      stamp: notice.takenDownAt ?? notice.publishedAt ?? notice.updatedAt,
      cancelled: notice.state === "TAKEN_DOWN",
    })),
  );
  return new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="sessions.ics"',
      "Cache-Control": `public, max-age=${CACHE_SECONDS}`,
    },
  });
}
