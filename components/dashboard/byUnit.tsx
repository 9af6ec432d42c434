import { COLOURS } from "#components/chart/options.ts";
import { type HeadlineId, ranks } from "#lib/domain/figures/metrics.ts";
import { figureName } from "#lib/domain/labels/figures.ts";
import { say } from "#lib/domain/labels.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { Panel } from "./panel.tsx";
import { numeric, Rate, shareOf, type Values } from "./rate.tsx";

const UNIT_RATES = ["feedbackRate", "resolvedRate", "onTimeReplyRate"] as const;
type UnitRow = { unitId: string; name: string; here: boolean; values: Values };

/** Rates of the places below, each with what it is counted over. Places are ranked by the first rate and only from thirty on. */
export function ByUnit({ byUnit, shown }: { byUnit: readonly UnitRow[]; shown: Shown }) {
  const { lang } = shown;
  const words = say(messages, lang);
  // What is placed no lower than the unit itself is no place beside the others.
  const rivals = byUnit.filter(({ here }) => !here);
  const places = ranks(rivals.map(({ values }) => values.feedbackRate));
  const nameOf = ({ name, here }: UnitRow) => (here ? words.here(name) : name);
  const colours = [COLOURS.done, COLOURS.all, COLOURS.third];
  return (
    <Panel
      title={words.byUnit}
      lead={words.byUnitLead}
      phone="cards"
      lang={lang}
      chart={{
        height: Math.max(1, byUnit.length) * 54 + 64,
        full: true,
        data: {
          names: byUnit.map(nameOf),
          series: UNIT_RATES.map((id, at) => ({
            name: figureName(id, lang),
            colour: colours[at] as string,
            values: byUnit.map(({ values }) => shareOf(id, values)),
          })),
          lying: true,
          share: true,
        },
      }}
      head={[
        words.unitHead,
        ...UNIT_RATES.flatMap((id) => [numeric(figureName(id, lang)), numeric(words.outOf, `${id}-n`)]),
        numeric(figureName("satisfactionRate", lang)),
        numeric(words.outOf, "satisfactionRate-n"),
        { ...numeric(words.rank), label: `${words.rank} (${words.rankBy})` },
      ]}
      rows={byUnit.map((unit) => {
        const more = { unit: unit.unitId, ...(unit.here && { here: true }) };
        const rate = (id: HeadlineId) => (
          <Rate key={id} id={id} values={unit.values} shown={shown} more={more} />
        );
        const n = (id: HeadlineId) => (
          <FigureLink
            key={`${id}-n`}
            shown={shown}
            figure={id}
            part="denominator"
            count={unit.values[id].n}
            more={more}
          />
        );
        return {
          key: unit.unitId,
          cells: [
            nameOf(unit),
            ...UNIT_RATES.flatMap((id) => [rate(id), n(id)]),
            rate("satisfactionRate"),
            n("satisfactionRate"),
            places[rivals.indexOf(unit)] ?? words.noRank,
          ],
        };
      })}
    />
  );
}
