import { COLOURS } from "#components/chart/options.ts";
import { Panel } from "#components/dashboard/panel.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Period } from "#lib/domain/calendar/period.ts";
import type { ForecastLine } from "#lib/domain/forecast/forecast.ts";
import { categoryPath, say, showNumber } from "#lib/domain/labels.ts";
import { ledgerHref } from "#lib/domain/ledger/ledgerFilter.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export function growthText(growth: number | null, lang: Lang): string {
  const words = say(messages, lang);
  if (growth === null) return words.unknown;
  const percent = Math.round((growth - 1) * 100);
  if (percent === 0) return words.same;
  return percent > 0 ? words.more(percent) : words.less(-percent);
}

type Line = ForecastLine & { readonly inSeason: boolean; readonly came: number | null };
type LinesProps = {
  lines: readonly Line[];
  unitId: string;
  period: Period;
  lastYear: Period;
  lang: Lang;
};

/** What the month is expected to bring, beside last year's and a usual month; what came, once it is over. */
export function ForecastLines({ lines, unitId, period, lastYear, lang }: LinesProps) {
  const words = say(messages, lang);
  const over = lines.some(({ came }) => came !== null);
  const linked = (n: number | null, category: string, { from, to }: Period) =>
    n === null ? (
      "—"
    ) : n === 0 ? (
      showNumber(0, lang)
    ) : (
      <Link
        href={ledgerHref({ figure: "intake", part: "denominator", unit: unitId, category, from, to })}
        className="underline"
      >
        {showNumber(n, lang)}
      </Link>
    );
  const numeric = (label: string) => ({ label, numeric: true });
  return (
    <Panel
      title={words.expected}
      phone="cards"
      lang={lang}
      chart={{
        height: lines.length * 44 + 64,
        data: {
          names: lines.map(({ category }) => categoryPath(category, lang).split(" · ").at(-1) ?? ""),
          series: [
            { name: words.count, colour: COLOURS.done, values: lines.map(({ expected }) => expected) },
            over
              ? { name: words.came, colour: COLOURS.all, values: lines.map(({ came }) => came) }
              : { name: words.usual, colour: COLOURS.all, values: lines.map(({ usual }) => usual) },
          ],
          lying: true,
        },
      }}
      head={[
        words.category,
        numeric(words.lastYear),
        numeric(words.usual),
        numeric(words.countRange),
        ...(over ? [numeric(words.came)] : []),
      ]}
      rows={lines.map((line) => ({
        key: line.category,
        cells: [
          line.inSeason
            ? `${categoryPath(line.category, lang)} · ${words.season}`
            : categoryPath(line.category, lang),
          linked(line.lastYear, line.category, lastYear),
          showNumber(line.usual, lang),
          <span key="expected">
            <b>{showNumber(line.expected, lang)}</b>
            <span className="block text-sm whitespace-nowrap text-ink-soft">
              {showNumber(line.low, lang)}–{showNumber(line.high, lang)}
            </span>
          </span>,
          ...(over ? [linked(line.came, line.category, period)] : []),
        ],
      }))}
    />
  );
}
