import { type Bars, bars } from "./options.ts";
import { renderChart } from "./render.ts";

/** On a phone the same chart is drawn narrow, so that its letters stay as large as they were set. */
const NARROW = 312;
const WIDE = 560;
const FULL = 1180;

type ChartProps = {
  data: Bars;
  /** what is to be seen, for those who cannot; the numbers are in the table beside */
  description: string;
  height: number;
  /** takes the whole width of a desktop */
  full?: boolean | undefined;
};

export function Chart({ data, description, height, full }: ChartProps) {
  const draw = (width: number) => renderChart(bars(data, width), width, height);
  return (
    <div role="img" aria-label={description} className="[&_svg]:h-auto [&_svg]:max-w-full">
      <Drawing svg={draw(NARROW)} className="sm:hidden print:hidden" />
      <Drawing svg={draw(WIDE)} className={`hidden sm:block print:block ${full ? "lg:hidden" : ""}`} />
      {full && <Drawing svg={draw(FULL)} className="hidden lg:block print:hidden" />}
    </div>
  );
}

function Drawing({ svg, className }: { svg: string; className: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by renderChart, which escapes every text
  return <div aria-hidden="true" className={className} dangerouslySetInnerHTML={{ __html: svg }} />;
}
