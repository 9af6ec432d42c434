import { isCivilDate } from "#lib/domain/calendar/calendar.ts";
import { asOfDay, instantOf, spanOf } from "#lib/domain/reports/kinds.ts";
import { REPORT_KINDS, type ReportKind } from "#lib/domain/vocabulary.ts";

export type Params = Record<string, string | string[] | undefined>;
export type DraftAsked = {
  kind: ReportKind;
  unitId: string;
  span: string;
  day: string;
  asOf: Date;
  /** what of the address means nothing */
  wrong: "SPAN" | "DAY" | null;
};

const MINUTE_MS = 60_000;
/** What was decided in this very second may still be on its way into the record: the minute that is over is told. */
const lastMinute = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS);

/** The report an address asks for; `asOf` names the instant itself, `day` the end of a day. */
export function draftAsked(asked: Params, at: Date): DraftAsked {
  const text = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
  const known = REPORT_KINDS.find((one) => one === text("kind"));
  const kind = known ?? REPORT_KINDS[0];
  const [span, day, instant] = [text("span"), text("day"), instantOf(text("asOf"))];
  const nonsense = (day !== "" && !isCivilDate(day)) || (text("asOf") !== "" && !instant);
  return {
    ...{ kind, unitId: text("unit"), span, day },
    asOf: instant ?? lastMinute(isCivilDate(day) ? asOfDay(day, at) : at),
    wrong: !known || spanOf(kind, span) === null ? "SPAN" : nonsense ? "DAY" : null,
  };
}
