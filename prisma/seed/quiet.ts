import { addDays, type HolidayCalendar, shanghaiDate, weekday } from "#lib/domain/calendar/calendar.ts";
import type { VisitResult, VisitType } from "#lib/domain/vocabulary.ts";
import type { OfficeUnit } from "./city.ts";
import { drawDays, someTime, WEDNESDAY } from "./days.ts";
import { QUIET_NOTES } from "./phrases.ts";
import { type Address, type Places, someAddress } from "./places.ts";
import { randomFrom } from "./random.ts";

/** A visit in which nobody raised anything, was met, or wished to talk. */
export type QuietVisit = {
  at: Date;
  unit: OfficeUnit;
  type: VisitType;
  result: Exclude<VisitResult, "RAISED">;
  address: Address;
  note: string;
};

const RESULTS = ["NOTHING_RAISED", "NOT_MET", "DECLINED"] as const;
const RESULT_SHARES = [64, 28, 8];
/** For each issue, so many quiet visits. */
const PER_ISSUE = 0.45;

export function planQuietVisits(
  issues: number,
  { now, calendar, places }: { now: Date; calendar: HolidayCalendar; places: Places },
): QuietVisit[] {
  const random = randomFrom(369_901);
  const days = drawDays(Math.round(issues * PER_ISSUE), addDaysTo(now, -1), calendar, random);
  return days.map((day) => {
    const community = random.pick(places.fitting(""));
    const result = RESULTS[random.weighted(RESULT_SHARES)] ?? "NOTHING_RAISED";
    const evening = weekday(day) === WEDNESDAY && random.chance(0.6);
    return {
      at: evening ? someTime(day, 19, 21, random) : someTime(day, 9, 17.5, random),
      unit: random.chance(0.4) ? random.pick(places.gridsOf(community)) : community,
      type: "HOUSEHOLD_VISIT",
      result,
      address: someAddress(community, random),
      note: random.pick(QUIET_NOTES[result]),
    };
  });
}

const addDaysTo = (now: Date, days: number): Date =>
  new Date(`${addDays(shanghaiDate(now), days)}T12:00:00+08:00`);
