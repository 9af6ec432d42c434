import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, type Link, NO_PATTERNS, TEXT } from "./drawing.ts";

export type Box = { readonly name: string; readonly mark: Mark; readonly within?: readonly Box[] };

const HEIGHT = 420;
/** Narrower than this, only the outer boxes are drawn. */
const ROOM_FOR_INNER = 500;

/** Boxes as large as what they hold, with smaller ones inside where they fit. */
export function treemapDrawing(boxes: readonly Box[]): Drawing {
  return {
    full: true,
    height: () => HEIGHT,
    draw: (width) => {
      const shown = width < ROOM_FOR_INNER ? boxes.map(({ name, mark }): Box => ({ name, mark })) : boxes;
      return {
        links: linksIn(shown),
        option: {
          ...NO_PATTERNS,
          series: [
            {
              type: "treemap",
              left: 0,
              top: 0,
              right: 0,
              bottom: 0,
              roam: false,
              nodeClick: false,
              sort: false,
              breadcrumb: { show: false },
              emphasis: { disabled: true },
              label: { ...TEXT, overflow: "truncate", padding: 4, position: "insideTopLeft" },
              upperLabel: { show: true, height: 26, ...TEXT, fontWeight: "bold", overflow: "truncate" },
              levels: [
                {
                  itemStyle: { gapWidth: 4, borderWidth: 0, borderColor: "var(--paper)" },
                  upperLabel: { show: false },
                },
                {},
              ],
              data: shown.map((box) => datum(box)),
            },
          ],
        },
      };
    },
  };
}

const datum = ({ name, mark, within = [] }: Box): object => ({
  name: `${name} ${mark.count}`,
  value: mark.count,
  itemStyle: {
    color: within.length > 0 ? "var(--wash-strong)" : "var(--celadon-wash)",
    borderColor: within.length > 0 ? "var(--wash-strong)" : "var(--line)",
    borderWidth: 1,
    gapWidth: within.length > 0 ? 2 : 0,
  },
  ...(within.length > 0 && { children: within.map(datum) }),
});

/** Data are counted from the unseen box around all, each outer box before the inner ones. */
function linksIn(boxes: readonly Box[]): Map<string, Link[]> {
  const flat = boxes.flatMap((box) => [box, ...(box.within ?? [])]);
  return new Map(
    flat.map(({ name, mark }, at) => [`0:${at + 1}`, [{ mark, title: `${name} · ${mark.count}` }]]),
  );
}
