import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, linksOf, NO_PATTERNS, SOFT_TEXT, strengthOf } from "./drawing.ts";

export type CalendarDay = {
  readonly day: string;
  readonly mark: Mark;
  /** a legal holiday, or a day of a weekend worked instead */
  readonly kind: "OFF" | "WORK" | null;
  readonly title: string;
};
type Words = { readonly months: readonly string[]; readonly weekdays: readonly string[] };

const NARROW_CELL = 16;
const LABELS = 44;
/** A month alone is drawn in fields as large as they are on the calendar of a wall. */
const LARGEST_CELL = 36;

/** Days as fields of a calendar, the stronger the more; framed where the day is a legal holiday, and dashed where it was worked instead. */
export function calendarDrawing(days: readonly CalendarDay[], { months, weekdays }: Words): Drawing {
  const most = Math.max(...days.map(({ mark }) => mark.count));
  const weeks = Math.ceil(days.length / 7) + 1;
  const cellOf = (width: number) =>
    width < 400 ? NARROW_CELL : Math.min(LARGEST_CELL, Math.floor((width - LABELS - 8) / weeks));
  return {
    full: true,
    height: (width) => (width < 400 ? weeks * NARROW_CELL + 56 : cellOf(width) * 7 + 48),
    draw: (width) => ({
      links: linksOf([days.map(({ mark, title }) => (mark.count > 0 ? { mark, title } : null))]),
      option: {
        ...NO_PATTERNS,
        calendar: {
          range: [days[0]?.day, days.at(-1)?.day],
          orient: width < 400 ? "vertical" : "horizontal",
          left: LABELS,
          top: 28,
          cellSize: width < 400 ? [32, NARROW_CELL] : cellOf(width),
          splitLine: { lineStyle: { color: "var(--line-strong)" } },
          itemStyle: { color: "var(--wash)", borderColor: "var(--paper)" },
          dayLabel: { ...SOFT_TEXT, firstDay: 1, nameMap: everySecond(weekdays, width) },
          monthLabel: { ...SOFT_TEXT, nameMap: [...months] },
          yearLabel: { show: false },
        },
        series: [
          {
            type: "custom",
            coordinateSystem: "calendar",
            data: days.map(({ day, mark }) => [day, mark.count]),
            renderItem: (params: { dataIndex: number }, api: Api) => {
              const { kind } = days[params.dataIndex] as CalendarDay;
              const [x, y] = api.coord(api.value(0));
              const [w, h] = width < 400 ? [32, NARROW_CELL] : [cellOf(width), cellOf(width)];
              const count = api.value(1) as number;
              const edge = kind === null ? 0.5 : 1.5;
              return {
                type: "rect",
                shape: {
                  x: x - w / 2 + edge,
                  y: y - h / 2 + edge,
                  width: w - 2 * edge,
                  height: h - 2 * edge,
                },
                style: {
                  fill: count > 0 ? "var(--celadon)" : "var(--wash)",
                  fillOpacity: count > 0 ? strengthOf(count, most) : 1,
                  ...(kind && {
                    stroke: "var(--amber)",
                    lineWidth: 2,
                    lineDash: kind === "WORK" ? [2, 2] : undefined,
                  }),
                },
              };
            },
          },
        ],
      },
    }),
  };
}
type Api = { value: (dimension: number) => unknown; coord: (value: unknown) => [number, number] };

/** Rows lower than a line of letters name every second weekday only; Sunday comes first where the library counts. */
const everySecond = (weekdays: readonly string[], width: number): string[] =>
  weekdays.map((name, at) => (width < 1000 && width >= 400 && at % 3 !== 1 ? "" : name));
