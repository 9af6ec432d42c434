import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";

export type SessionEvent = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly page: string;
  readonly on: CivilDate;
  /** "19:30" on a wall in Shanghai */
  readonly from: string;
  readonly to: string;
  /** when it was last told of */
  readonly stamp: Date;
  readonly cancelled: boolean;
};

const ZONE = "Asia/Shanghai";
/** China has kept one time all year since 1991. */
const VTIMEZONE = [
  "BEGIN:VTIMEZONE",
  `TZID:${ZONE}`,
  "BEGIN:STANDARD",
  "DTSTART:19910915T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
].join("\r\n");

/** Sessions as an iCalendar that phones subscribe to: wall times of Shanghai, whatever the zone of the server. */
export function sessionCalendar(name: string, host: string, events: readonly SessionEvent[]): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "minqing", product: "notices" },
    timezone: { name: null, generator: () => VTIMEZONE },
  });
  for (const event of events)
    calendar.createEvent({
      id: `${event.id}@${host}`,
      summary: event.title,
      description: event.text,
      location: event.place,
      url: event.page,
      start: `${event.on}T${event.from}:00`,
      end: `${event.on}T${event.to}:00`,
      timezone: ZONE,
      stamp: event.stamp,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  return calendar.toString();
}
