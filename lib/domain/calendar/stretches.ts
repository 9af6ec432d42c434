import { addDays, type CivilDate, dayDiff, type HolidayCalendar, weekday } from "./calendar.ts";
import { monthsOf, type Period } from "./period.ts";

export type Grain = "day" | "week" | "month";
export type Stretch = { readonly from: CivilDate; readonly to: CivilDate };

/** So many days are shown one by one, and so many by the week; a drawing of more columns cannot be read. */
const DAYS_SHOWN = 45;
const WEEKS_SHOWN_DAYS = 400;

/** The period in days, weeks from Monday to Sunday, or months, as finely as can be read; the ends are cut to the period. */
export function stretchesOf(period: Period): {
  readonly grain: Grain;
  readonly stretches: readonly Stretch[];
} {
  const days = dayDiff(period.from, period.to) + 1;
  if (days > WEEKS_SHOWN_DAYS) return { grain: "month", stretches: monthsOf(period) };
  const grain = days > DAYS_SHOWN ? "week" : "day";
  const stretches: Stretch[] = [];
  for (let from = period.from; from <= period.to; ) {
    const last = grain === "day" ? from : addDays(from, 7 - weekday(from));
    stretches.push({ from, to: last < period.to ? last : period.to });
    from = addDays(last, 1);
  }
  return { grain, stretches };
}

/** The days of a stretch, one by one. */
export const daysOf = ({ from, to }: Stretch): CivilDate[] =>
  Array.from({ length: dayDiff(from, to) + 1 }, (_, n) => addDays(from, n));

/** The first legal holiday in a stretch, by its name; null when everybody worked as usual. */
export const holidayIn = (calendar: HolidayCalendar, stretch: Stretch): string | null =>
  daysOf(stretch)
    .map((day) => calendar.days.get(day))
    .find((day) => day?.kind === "OFF")?.name ?? null;
