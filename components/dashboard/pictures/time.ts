import { calendarDrawing } from "#components/chart/calendarMap.ts";
import { COLOURS } from "#components/chart/options.ts";
import { trendDrawing } from "#components/chart/trend.ts";
import {
  addDays,
  type CivilDate,
  type HolidayCalendar,
  weekday,
  yearOf,
} from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { daysOf, holidayIn, type Stretch, stretchesOf } from "#lib/domain/calendar/stretches.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { say, showDate, showNumber } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { MONTH_WORDS, pictureMessages, WEEKDAY_WORDS } from "../messages-pictures.ts";
import { type Cell, column, mark, numbers, type Picture } from "../picture.ts";

type Days = {
  readonly intake: ReadonlyMap<string, number>;
  readonly ended: ReadonlyMap<string, number>;
  readonly calendar: HolidayCalendar;
};

export const timePictures = (days: Days, period: Period, lang: Lang): Picture[] => [
  calendar(days, period, lang),
  trend(days, period, lang),
];

/** A year and the week around it: as much as one calendar can hold. */
const DAYS_DRAWN = 371;
const MONDAYS = 7;

function calendar({ intake, calendar: holidays }: Days, period: Period, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const earliest = addDays(period.to, 1 - DAYS_DRAWN);
  const cut = period.from < earliest;
  const from = cut ? earliest : period.from;
  const days = daysOf({ from, to: period.to }).map((day) => {
    const found = holidays.days.get(day) ?? null;
    const count = intake.get(day) ?? 0;
    const told = found ? ` · ${found.name}${found.kind === "WORK" ? ` (${words.work})` : ""}` : "";
    return {
      day,
      kind: found?.kind ?? null,
      mark: mark("intake", "numerator", count, { from: day, to: day }),
      title: `${showDate(day, lang)} · ${count}${told}`,
    };
  });
  const cell = (day: CivilDate): Cell => {
    const one = days.find((each) => each.day === day);
    if (!one) return "";
    const sign = one.kind === "OFF" ? ` ${words.off}` : one.kind === "WORK" ? ` ${words.work}` : "";
    return { text: `${showNumber(one.mark.count, lang)}${sign}`, mark: one.mark };
  };
  const firstMonday = addDays(from, 1 - weekday(from));
  const weeks = daysOf({ from: firstMonday, to: period.to }).filter((_, at) => at % MONDAYS === 0);
  const unknown = [from, period.to].some(
    (day) => yearOf(day) < holidays.knownFrom || yearOf(day) > holidays.knownTo,
  );
  return {
    id: "calendar",
    title: words.calendarTitle,
    lead: [
      words.calendarLead,
      ...(cut ? [words.calendarCut(showDate(from, lang))] : []),
      ...(unknown ? [words.unknownYear] : []),
    ].join(lang === "zh" ? "" : " "),
    long: true,
    drawing: calendarDrawing(days, { months: MONTH_WORDS[lang], weekdays: WEEKDAY_WORDS[lang] }),
    head: [
      column(words.week),
      // From Monday on; the words begin with Sunday.
      ...[1, 2, 3, 4, 5, 6, 0].map((day) => numbers(WEEKDAY_WORDS[lang][day] as string)),
    ],
    rows: weeks.map((monday) => ({
      key: monday,
      cells: [words.weekOf(monday), ...daysOf({ from: monday, to: addDays(monday, 6) }).map(cell)],
    })),
  };
}

function trend({ intake, ended, calendar: holidays }: Days, period: Period, lang: Lang): Picture {
  const words = say(pictureMessages, lang);
  const { grain, stretches } = stretchesOf(period);
  const sum = (of: ReadonlyMap<string, number>, stretch: Stretch) =>
    daysOf(stretch).reduce((total, day) => total + (of.get(day) ?? 0), 0);
  const rows = stretches.map((stretch) => ({
    ...stretch,
    holiday: holidayIn(holidays, stretch),
    in: mark("intake", "numerator", sum(intake, stretch), { from: stretch.from, to: stretch.to }),
    out: mark("ended", "numerator", sum(ended, stretch), { from: stretch.from, to: stretch.to }),
  }));
  const [came, went] = [figureName("intake", lang), figureName("ended", lang)];
  return {
    id: "days",
    title: words.daysTitle,
    lead: `${words.daysLead}${lang === "zh" ? "" : " "}${words[grain === "week" ? "weekly" : grain]}`,
    long: true,
    drawing: trendDrawing(
      {
        names: rows.map(({ from }) => (grain === "month" ? from.slice(2, 7) : from.slice(5))),
        series: [
          {
            name: came,
            colour: COLOURS.all,
            values: rows.map((row) => row.in.count),
            marks: rows.map((row) => row.in),
          },
          {
            name: went,
            colour: COLOURS.done,
            values: rows.map((row) => row.out.count),
            marks: rows.map((row) => row.out),
          },
        ],
      },
      rows.map(({ holiday }) => holiday),
      300,
    ),
    head: [column(words.stretch), column(words.holiday), numbers(came), numbers(went)],
    rows: rows.map(({ from, to, holiday, in: coming, out }) => ({
      key: from,
      cells: [from === to ? from : `${from} – ${to.slice(5)}`, holiday ?? "", coming, out],
    })),
  };
}
