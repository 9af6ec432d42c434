import { db } from "#lib/db/client.ts";
import { type ForecastRow, forecastsOf, monthByKind } from "#lib/db/forecast/forecasts.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { checklistsFor, type NumberedChecklist } from "#lib/domain/forecast/checklists.ts";
import { type ForecastLine, inSeason, monthPeriod } from "#lib/domain/forecast/forecast.ts";
import type { Staff } from "#lib/domain/permissions.ts";

/** A year of months for a handful of offices. */
const MOST_FORECASTS = 60;
/** Kinds that are listed; what is in season is, however little it brings. */
const MOST_LINES = 12;

export type LineShown = ForecastLine & {
  readonly inSeason: boolean;
  /** how many came; null as long as the month is not over */
  readonly came: number | null;
};
export type ForecastPage = {
  readonly forecast: Omit<ForecastRow, "lines"> & { readonly lines: readonly LineShown[] };
  readonly period: Period;
  readonly lastYear: Period;
  readonly checklists: readonly NumberedChecklist[];
  readonly all: readonly ForecastRow[];
  /** another one was asked for, which is not there for this reader: this is the latest */
  readonly unknown: boolean;
};

/** What a month is expected to bring at one of the own offices; "NONE" while nothing was told, null for whoever has no such office. */
export async function readForecast(
  actor: Staff,
  id: string,
  now: Date,
): Promise<ForecastPage | "NONE" | null> {
  const areas = (await areasFor(db, actor, "seeAlerts")).filter(
    ({ level }) => level === "CITY" || level === "COUNTY",
  );
  if (areas.length === 0) return null;
  const all = await forecastsOf(
    db,
    areas.map((area) => area.id),
    MOST_FORECASTS,
  );
  const row = all.find((one) => one.id === id) ?? all[0];
  const area = areas.find((one) => one.id === row?.unitId);
  if (!row || !area) return "NONE";
  const period = monthPeriod(row.month);
  const over = shanghaiDate(now) > period.to;
  const came = over ? await monthByKind({ ...area, name: row.unit }, period, now) : null;
  const { lines, ...forecast } = row;
  // What came and nobody expected belongs to the truth of a forecast.
  const unforeseen = [...(came ?? [])].flatMap(([category]) =>
    category.includes(".") && !lines.some((line) => line.category === category)
      ? [{ category, lastYear: null, usual: 0, expected: 0, low: 0, high: 0 }]
      : [],
  );
  const shown = [...lines, ...unforeseen].map((line) => ({
    ...line,
    inSeason: inSeason(line),
    came: came && (came.get(line.category) ?? 0),
  }));
  const weight = ({ expected, came }: LineShown) => Math.max(expected, came ?? 0);
  return {
    forecast: {
      ...forecast,
      lines: shown
        .sort((a, b) => weight(b) - weight(a) || (a.category < b.category ? -1 : 1))
        .filter((line, at) => (at < MOST_LINES && weight(line) > 0) || line.inSeason),
    },
    period,
    lastYear: monthPeriod(`${Number(row.month.slice(0, 4)) - 1}${row.month.slice(4)}`),
    checklists: checklistsFor(row.month),
    all,
    unknown: id !== "" && row.id !== id,
  };
}
