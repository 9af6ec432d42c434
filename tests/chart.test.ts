import { describe, expect, test } from "vitest";
import { bars, COLOURS } from "#components/chart/options.ts";
import { renderChart } from "#components/chart/render.ts";

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
