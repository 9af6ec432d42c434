import { COLOURS } from "#components/chart/options.ts";
import { Panel } from "#components/dashboard/panel.tsx";
import { BAR, numeric } from "#components/dashboard/rate.tsx";
import { type HeadlineId, NOTHING, ranks } from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { type OpenValue, shownShare, shownValue } from "#lib/domain/labels/shown.ts";
import { label, say, showNumber } from "#lib/domain/labels.ts";
import { NO_CATEGORY } from "#lib/domain/ledger/ledgerFilter.ts";
import type { CategoryL1, Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

const UNIT_RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
type County = {
  readonly unitId: string;
  readonly name: string;
  readonly here: boolean;
  readonly values: Readonly<Record<HeadlineId, OpenValue>>;
};

/** Each county with its n beside each rate. Counties are ranked from thirty on, persons never. */
export function ByCounty({ byCounty, lang }: { byCounty: readonly County[]; lang: Lang }) {
  const words = say(messages, lang);
  const rivals = byCounty.filter(({ here }) => !here);
  const places = ranks(rivals.map(({ values }) => values.feedbackRate ?? NOTHING));
  const nameOf = ({ name, here }: County) => (here ? words.here(name) : name);
  const colours = [COLOURS.done, COLOURS.all, COLOURS.third];
  const n = (value: OpenValue) => (value ? showNumber(value.n, lang) : words.small);
  const rated = [...UNIT_RATES, "satisfactionRate"] as const;
  return (
    <Panel
      title={words.byCounty}
      lead={words.byCountyLead}
      lang={lang}
      chart={{
        height: Math.max(1, byCounty.length) * 54 + 64,
        data: {
          names: byCounty.map(nameOf),
          series: UNIT_RATES.map((id, at) => ({
            name: figureName(id, lang),
            colour: colours[at] as string,
            values: byCounty.map(({ values }) => shownShare(id, values[id])),
          })),
          lying: true,
          share: true,
        },
      }}
      head={[
        words.county,
        ...rated.flatMap((id) => [
          numeric(figureName(id, lang), id),
          numeric(id === "satisfactionRate" ? words.v : words.n, `${id}-n`),
        ]),
        numeric(words.rank),
      ]}
      rows={byCounty.map((county) => ({
        key: county.unitId,
        cells: [
          nameOf(county),
          ...rated.flatMap((id) => [
            shownValue(id, county.values[id], words.small, lang),
            n(county.values[id]),
          ]),
          places[rivals.indexOf(county)] ?? words.noRank,
        ],
      }))}
    />
  );
}

type Month = { readonly month: string; readonly intake: number | null; readonly ended: number | null };

export function ByMonth({ byMonth, lang }: { byMonth: readonly Month[]; lang: Lang }) {
  const words = say(messages, lang);
  const count = (n: number | null) => (n === null ? words.small : showNumber(n, lang));
  return (
    <Panel
      title={words.trend}
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
      rows={byMonth.map(({ month, intake, ended }) => ({
        key: month,
        cells: [month, count(intake), count(ended)],
      }))}
    />
  );
}

type Category = {
  readonly category: string;
  readonly values: { readonly intake: OpenValue; readonly resolvedRate: OpenValue };
};

export function ByKind({ byCategory, lang }: { byCategory: readonly Category[]; lang: Lang }) {
  const words = say(messages, lang);
  const name = (category: string) =>
    category === NO_CATEGORY ? words.uncategorised : label("categoryL1", category as CategoryL1, lang);
  return (
    <Panel
      title={words.byCategory}
      lang={lang}
      chart={{
        height: BAR * byCategory.length + 16,
        data: {
          names: byCategory.map(({ category }) => name(category)),
          series: [
            {
              name: figureName("intake", lang),
              colour: COLOURS.all,
              values: byCategory.map(({ values }) => values.intake?.n ?? null),
            },
          ],
          lying: true,
        },
      }}
      head={[
        words.category,
        numeric(figureName("intake", lang)),
        numeric(words.resolvedCount),
        numeric(figureName("resolvedRate", lang)),
      ]}
      rows={byCategory.map(({ category, values }) => ({
        key: category,
        cells: [
          name(category),
          shownValue("intake", values.intake, words.small, lang),
          values.resolvedRate ? showNumber(values.resolvedRate.counted, lang) : words.small,
          shownValue("resolvedRate", values.resolvedRate, words.small, lang),
        ],
      }))}
    />
  );
}
