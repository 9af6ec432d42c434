import { sessionCalendar } from "#lib/feeds/calendar.ts";
import { now } from "#lib/now.ts";
import { readNotice } from "#lib/queries/open/publicNotices.ts";
import { siteAddress } from "#lib/site.ts";
import { calendarAnswer, eventOf } from "../../events.ts";

type Props = { params: Promise<{ id: string }> };

/** One session as a file for the calendar of a phone. */
export async function GET(_request: Request, { params }: Props): Promise<Response> {
  const notice = await readNotice((await params).id, await now());
  if (!notice?.sessionOn) return new Response(null, { status: 404 });
  const host = new URL(siteAddress("/")).hostname;
  return calendarAnswer(sessionCalendar(notice.title, host, [eventOf(notice)]), "session");
}
