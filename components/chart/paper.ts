import type { Drawing } from "./drawing.ts";
import { escapeXml, renderChart } from "./render.ts";

/** The tokens of globals.css by day: a file stands alone, where nobody resolves them. tests/chart.test.ts holds the two together. */
export const PAPER = {
  ink: "#1f2421",
  "ink-strong": "#0c0f0d",
  "ink-soft": "#525a55",
  paper: "#fbfaf6",
  "paper-strong": "#ffffff",
  wash: "#f1efe7",
  "wash-strong": "#e6e3d8",
  line: "#d9d5c8",
  "line-strong": "#7d7968",
  celadon: "#1c675a",
  "celadon-wash": "#e2efeb",
  vermilion: "#b02a1c",
  amber: "#835400",
  "amber-wash": "#fbf0d8",
} as const;

const WIDTH = 1000;
const MARGIN = 24;
const HEAD = 64;

/** The drawing as a file of its own: with what it shows, where and when above it, on white, without links. */
export function paperSvg(drawing: Drawing, title: string, lead: string): string {
  const height = drawing.height(WIDTH);
  const { option } = drawing.draw(WIDTH);
  const inner = renderChart(option, WIDTH, height);
  const [w, h] = [WIDTH + 2 * MARGIN, height + HEAD + 2 * MARGIN];
  const font = 'font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">
<rect width="${w}" height="${h}" fill="var(--paper-strong)"/>
<text x="${MARGIN}" y="${MARGIN + 20}" font-size="20" font-weight="bold" ${font} fill="var(--ink-strong)">${escapeXml(title)}</text>
<text x="${MARGIN}" y="${MARGIN + 46}" font-size="14" ${font} fill="var(--ink-soft)">${escapeXml(lead)}</text>
<g transform="translate(${MARGIN} ${MARGIN + HEAD})">${inner}</g>
</svg>`;
  return svg.replace(/var\(--([\w-]+)\)/g, (token, name) => PAPER[name as keyof typeof PAPER] ?? token);
}
