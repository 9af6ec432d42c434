import { Section } from "#components/ui/page.tsx";
import { Table } from "#components/ui/table.tsx";
import { CHARGED } from "#lib/domain/figures/metrics.ts";
import { say } from "#lib/domain/labels.ts";
import { FigureLink, type Shown } from "./figureLink.tsx";
import { processMessages } from "./messages-process.ts";
import { numeric } from "./rate.tsx";

type ChargesProps = {
  charges: readonly {
    readonly unitId: string;
    readonly name: string;
    readonly n: number;
    readonly late: number;
  }[];
  shown: Shown;
};

/** 超期 by attribution: which unit answers for how many late replies, each number with its issues behind it. */
export function Charges({ charges, shown }: ChargesProps) {
  const words = say(processMessages, shown.lang);
  return (
    <Section title={words.chargesBy}>
      <p className="max-w-prose text-ink-soft">{charges.length > 0 ? words.chargesLead : words.noCharges}</p>
      {charges.length > 0 && (
        <Table
          caption={words.charges}
          captionHidden
          phone="table"
          head={[words.chargesUnit, numeric(words.chargesDue), numeric(words.chargesLate)]}
          rows={charges.map(({ unitId, name, n, late }) => {
            const opened = { shown, figure: CHARGED, more: { charged: unitId }, name };
            return {
              key: unitId,
              cells: [
                name,
                <FigureLink key="n" {...opened} part="denominator" count={n} />,
                <FigureLink key="late" {...opened} part="missing" count={late} />,
              ],
            };
          })}
        />
      )}
    </Section>
  );
}
