import type { EChartsCoreOption } from "echarts/core";
import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, linksOf, TEXT } from "./drawing.ts";

/** House colours: celadon for what is done, ink for what there is, vermilion only for overdue. */
export const COLOURS = {
  done: "var(--celadon)",
  all: "var(--ink-soft)",
  third: "var(--line-strong)",
  overdue: "var(--vermilion)",
} as const;

export type Series = {
  readonly name: string;
  readonly colour: string;
  readonly values: readonly (number | null)[];
  /** what each bar leads to */
  readonly marks?: readonly (Mark | null)[];
};
export type Bars = {
  readonly names: readonly string[];
  readonly series: readonly Series[];
  /** bars lie: long names find room at the left */
  readonly lying?: boolean;
  readonly stacked?: boolean;
  /** values are shares of one, shown as percent */
  readonly share?: boolean;
  /** writes the value of each bar beside it */
  readonly label?: (value: number) => string;
};

/** Room for names of lying bars: a share of the drawing, but no more than the longest name needs. */
const NAMES_SHARE = 0.37;
const NAMES_AT_MOST = 230;
const LABEL_ROOM = 132;

const LINE = { lineStyle: { color: "var(--line)" } };

/** Bars with the house's type and lines, for {@link renderChart}. */
export function bars(
  { names, series, lying, stacked, share, label }: Bars,
  width: number,
): EChartsCoreOption {
  const category = {
    type: "category",
    data: [...names],
    inverse: lying ?? false,
    axisLabel: {
      ...TEXT,
      hideOverlap: true,
      ...(lying && { width: Math.min(NAMES_AT_MOST, width * NAMES_SHARE), overflow: "truncate" }),
    },
    axisLine: LINE,
    axisTick: { show: false },
  };
  const value = {
    type: "value",
    minInterval: share ? 0.25 : 1,
    splitNumber: 3,
    ...(share && { min: 0, max: 1, interval: 0.25 }),
    axisLabel: {
      ...TEXT,
      color: "var(--ink-soft)",
      hideOverlap: true,
      formatter: share ? percentTick : "{value}",
    },
    splitLine: LINE,
    ...(label && { show: false }),
  };
  return {
    grid: {
      left: 8,
      right: label ? LABEL_ROOM : 16,
      top: series.length > 1 ? 36 : 8,
      bottom: 8,
      outerBoundsMode: "same",
    },
    ...(series.length > 1 && {
      legend: { top: 0, left: 0, itemWidth: 20, textStyle: TEXT, selectedMode: false },
    }),
    xAxis: lying ? value : category,
    yAxis: lying ? category : value,
    series: series.map(({ name, colour, values, marks }) => ({
      type: "bar",
      name,
      silent: !marks,
      emphasis: { disabled: true },
      barMaxWidth: lying ? 20 : 32,
      data: [...values],
      itemStyle: { color: colour },
      ...(stacked && { stack: "all" }),
      ...(label && {
        label: {
          show: true,
          position: "right",
          ...TEXT,
          formatter: (p: { value: number }) => label(p.value),
        },
      }),
    })),
  };
}

/** The same bars as a drawing, each of them a link where it has a mark. */
export const barDrawing = (data: Bars, height: number, full = false): Drawing => ({
  // a function that writes labels does not show in the text
  ...(!data.label && { key: JSON.stringify([data, height]) }),
  full,
  height: () => height,
  draw: (width) => ({
    option: bars(data, width),
    links: linksOf(
      data.series.map(({ name, marks = [] }) =>
        marks.map((mark, at) => mark && { mark, title: `${data.names[at] ?? ""} · ${name} · ${mark.count}` }),
      ),
    ),
  }),
});

const percentTick = (value: number): string => `${Math.round(value * 100)}%`;
