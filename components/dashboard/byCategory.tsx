import { COLOURS } from "#components/chart/options.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { label, say } from "#lib/domain/labels.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1 } from "#lib/domain/vocabulary.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { BAR, numeric, rateText, type Values } from "./rate.tsx";

export function ByCategory({
  byCategory,
  shown,
}: {
  byCategory: readonly { category: string; values: Values }[];
  shown: Shown;
}) {
  const { lang } = shown;
  const words = say(messages, lang);
  const name = (category: string) =>
    category === NO_CATEGORY ? words.uncategorised : label("categoryL1", category as CategoryL1, lang);
  const rest = byCategory.map(({ values }) => values.resolvedRate.n - values.resolvedRate.counted);
  return (
    <Panel
      title={words.byCategory}
      lang={lang}
      chart={{
        height: BAR * byCategory.length + 64,
        data: {
          names: byCategory.map(({ category }) => name(category)),
          series: [
            {
              name: words.resolved,
              colour: COLOURS.done,
              values: byCategory.map(({ values }) => values.resolvedRate.counted),
            },
            { name: words.notResolved, colour: COLOURS.third, values: rest },
          ],
          lying: true,
          stacked: true,
        },
      }}
      head={[
        words.category,
        numeric(words.collected),
        numeric(words.resolved),
        numeric(words.notResolved),
        numeric(figureName("resolvedRate", lang)),
      ]}
      rows={byCategory.map(({ category, values }) => ({
        key: category,
        cells: [
          <span key="name" className="block min-w-[4.5em]">
            {name(category)}
          </span>,
          <FigureLink
            key="n"
            shown={shown}
            figure="intake"
            part="numerator"
            count={values.intake.n}
            more={{ category }}
          />,
          <FigureLink
            key="done"
            shown={shown}
            figure="resolvedRate"
            part="numerator"
            count={values.resolvedRate.counted}
            more={{ category }}
          />,
          <FigureLink
            key="rest"
            shown={shown}
            figure="resolvedRate"
            part="missing"
            count={values.resolvedRate.n - values.resolvedRate.counted}
            more={{ category }}
          />,
          rateText("resolvedRate", values, lang),
        ],
      }))}
    />
  );
}
