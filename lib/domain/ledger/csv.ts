import { disarm } from "../figures/formula.ts";

/** Excel takes a file for UTF-8 only when it begins with this mark. */
export const CSV_BOM = "\uFEFF";

export const CSV_ERRORS = ["QUOTE_IN_CELL", "TEXT_AFTER_QUOTE", "QUOTE_NOT_CLOSED"] as const;
export type CsvError = (typeof CSV_ERRORS)[number];
/** `line` is the line of the file on which the row begins, from 1. A row with `error` must not be used. */
export type CsvRow = { line: number; cells: string[]; error?: CsvError };

/**
 * Reads RFC 4180 text: BOM, LF, CRLF or CR, line breaks inside quotes. Empty lines are passed over.
 * What breaks the rules is kept as typed and its row carries the error, so that all of them can be told at once.
 */
export function parseCsv(text: string): CsvRow[] {
  const source = text.startsWith(CSV_BOM) ? text.slice(CSV_BOM.length) : text;
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const row: CsvRow = { line, cells: [] };
    do {
      const cell = readCell(source, at);
      row.cells.push(cell.value);
      if (cell.error) row.error ??= cell.error;
      line += cell.breaks;
      at = cell.end + 1;
    } while (source[at - 1] === ",");
    if (source[at - 1] === "\r" && source[at] === "\n") at += 1;
    line += 1;
    if (row.cells.length > 1 || row.cells[0] !== "") rows.push(row);
  }
  return rows;
}

type Cell = {
  value: string /** index of the comma, line break or end behind the cell */;
  end: number;
  breaks: number;
  error?: CsvError;
};

function readCell(source: string, start: number): Cell {
  if (source[start] !== '"') {
    const end = endOfPlain(source, start);
    const value = source.slice(start, end);
    return value.includes('"')
      ? { value, end, breaks: 0, error: "QUOTE_IN_CELL" }
      : { value, end, breaks: 0 };
  }
  const close = closingQuote(source, start + 1);
  const value = source.slice(start + 1, close).replaceAll('""', '"');
  const breaks = value.match(/\r\n?|\n/g)?.length ?? 0;
  if (close === source.length) return { value, end: close, breaks, error: "QUOTE_NOT_CLOSED" };
  const end = endOfPlain(source, close + 1);
  if (end === close + 1) return { value, end, breaks };
  return { value: value + source.slice(close + 1, end), end, breaks, error: "TEXT_AFTER_QUOTE" };
}

function endOfPlain(source: string, start: number): number {
  let end = start;
  while (end < source.length && !",\r\n".includes(source.charAt(end))) end += 1;
  return end;
}

/** Index of the quote that closes the cell; doubled quotes stand for one. The source's length when there is none. */
function closingQuote(source: string, start: number): number {
  let at = source.indexOf('"', start);
  while (at !== -1 && source[at + 1] === '"') at = source.indexOf('"', at + 2);
  return at === -1 ? source.length : at;
}

/** RFC 4180 with the mark that Excel wants; what a spreadsheet would run is disarmed. */
export const writeCsv = (rows: readonly (readonly (string | number)[])[]): string =>
  CSV_BOM +
  rows
    .map((cells) => csvLine(cells.map((cell) => (typeof cell === "number" ? cell : disarm(cell)))))
    .join("");

/** One line of cells that are harmless already. */
export const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(quoted).join(",")}\r\n`;

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
