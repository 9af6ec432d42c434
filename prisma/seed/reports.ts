import { uuidv7 } from "uuidv7";
import { addDays, instantAt, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { publishForm, spanOf, spansUntil } from "#lib/domain/reports/kinds.ts";
import { publishReport } from "#lib/usecases/reports/reports.ts";
import { CITY_CODE, type OfficeUnit } from "./city.ts";
import { must } from "./doors.ts";
import type { Cast } from "./people.ts";

/** Which of the spans that are over, counted back, and on which day after their end the office published. */
const PUBLISHED = [
  { kind: "YEARLY", back: 1, day: 15 },
  { kind: "MONTHLY", back: 2, day: 3 },
  { kind: "MONTHLY", back: 1, day: 1 },
  { kind: "LEDGER", back: 1, day: 1 },
  { kind: "ANALYSIS", back: 1, day: 2 },
] as const;

/** Reports of the whole city, each published when its days were over, with the figures of that morning. */
export async function publishReports(units: readonly OfficeUnit[], cast: Cast, now: Date): Promise<void> {
  const city = units.find(({ code }) => code === CITY_CODE);
  const clerk = city && cast.at(city.id, "COUNCIL_CLERK");
  if (!city || !clerk) return;
  for (const { kind, back, day } of PUBLISHED) {
    const span = spansUntil(kind, shanghaiDate(now))[back] ?? "";
    const period = spanOf(kind, span);
    if (!period) continue;
    const morning = instantAt(addDays(period.to, day), "09:00");
    const at = morning < now ? morning : now;
    const form = { reportId: uuidv7(), kind, unitId: city.id, span, asOf: at.toISOString(), changed: "" };
    must(await publishReport(clerk, publishForm.parse(form), at), kind);
  }
}
