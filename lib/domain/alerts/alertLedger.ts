import type { CivilDate } from "../calendar/calendar.ts";
import type { LedgerFilter } from "../ledger/ledgerFilter.ts";

export type AlertLedger = {
  readonly category: string;
  readonly placeId: string;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
};
/** The list of the ledger that holds exactly the matters of an alert. */
export const alertLedger = ({ category, placeId, fromOn, toOn }: AlertLedger) =>
  ({
    ...{ figure: "masters", part: "numerator", category },
    ...{ unit: placeId, from: fromOn, to: toOn },
  }) as const satisfies Partial<LedgerFilter>;
