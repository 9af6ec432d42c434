import { COLOURS } from "#components/chart/options.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { say } from "#lib/domain/labels.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { numeric } from "./rate.tsx";

type Month = { month: string; from: string; to: string; intake: number; ended: number };

export function Trend({ byMonth, shown }: { byMonth: readonly Month[]; shown: Shown }) {
  const { lang } = shown;
  const words = say(messages, lang);
  return (
    <Panel
      title={words.trend}
      lead={words.trendLead}
      lang={lang}
      chart={{
        height: 240,
        data: {
          names: byMonth.map(({ month }) => month.slice(2)),
          series: [
            { name: figureName("intake", lang), colour: COLOURS.all, values: byMonth.map((m) => m.intake) },
            { name: figureName("ended", lang), colour: COLOURS.done, values: byMonth.map((m) => m.ended) },
          ],
        },
      }}
      head={[words.monthHead, numeric(figureName("intake", lang)), numeric(figureName("ended", lang))]}
      rows={byMonth.map(({ month, from, to, intake, ended }) => ({
        key: month,
        cells: [
          month,
          <FigureLink
            key="in"
            shown={shown}
            figure="intake"
            part="numerator"
            count={intake}
            more={{ from, to }}
          />,
          <FigureLink
            key="out"
            shown={shown}
            figure="ended"
            part="numerator"
            count={ended}
            more={{ from, to }}
          />,
        ],
      }))}
    />
  );
}
