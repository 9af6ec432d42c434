import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type PeriodAsked, readPeriod } from "#lib/domain/calendar/period.ts";

export type Params = Record<string, string | string[] | undefined>;

/** The county and one of the named periods; dates of one's own are the offices', so that what is counted here stays few: they are `wrong`. */
export function figuresAsked(asked: Params, at: Date): PeriodAsked & { county: string } {
  const period = asked.from || asked.to ? "custom" : asked.period;
  return {
    ...readPeriod({ period }, shanghaiDate(at)),
    county: typeof asked.county === "string" ? asked.county.slice(0, 36) : "",
  };
}
