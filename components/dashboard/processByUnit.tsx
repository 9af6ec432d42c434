import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import type { DaysValue } from "#lib/domain/figures/days.ts";
import { type FigureValue, fractionOf, metricOf, type ProcessId } from "#lib/domain/figures/metrics.ts";
import { figureName, pick } from "#lib/domain/labels/figures.ts";
import { DAYS_WORDS } from "#lib/domain/labels/processFigures.ts";
import { percent, say, showNumber } from "#lib/domain/labels.ts";
import type { LedgerFilter } from "#lib/domain/ledger/ledgerFilter.ts";
import { daysText, EndedLink } from "./days.tsx";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { messages } from "./messages.ts";
import { processMessages } from "./messages-process.ts";
import { numeric } from "./rate.tsx";

const RATES = [
  "firstSolvedRate",
  "reopenRate",
  "repeatRate",
  "promptContactRate",
  "returnRate",
  "upheldRate",
  "localRate",
  "onTimeNoticeRate",
] as const satisfies readonly ProcessId[];

type UnitRow = {
  readonly unitId: string;
  readonly name: string;
  readonly here: boolean;
  readonly values: Readonly<Record<ProcessId, FigureValue>>;
  readonly days: DaysValue;
};

/** The same figures of the places below, each rate with what it is counted over. Nobody is ranked. */
export function ProcessByUnit({ byUnit, shown }: { byUnit: readonly UnitRow[]; shown: Shown }) {
  const { lang } = shown;
  const [words, general] = [say(processMessages, lang), say(messages, lang)];
  return (
    <Section title={words.byUnit}>
      <p className="text-ink-soft">{words.byUnitLead}</p>
      <Table
        caption={words.byUnit}
        captionHidden
        phone="cards"
        head={[
          general.unitHead,
          numeric(words.ended),
          numeric(pick(DAYS_WORDS.median, lang)),
          numeric(pick(DAYS_WORDS.most, lang)),
          ...RATES.map((id) => numeric(figureName(id, lang), id)),
        ]}
        rows={byUnit.map(({ unitId, name, here, values, days }) => {
          const more = { unit: unitId, ...(here && { here: true }) };
          return {
            key: unitId,
            cells: [
              <span key="name" className="whitespace-nowrap">
                {here ? general.here(name) : name}
              </span>,
              <EndedLink key="ended" days={days} shown={shown} more={more} />,
              daysText(days.median, lang),
              daysText(days.most, lang),
              ...RATES.map((id) => (
                <RateOver key={id} id={id} value={values[id]} shown={shown} more={more} />
              )),
            ],
          };
        })}
      />
    </Section>
  );
}

type RateOverProps = { id: ProcessId; value: FigureValue; shown: Shown; more: Partial<LedgerFilter> };

/** A rate with what it is counted over below it, as the ledger opens it; a session is no issue. */
function RateOver({ id, value, shown, more }: RateOverProps) {
  const { lang } = shown;
  return (
    <span className="inline-grid justify-items-end">
      <span>{percent(...fractionOf(id, value), lang)}</span>
      <span className="text-sm text-ink-soft">
        {say(processMessages, lang).over}{" "}
        {metricOf(id).over === "SESSION" ? (
          showNumber(value.n, lang)
        ) : (
          <FigureLink shown={shown} figure={id} part="denominator" count={value.n} more={more} />
        )}
      </span>
    </span>
  );
}
