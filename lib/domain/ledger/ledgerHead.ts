import { type CivilDate, isCivilDate } from "../calendar/calendar.ts";
import { SHEET_HEADINGS } from "../labels/ledger.ts";
import { normaliseDigits } from "../text.ts";
import { readLedgerDate } from "./ledgerDates.ts";
import { SHEET_COLUMNS, type SheetCells, type SheetKey } from "./ledgerSheet.ts";
import { type Cells, type HeadOf, headReader } from "./sheetHead.ts";

/** Which column of a file holds which column of the ledger. */
export type Head = HeadOf<SheetKey>;

/** Without these nothing can be registered. */
const NEEDED: readonly SheetKey[] = ["registeredOn", "channel", "statement"];

/** The head row, found by its names, in any order and among other columns; null when this row is none. */
export const headOf = headReader(SHEET_HEADINGS, NEEDED);

const DATES: readonly SheetKey[] = SHEET_COLUMNS.filter(({ kind }) => kind === "DATE").map(({ key }) => key);
const SERIAL = /^\d{5}(\.\d+)?$/;

/** The cells of a row under this head; null for a row with nothing in it. `dayShift` as the workbook counts its days. */
export function cellsOf(cells: Cells, head: Head, dayShift = 0): SheetCells | null {
  const found: SheetCells = {};
  for (const [column, key] of head) {
    const text = cells[column]?.trim();
    if (!text) continue;
    found[key] =
      dayShift > 0 && DATES.includes(key) && SERIAL.test(text) ? String(Number(text) + dayShift) : text;
  }
  const said = Object.keys(found).filter((key) => key !== "seq");
  return said.length > 0 ? found : null;
}

/**
 * The day up to which dates without a year are taken: 日期 in the rows above the head, else the end of the year that
 * the title names, else today; never after today.
 */
export function dayOfLedger(above: readonly Cells[], today: CivilDate): CivilDate {
  const text = above.flatMap((cells) => cells.filter((cell): cell is string => Boolean(cell))).join(" ");
  const filledIn = /(?:日期|Date)\s*[：:]?\s*([0-9０-９][^\s，,；;]*)/i.exec(text)?.[1];
  const day = filledIn ? readLedgerDate(filledIn, { notAfter: today }) : null;
  if (day) return day < today ? day : today;
  const year = /(20\d{2})\s*年/.exec(normaliseDigits(text))?.[1];
  const end = `${year}-12-31`;
  return year && isCivilDate(end) && end < today ? end : today;
}
