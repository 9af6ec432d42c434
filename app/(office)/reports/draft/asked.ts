import { isCivilDate } from "#lib/domain/calendar/calendar.ts";
import { asOfDay, spanOf } from "#lib/domain/reports/kinds.ts";
import { REPORT_KINDS, type ReportKind } from "#lib/domain/vocabulary.ts";

export type Params = Record<string, string | string[] | undefined>;
export type DraftAsked = { kind: ReportKind; unitId: string; span: string; asOf: Date; wrong: boolean };

const MINUTE_MS = 60_000;
/** What was decided in this very second may still be on its way into the record: the minute that is over is told. */
const lastMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** The report an address asks for; `asOf` names the instant itself, `day` the end of a day. */
export function draftAsked(asked: Params, at: Date): DraftAsked {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const kind = REPORT_KINDS.find((one) => one === text("kind")) ?? REPORT_KINDS[0];
  const instant = new Date(text("asOf"));
  const told = !Number.isNaN(instant.getTime());
  const day = text("day");
  return {
    kind,
    unitId: text("unit"),
    span: text("span"),
    asOf: told ? instant : lastMinute(isCivilDate(day) ? asOfDay(day, at) : at),
    wrong: spanOf(kind, text("span")) === null,
  };
}
