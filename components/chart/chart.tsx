import type { Mark } from "#lib/domain/figures/marks.ts";
import { anchorsOf } from "./anchors.ts";
import type { Drawing } from "./drawing.ts";
import { renderChart } from "./render.ts";

/** On a phone the same chart is drawn narrow, so that its letters stay as large as they were set. */
const NARROW = 312;
const WIDE = 560;
const FULL = 1180;

type ChartProps = {
  drawing: Drawing;
  /** what is to be seen, for those who cannot; the numbers, and the same links, are in the table beside */
  description: string;
  /** where a mark leads; without it nothing leads anywhere */
  hrefOf?: ((mark: Mark) => string | null) | undefined;
};

/** Drawings that lead nowhere, of the last figures: what many look at is drawn once. */
const DRAWN_MOST = 300;
const drawn = new Map<string, string>();
function drawnOnce(key: string, draw: () => string): string {
  const found = drawn.get(key);
  if (found !== undefined) return found;
  if (drawn.size >= DRAWN_MOST) drawn.clear();
  const svg = draw();
  drawn.set(key, svg);
  return svg;
}

export function Chart({ drawing, description, hrefOf }: ChartProps) {
  const drawNow = (width: number) => {
    const { option, links } = drawing.draw(width);
    return renderChart(option, width, drawing.height(width), hrefOf && anchorsOf(links, hrefOf));
  };
  const draw = (width: number) =>
    drawing.key && !hrefOf ? drawnOnce(`${width} ${drawing.key}`, () => drawNow(width)) : drawNow(width);
  const { full } = drawing;
  return (
    <div className="[&_svg]:h-auto [&_svg]:max-w-full">
      <p className="sr-only">{description}</p>
      <Svg svg={draw(NARROW)} className="sm:hidden print:hidden" />
      <Svg svg={draw(WIDE)} className={`hidden sm:block print:block ${full ? "lg:hidden" : ""}`} />
      {full && <Svg svg={draw(FULL)} className="hidden lg:block print:hidden" />}
    </div>
  );
}

function Svg({ svg, className }: { svg: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by renderChart, which escapes every text
  return <div aria-hidden="true" className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
