import "server-only";
import { BarChart, CustomChart, SankeyChart, TreemapChart } from "echarts/charts";
import {
  AriaComponent,
  CalendarComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
} from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  SankeyChart,
  TreemapChart,
  AriaComponent,
  CalendarComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  LabelLayout,
  SVGRenderer,
]);

/** Patterns beside the colours, so that series are told apart without them, also in print. */
const DECALS = [
  { symbol: "none" },
  {
    color: "var(--paper-strong)",
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [3, 4],
    rotation: -Math.PI / 4,
  },
  {
    color: "var(--paper-strong)",
    symbol: "circle",
    symbolSize: 0.7,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
  },
  {
    color: "var(--paper-strong)",
    symbol: "rect",
    dashArrayX: [1, 0],
    dashArrayY: [2, 6],
    rotation: Math.PI / 4,
  },
];

/** Where a piece of a drawing leads. */
export type Anchor = { readonly href: string; readonly title: string };

/**
 * A chart as SVG, drawn on the server and still. Colours are the tokens of globals.css, which every browser resolves by
 * itself: one drawing serves light, dark and paper. Pieces with an anchor are plain links, which need no script.
 */
export function renderChart(
  option: EChartsCoreOption,
  width: number,
  height: number,
  anchors: ReadonlyMap<string, readonly Anchor[]> = new Map(),
): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: DECALS } },
      textStyle: {
        fontFamily: "PingFang SC, HarmonyOS Sans SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif",
      },
      ...option,
    });
    const svg = chart.renderToSVGString();
    return withoutHooks(anchors.size > 0 ? anchored(svg, anchors) : svg);
  } finally {
    chart.dispose();
  }
}

const PIECE =
  /<(path|text)\b[^>]* ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"[^>]*>[\s\S]*?<\/\1>/g;

/**
 * Wraps each piece into its link. Keyboards and screen readers find the same links in the table beside, so these are left
 * out of their order; patterns and letters above a piece let the pointer through to it.
 */
function anchored(svg: string, anchors: ReadonlyMap<string, readonly Anchor[]>): string {
  const seen = new Map<string, number>();
  return svg
    .replace(PIECE, (piece, _tag, series, datum) => {
      const key = `${series}:${datum}`;
      const here = anchors.get(key);
      if (!here) return piece;
      const nth = seen.get(key) ?? 0;
      seen.set(key, nth + 1);
      const { href, title } = here[Math.min(nth, here.length - 1)] as Anchor;
      return `<a href="${escapeXml(href)}" tabindex="-1"><title>${escapeXml(title)}</title>${piece}</a>`;
    })
    .replace(/<(path[^>]* fill="url\(#|text )/g, (start) =>
      start.replace(/^<\w+/, '$& pointer-events="none"'),
    );
}
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A still picture needs no hover style (which the policy of the page would refuse) and no marks for a script. */
const withoutHooks = (svg: string): string =>
  svg.replace(/<style\b[\s\S]*?<\/style>/g, "").replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, "");
