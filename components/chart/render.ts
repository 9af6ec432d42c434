import "server-only";
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

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

/**
 * A chart as SVG, drawn on the server and still. Colours are the tokens of globals.css, which every browser resolves by
 * itself: one drawing serves light, dark and paper.
 */
export function renderChart(option: EChartsCoreOption, width: number, height: number): string {
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
    return withoutHooks(chart.renderToSVGString());
  } finally {
    chart.dispose();
  }
}

/** A still picture needs no hover style (which the policy of the page would refuse) and no marks for a script. */
const withoutHooks = (svg: string): string =>
  svg.replace(/<style\b[\s\S]*?<\/style>/g, "").replace(/ (?:class|ecmeta_\w+)="[^"]*"/g, "");
