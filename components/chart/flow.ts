import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, type Link, NO_PATTERNS, TEXT } from "./drawing.ts";

export type Station = {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly mark: Mark;
};
export type Stream = { readonly from: string; readonly to: string; readonly mark: Mark };

const HEIGHT = 380;
/** On a phone names take two lines, and stations stand further apart. */
const HEIGHT_NARROW = 520;
const GAP = 12;
const GAP_NARROW = 34;
const isNarrow = (width: number) => width < 400;
/** Room for the names of the last stations, which stand to their right. */
const NAMES = 150;
const NAMES_NARROW = 92;

/** Streams between stations in columns, each as broad as what flows (Sankey). What is nothing is not drawn. */
export function flowDrawing(stations: readonly Station[], streams: readonly Stream[]): Drawing {
  const shown = stations.filter(({ mark }) => mark.count > 0);
  const flowing = streams.filter(({ mark }) => mark.count > 0);
  const name = new Map(shown.map((station) => [station.id, station.name]));
  const told = new Map(shown.map((station) => [station.id, `${station.name} ${station.mark.count}`]));
  const titled = ({ mark }: { mark: Mark }, title: string): Link => ({
    mark,
    title: `${title} · ${mark.count}`,
  });
  // Streams are drawn first, then the stations.
  const drawn = [
    ...flowing.map((stream, at) => ({
      at,
      link: titled(stream, `${name.get(stream.from)} → ${name.get(stream.to)}`),
    })),
    ...shown.map((station, at) => ({ at, link: titled(station, station.name) })),
  ];
  const links = new Map<string, Link[]>();
  for (const { at, link } of drawn) links.set(`0:${at}`, [...(links.get(`0:${at}`) ?? []), link]);
  return {
    height: (width) => (isNarrow(width) ? HEIGHT_NARROW : HEIGHT),
    draw: (width) => ({
      links,
      option: {
        ...NO_PATTERNS,
        series: [
          {
            type: "sankey",
            left: 4,
            top: 8,
            bottom: 8,
            right: isNarrow(width) ? NAMES_NARROW : NAMES,
            nodeWidth: 14,
            nodeGap: isNarrow(width) ? GAP_NARROW : GAP,
            layoutIterations: 0,
            draggable: false,
            emphasis: { disabled: true },
            label: {
              ...TEXT,
              textBorderWidth: 0,
              formatter: ({ name: id }: { name: string }) => told.get(id) ?? "",
              ...(isNarrow(width) && { width: NAMES_NARROW - 8, overflow: "break" }),
            },
            lineStyle: { color: "var(--ink-soft)", opacity: 0.28, curveness: 0.5 },
            data: shown.map(({ id, colour }) => ({
              name: id,
              itemStyle: { color: colour, borderWidth: 0 },
            })),
            links: flowing.map(({ from, to, mark }) => ({ source: from, target: to, value: mark.count })),
          },
        ],
      },
    }),
  };
}
