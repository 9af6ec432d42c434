import { Table } from "#components/ui/table.tsx";
import type { Held } from "#lib/domain/casework/held.ts";
import { label, say } from "#lib/domain/labels.ts";
import type { Lang } from "#lib/domain/vocabulary.ts";
import { besideMessages } from "./messages-beside.ts";

type HeldTableProps = {
  held: readonly Held[];
  /** whose delay this round is, where a return was decided on */
  delayUnitId: string | null;
  units: Readonly<Record<string, string>>;
  lang: Lang;
};

/** Time held per unit, always shown, standstills apart; and whose a delay is (domain.md C5). */
export function HeldTable({ held, delayUnitId, units, lang }: HeldTableProps) {
  const words = say(besideMessages, lang);
  return (
    <div className="grid gap-2">
      <Table
        caption={words.heldTitle}
        head={[
          words.unit,
          { label: words.inHand, numeric: true },
          { label: words.standing, numeric: true },
          words.overdue,
        ]}
        rows={held.map(({ unitId, heldMs, waitingMs, charged }) => ({
          key: unitId,
          cells: [
            <span key="unit" className="whitespace-nowrap">
              {units[unitId] ?? ""}
            </span>,
            duration(heldMs, words),
            waitingMs > 0 ? duration(waitingMs, words) : "—",
            charged.length > 0 ? (
              <span key="charged" className="font-medium text-vermilion">
                {[...new Set(charged.map(({ kind }) => label("clock", kind, lang)))].join(words.comma)}
              </span>
            ) : (
              "—"
            ),
          ],
        }))}
      />
      {delayUnitId && <p className="text-sm">{words.delayOf(units[delayUnitId] ?? "")}</p>}
    </div>
  );
}

const HOUR_MS = 3_600_000;
function duration(
  ms: number,
  words: { days: (days: number, hours: number) => string; underHour: string },
): string {
  const hours = Math.floor(ms / HOUR_MS);
  return hours === 0 ? words.underHour : words.days(Math.floor(hours / 24), hours % 24);
}
