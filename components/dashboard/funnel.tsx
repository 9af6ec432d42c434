import { COLOURS } from "#components/chart/options.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { BAR, numeric, type Values } from "./rate.tsx";

export function Funnel({ total, shown }: { total: Values; shown: Shown }) {
  const { lang } = shown;
  const words = say(messages, lang);
  const steps = [
    [words.collected, "intake", total.intake.n],
    [words.answered, "feedbackRate", total.feedbackRate.counted],
    [words.resolved, "resolvedRate", total.resolvedRate.counted],
    [words.satisfied, "contentRate", total.contentRate.counted],
  ] as const;
  return (
    <Panel
      title={words.funnel}
      lead={words.funnelLead}
      lang={lang}
      chart={{
        height: BAR * 4 + 16,
        data: {
          names: steps.map(([name]) => name),
          series: [{ name: words.count, colour: COLOURS.done, values: steps.map(([, , count]) => count) }],
          lying: true,
          label: (count) => `${showNumber(count, lang)} · ${percent(count, total.intake.n, lang)}`,
        },
      }}
      head={[words.step, numeric(words.count), numeric(words.ofCollected)]}
      rows={steps.map(([name, figure, count]) => ({
        key: figure,
        cells: [
          name,
          <FigureLink
            key={figure}
            shown={shown}
            figure={figure}
            part="numerator"
            count={count}
            name={name}
          />,
          percent(count, total.intake.n, lang),
        ],
      }))}
    />
  );
}
