import { shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { type PeriodAsked, readPeriod } from "#lib/domain/calendar/period.ts";
import type { Params } from "#lib/domain/ledger/ledgerFilter.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the address of a page of figures asks for; a unit that cannot be one is `badUnit`. */
export function figuresAsked(
  asked: Params,
  at: Date,
): PeriodAsked & { unitId: string | null; badUnit: boolean } {
  const given = typeof asked.unit === "string" && asked.unit !== "" ? asked.unit : null;
  const unitId = given && UUID.test(given) ? given : null;
  return { ...readPeriod(asked, shanghaiDate(at)), unitId, badUnit: given !== unitId };
}
