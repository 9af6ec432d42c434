import type { CivilDate } from "../calendar/calendar.ts";
import { normalisePhone } from "../phone.ts";
import type { CellProblem, SheetKey, SheetLine } from "./ledgerSheet.ts";

/** A statement of one character says nothing; the same least as at the desk. */
const LEAST_WORDS = 2;

/** Whether the cells of a line agree with each other; empty when they do. What could not be read is not asked again. */
export function checkLine(line: SheetLine, asOf: CivilDate, unread: readonly CellProblem[]): CellProblem[] {
  const found: CellProblem[] = [];
  const known = new Set(unread.map(({ key }) => key));
  const tell = (key: SheetKey, code: string, details?: CellProblem["details"]) => {
    if (known.has(key)) return;
    known.add(key);
    found.push({ key, code, typed: line[key] ?? "", ...(details && { details }) });
  };
  if (!line.registeredOn) tell("registeredOn", "REQUIRED");
  if ([...line.statement].length < LEAST_WORDS) tell("statement", "REQUIRED");
  if (!line.channel) tell("channel", "REQUIRED");
  if (line.phone && !isMasked(line.phone) && normalisePhone(line.phone) === null) tell("phone", "BAD_PHONE");
  if (line.categoryL2 && line.categoryL1 && !line.categoryL2.startsWith(`${line.categoryL1}.`))
    tell("categoryL2", "NOT_OF_SUBJECT");
  if (line.categoryL1 && !line.categoryL2) tell("categoryL2", "REQUIRED");
  if (line.resolvedOn && !line.outcome) tell("outcome", "ENDED_HOW");
  if (line.outcome && !line.resolvedOn) tell("resolvedOn", "ENDED_WHEN");
  if (line.reply && !line.repliedOn) tell("repliedOn", "REPLIED_WHEN");
  for (const [key, first] of ORDER) datesInOrder(line, key, first, asOf, tell);
  if (line.dueOn && line.repliedOn && line.onTime) {
    const inTime = line.repliedOn <= line.dueOn;
    if (inTime !== (line.onTime === "YES")) tell("onTime", inTime ? "WAS_IN_TIME" : "WAS_LATE");
  }
  return found;
}

/** 138****5678, 王**: what an export masked is no contact, and comes back as none. */
export const isMasked = (text: string): boolean => /[*＊]/.test(text);

/** Which date may not lie before which. */
const ORDER = [
  ["registeredOn", "spokenOn"],
  ["dispatchedOn", "registeredOn"],
  ["repliedOn", "registeredOn"],
  ["resolvedOn", "registeredOn"],
  ["dueOn", "spokenOn"],
] as const satisfies readonly (readonly [SheetKey, SheetKey])[];

function datesInOrder(
  line: SheetLine,
  key: (typeof ORDER)[number][0],
  first: (typeof ORDER)[number][1],
  asOf: CivilDate,
  tell: (key: SheetKey, code: string, details?: CellProblem["details"]) => void,
): void {
  const [date, before] = [line[key], line[first]];
  if (date && key !== "dueOn" && date > asOf) tell(key, "AFTER_TODAY");
  if (date && before && date < before) tell(key, "BEFORE", { date: before, column: first });
}
