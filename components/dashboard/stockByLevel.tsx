import { COLOURS } from "#components/chart/options.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Level } from "#lib/domain/vocabulary.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { BAR, numeric, rateText, type Values } from "./rate.tsx";

export function StockByLevel({
  byLevel,
  shown,
}: {
  byLevel: readonly { level: Level; values: Values }[];
  shown: Shown;
}) {
  const { lang } = shown;
  const words = say(messages, lang);
  const late = byLevel.map(({ values }) => values.overdueOpen.counted);
  return (
    <Panel
      title={words.stockByLevel}
      lang={lang}
      chart={{
        height: BAR * byLevel.length + 64,
        data: {
          names: byLevel.map(({ level }) => label("level", level, lang)),
          series: [
            {
              name: words.notOverdue,
              colour: COLOURS.all,
              values: byLevel.map(({ values }, at) => values.backlogOpen.n - (late[at] ?? 0)),
            },
            { name: words.overdue, colour: COLOURS.overdue, values: late },
          ],
          lying: true,
          stacked: true,
        },
      }}
      head={[
        words.level,
        numeric(words.open),
        numeric(words.notOverdue),
        numeric(words.overdue),
        numeric(words.share),
      ]}
      rows={byLevel.map(({ level, values }) => ({
        key: level,
        cells: [
          label("level", level, lang),
          <FigureLink
            key="open"
            shown={shown}
            figure="backlogOpen"
            part="numerator"
            count={values.backlogOpen.n}
            more={{ level }}
          />,
          <FigureLink
            key="fine"
            shown={shown}
            figure="overdueOpen"
            part="missing"
            count={values.overdueOpen.n - values.overdueOpen.counted}
            more={{ level }}
          />,
          <FigureLink
            key="late"
            shown={shown}
            figure="overdueOpen"
            part="numerator"
            count={values.overdueOpen.counted}
            more={{ level }}
          />,
          rateText("overdueOpen", values, lang),
        ],
      }))}
    />
  );
}
