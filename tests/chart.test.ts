import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { anchorsOf } from "#components/chart/anchors.ts";
import type { Drawing } from "#components/chart/drawing.ts";
import { flowDrawing } from "#components/chart/flow.ts";
import { barDrawing, bars, COLOURS } from "#components/chart/options.ts";
import { PAPER, paperSvg } from "#components/chart/paper.ts";
import { renderChart } from "#components/chart/render.ts";
import { trendDrawing } from "#components/chart/trend.ts";
import { placePictures } from "#components/dashboard/pictures/places.ts";
import { periodOf } from "#lib/domain/calendar/period.ts";

const draw = (names: string[]) =>
  renderChart(
    bars(
      {
        names,
        series: [
          { name: "收到", colour: COLOURS.all, values: names.map(() => 3) },
          { name: "办结", colour: COLOURS.done, values: names.map(() => 2) },
        ],
      },
      560,
    ),
    560,
    240,
  );

describe("charts drawn on the server", () => {
  test("text is text, whatever it is", () => {
    const svg = draw(['<script>alert("1")</script>', "a & b"]);
    expect(svg).not.toMatch(/<script/);
    expect(svg).toContain("&lt;script&gt;");
  });

  test("bring no style sheet, no hover, nothing a page's policy refuses", () => {
    expect(draw(["一月", "二月"])).not.toMatch(/<style|<foreignObject|javascript:| on\w+=| class=| ecmeta_/);
  });

  test("colours are the tokens of the page, so that one drawing serves light, dark and paper", () => {
    const svg = draw(["一月"]);
    expect(svg).toContain("var(--celadon)");
    expect(svg).toContain("<pattern");
    for (const [, colour] of svg.matchAll(/fill="([^"]+)"/g))
      expect(colour).toMatch(/^(var\(--|url\(#|none|rgb\(0,0,0\)|transparent)/);
  });

  test("two on one page do not share their patterns", () => {
    const ids = (svg: string) => [...svg.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]);
    const [one, two] = [ids(draw(["一"])), ids(draw(["一"]))];
    expect(one.length).toBeGreaterThan(0);
    expect(one.filter((id) => two.includes(id))).toEqual([]);
  });
});

test("a holiday is shaded faintly and named plainly, once however many columns it takes", () => {
  const names = ["02-09", "02-16", "02-23"];
  const data = { names, series: [{ name: "收到", colour: COLOURS.all, values: [1, 2, 3] }] };
  const { option } = trendDrawing(data, [null, "春节", "春节"], 240).draw(560);
  const svg = renderChart(option, 560, 240);
  expect(svg.match(/<text[^>]*>春节</g)).toHaveLength(1);
  expect(svg.match(/<text[^>]*>春节</)?.[0]).not.toMatch(/opacity="0/);
  expect(svg).toMatch(/fill="var\(--amber\)" fill-opacity="0.16"|opacity="0.16"/);
});

describe("pieces that are links", () => {
  const mark = (count: number, more = {}) => ({ figure: "intake", part: "numerator", count, more }) as const;
  const linked = (drawing: Drawing) => {
    const { option, links } = drawing.draw(560);
    const anchors = anchorsOf(links, ({ count, more }) =>
      count === 0 ? null : `/ledger?a=${count}&b=${JSON.stringify(more)}`,
    );
    return renderChart(option, 560, 240, anchors);
  };
  const titles = (svg: string) => [...svg.matchAll(/<a [^>]*><title>([^<]*)<\/title>/g)].map((m) => m[1]);
  const two = (marks: ReturnType<typeof mark>[]) => ({
    names: ["一月", "<b>"],
    series: [{ name: "收到", colour: COLOURS.all, values: marks.map(({ count }) => count), marks }],
  });

  test("each bar leads where its mark does; what is nothing leads nowhere", () => {
    const svg = linked(barDrawing(two([mark(3), mark(0)]), 240));
    expect(titles(svg)).toEqual(["一月 · 收到 · 3"]);
    expect(svg).toMatch(/<a href="\/ledger\?a=3&#38;b=[^"<>]*" tabindex="-1">/);
    expect(svg).not.toMatch(/ class=| ecmeta_|<b>/);
  });

  test("in a flow the streams come before the stations, and each is named as itself", () => {
    const station = (id: string, count: number) => ({ id, name: id, colour: COLOURS.all, mark: mark(count) });
    const svg = linked(
      flowDrawing(
        [station("急", 5), station("社区", 3), station("街道", 2), station("盼", 0)],
        [
          { from: "急", to: "社区", mark: mark(3) },
          { from: "急", to: "街道", mark: mark(2) },
        ],
      ),
    );
    expect(titles(svg)).toEqual(["急 → 社区 · 3", "急 → 街道 · 2", "急 · 5", "社区 · 3", "街道 · 2"]);
    const shapes = [...svg.matchAll(/<a [^>]*><title>[^<]*<\/title><path d="([^"]+)"/g)].map((m) => m[1]);
    expect(shapes.map((d) => /C/.test(d ?? ""))).toEqual([true, true, false, false, false]);
  });

  test("a file stands alone: every colour is a value, and it leads nowhere", () => {
    const svg = paperSvg(barDrawing(two([mark(3), mark(2)]), 240), "收 & 办", "赣平市");
    expect(svg).not.toMatch(/var\(|<a /);
    expect(svg).toContain("收 &#38; 办");
  });

  test("the colours of files are those of the page by day", () => {
    const css = readFileSync("app/globals.css", "utf8");
    for (const [name, colour] of Object.entries(PAPER)) expect(css).toContain(`--${name}: ${colour};`);
  });
});

test("where nothing came in, nothing is drawn by month: a drawing of no rows has no height", () => {
  const pictures = placePictures(
    { valued: [], monthly: [] },
    "intake",
    periodOf("2026-01-01", "2026-02-28"),
    "zh",
  );
  expect(pictures.map(({ id }) => id)).toEqual(["map"]);
  for (const { drawing } of pictures) expect(drawing?.height(800)).not.toBeNaN();
});
