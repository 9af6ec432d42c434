import { COLOURS } from "#components/chart/options.ts";
import { label, percent, say, showNumber } from "#lib/domain/labels.ts";
import type { Tier } from "#lib/domain/vocabulary.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { BAR, numeric, type Values } from "./rate.tsx";

export function ByTier({
  byTier,
  total,
  shown,
}: {
  byTier: readonly { tier: Tier; values: Values }[];
  total: number;
  shown: Shown;
}) {
  const { lang } = shown;
  const words = say(messages, lang);
  return (
    <Panel
      title={words.byTier}
      lang={lang}
      chart={{
        height: BAR * byTier.length + 16,
        data: {
          names: byTier.map(({ tier }) => label("tierChar", tier, lang)),
          series: [
            { name: words.count, colour: COLOURS.all, values: byTier.map(({ values }) => values.intake.n) },
          ],
          lying: true,
          label: (count) => `${showNumber(count, lang)} · ${percent(count, total, lang)}`,
        },
      }}
      head={[words.tier, numeric(words.count), numeric(words.share)]}
      rows={byTier.map(({ tier, values }) => ({
        key: tier,
        cells: [
          label("tier", tier, lang),
          <FigureLink
            key="n"
            shown={shown}
            figure="intake"
            part="numerator"
            count={values.intake.n}
            more={{ tier }}
          />,
          percent(values.intake.n, total, lang),
        ],
      }))}
    />
  );
}
