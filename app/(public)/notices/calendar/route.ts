import type { NextRequest } from "next/server";
import { messages } from "#components/bulletin/messages.ts";
import { say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { sessionCalendar } from "#lib/feeds/calendar.ts";
import { now } from "#lib/now.ts";
import { readSessions } from "#lib/queries/open/publicNotices.ts";
import { siteAddress } from "#lib/site.ts";
import { calendarAnswer, eventOf } from "../events.ts";

/** Announced sessions as a calendar to subscribe to: ?place= one place and the offices above it (?county= of older addresses). */
export async function GET(request: NextRequest): Promise<Response> {
  const { place, county, lang: asked } = Object.fromEntries(request.nextUrl.searchParams);
  const found = await readSessions(place || county || "", await now());
  if (!found) return new Response(null, { status: 404 });
  const lang: Lang = asked === "en" ? "en" : "zh";
  const words = say(messages, lang);
  const body = sessionCalendar(
    words.calendarTitle(found.place?.name ?? words.all),
    new URL(siteAddress("/")).hostname,
    found.notices.map(eventOf),
  );
  return calendarAnswer(body, "sessions");
}
