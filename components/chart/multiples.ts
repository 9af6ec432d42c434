import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, linksOf, NO_PATTERNS, SOFT_TEXT, TEXT } from "./drawing.ts";

export type Small = { readonly name: string; readonly marks: readonly Mark[] };

const CELL = { width: 184, height: 118, gap: 16 } as const;

/** Many small charts of one kind on one scale, so that they can be told apart at a glance. */
export function multiplesDrawing(
  smalls: readonly Small[],
  names: readonly string[],
  colour: string,
): Drawing {
  // As many rows as are needed, each as full as the others.
  const columns = (width: number) => {
    const most = Math.max(1, Math.floor((width + CELL.gap) / (CELL.width + CELL.gap)));
    return Math.max(1, Math.ceil(smalls.length / Math.ceil(smalls.length / most)));
  };
  const most = Math.max(1, ...smalls.flatMap(({ marks }) => marks.map(({ count }) => count)));
  return {
    full: smalls.length > 3,
    height: (width) => Math.ceil(smalls.length / columns(width)) * (CELL.height + CELL.gap),
    draw: (width) => {
      const across = (width - (columns(width) - 1) * CELL.gap) / columns(width);
      const at = (index: number) => ({
        left: (index % columns(width)) * (across + CELL.gap),
        top: Math.floor(index / columns(width)) * (CELL.height + CELL.gap),
      });
      const axis = (index: number) => ({
        gridIndex: index,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: "var(--line-strong)" } },
      });
      return {
        links: linksOf(
          smalls.map(({ name, marks }) =>
            marks.map((mark, month) =>
              mark.count > 0 ? { mark, title: `${name} · ${names[month]} · ${mark.count}` } : null,
            ),
          ),
        ),
        option: {
          ...NO_PATTERNS,
          title: smalls.map(({ name }, index) => ({
            ...at(index),
            text: name,
            padding: 0,
            textStyle: { ...TEXT, fontWeight: "bold", width: across, overflow: "truncate" },
          })),
          grid: smalls.map((_, index) => ({
            left: at(index).left + 4,
            top: at(index).top + 26,
            width: across - 8,
            height: CELL.height - 52,
          })),
          xAxis: smalls.map((_, index) => ({
            ...axis(index),
            type: "category",
            data: [...names],
            axisLabel: {
              ...SOFT_TEXT,
              interval: (month: number) => month === 0 || month === names.length - 1,
              alignMinLabel: "left",
              alignMaxLabel: "right",
            },
          })),
          yAxis: smalls.map((_, index) => ({ ...axis(index), type: "value", show: false, max: most })),
          series: smalls.map(({ marks }, index) => ({
            type: "bar",
            xAxisIndex: index,
            yAxisIndex: index,
            emphasis: { disabled: true },
            barCategoryGap: "20%",
            itemStyle: { color: colour },
            data: marks.map(({ count }) => count),
          })),
        },
      };
    },
  };
}
