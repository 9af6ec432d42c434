import { type Drawing, TEXT } from "./drawing.ts";
import { type Bars, barDrawing } from "./options.ts";

/** So faint that bars and lines are seen through it, also on paper. */
const SHADE = 0.16;

/** Upright bars over time, with the stretches that hold a legal holiday shaded and named behind them. */
export function trendDrawing(data: Bars, holidays: readonly (string | null)[], height: number): Drawing {
  const plain = barDrawing(data, height, true);
  const wide = (width: number) => width >= 500;
  return {
    ...plain,
    draw: (width) => {
      const { option, links } = plain.draw(width);
      return {
        links,
        option: {
          ...option,
          legend: {
            ...(option.legend as object),
            data: data.series.map(({ name }) => name),
          },
          // Shades stand on axes of their own, so that they take no room from the bars.
          xAxis: [option.xAxis, { type: "category", show: false, data: [...data.names] }],
          yAxis: [option.yAxis, { type: "value", show: false, min: 0, max: 1 }],
          series: [
            ...(option.series as object[]),
            {
              type: "bar",
              silent: true,
              xAxisIndex: 1,
              yAxisIndex: 1,
              z: 0,
              barCategoryGap: "0%",
              data: holidays.map((name) => (name === null ? null : 1)),
              itemStyle: { color: "var(--amber)", opacity: SHADE, decal: { symbol: "none" } },
              label: {
                show: wide(width),
                position: "insideTop",
                ...TEXT,
                color: "var(--amber)",
                opacity: 1,
                formatter: ({ dataIndex: at }: { dataIndex: number }) =>
                  holidays[at] !== holidays[at - 1] ? (holidays[at] ?? "") : "",
              },
              labelLayout: { hideOverlap: true },
            },
          ],
        },
      };
    },
  };
}
