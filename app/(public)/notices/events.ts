import { withCorrections } from "#lib/domain/labels/sessionResult.ts";
import { changedAt, type ShownNotice } from "#lib/domain/open/publicNotices.ts";
import type { SessionEvent } from "#lib/feeds/calendar.ts";
import { siteAddress } from "#lib/site.ts";

const CACHE_SECONDS = 300;

/** A notice of a session as an event; one that was taken down stays as cancelled, and says why. */
export const eventOf = (notice: ShownNotice): SessionEvent => ({
  id: notice.id,
  title: notice.title,
  text: notice.takenDownReason ?? withCorrections(notice),
  place: notice.place,
  page: siteAddress(`/notices/${notice.id}`),
  on: notice.sessionOn ?? "",
  from: notice.sessionFrom ?? "",
  to: notice.sessionTo ?? "",
  stamp: changedAt(notice),
  cancelled: notice.state === "TAKEN_DOWN",
});

export const calendarAnswer = (body: string, file: string): Response =>
  new Response(body, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `inline; filename="${file}.ics"`,
      "Cache-Control": `public, max-age=${CACHE_SECONDS}`,
    },
  });
