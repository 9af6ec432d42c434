import type { Mark } from "#lib/domain/figures/marks.ts";
import { type Drawing, linksOf, NO_PATTERNS, SOFT_TEXT, TEXT } from "./drawing.ts";

export type Tile = {
  readonly name: string;
  /** the figure, and what it was counted over */
  readonly value: string;
  readonly n: string;
  /** from 0 to 1; null is not coloured, because too little stands behind it */
  readonly strength: number | null;
  readonly mark: Mark | null;
};

const TILE = { width: 136, height: 92, gap: 6 } as const;
/** The strongest colour that letters can still be read on. */
const STRONGEST = 0.42;

/** A schematic map: one tile for each place, in the order of their codes. It says nothing about where somebody lives. */
export function tileDrawing(tiles: readonly Tile[], colour: string): Drawing {
  const columns = (width: number) => Math.max(2, Math.floor((width + TILE.gap) / (TILE.width + TILE.gap)));
  return {
    full: tiles.length > 4,
    height: (width) => Math.ceil(tiles.length / columns(width)) * (TILE.height + TILE.gap),
    draw: (width) => ({
      links: linksOf([
        tiles.map(({ mark, name, value, n }) => mark && { mark, title: `${name} · ${value} · ${n}` }),
      ]),
      option: {
        ...NO_PATTERNS,
        xAxis: { show: false, type: "value", min: 0, max: width },
        yAxis: { show: false, type: "value", min: 0, max: 1 },
        grid: { left: 0, top: 0, right: 0, bottom: 0 },
        series: [
          {
            type: "custom",
            data: tiles.map((_, at) => [at, 0]),
            renderItem: ({ dataIndex }: { dataIndex: number }) => {
              const tile = tiles[dataIndex] as Tile;
              const across = (width - (columns(width) - 1) * TILE.gap) / columns(width);
              const x = (dataIndex % columns(width)) * (across + TILE.gap);
              const y = Math.floor(dataIndex / columns(width)) * (TILE.height + TILE.gap);
              return {
                type: "rect",
                shape: { x: x + 1, y: y + 1, width: across - 2, height: TILE.height - 2, r: 6 },
                style: {
                  fill: tile.strength === null ? "var(--paper-strong)" : colour,
                  fillOpacity: tile.strength === null ? 1 : 0.06 + tile.strength * (STRONGEST - 0.06),
                  stroke: "var(--line-strong)",
                  lineDash: tile.strength === null ? [4, 4] : undefined,
                },
                textConfig: { position: "inside" },
                textContent: {
                  style: {
                    text: `{name|${tile.name}}\n{value|${tile.value}}\n{n|${tile.n}}`,
                    width: across - 12,
                    overflow: "truncate",
                    align: "center",
                    rich: {
                      name: { ...rich(TEXT), fontWeight: "bold", lineHeight: 22 },
                      value: { ...rich(TEXT), fontSize: 20, lineHeight: 28 },
                      n: { ...rich(SOFT_TEXT), lineHeight: 20 },
                    },
                  },
                },
              };
            },
          },
        ],
      },
    }),
  };
}
/** Letters of a custom piece are filled, where those of a series are coloured. */
const rich = ({ color, fontSize }: typeof TEXT | typeof SOFT_TEXT) => ({ fill: color, fontSize });
