import { nearest } from "../alike/nearest.ts";
import type { CivilDate } from "../calendar/calendar.ts";
import { disarm, rearm } from "../figures/formula.ts";
import { WORD_COLUMNS, type WordOf, wordFor, wordsOf } from "../labels/ledger.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";
import type { Lang } from "../vocabulary.ts";
import { readLedgerDate, type YearHint } from "./ledgerDates.ts";

/** How a column is written and read. `WORD` = one of a list, in either language; what is absent is an empty cell. */
type Kind = "TEXT" | "DATE" | "WORD";
/** Excel holds no more in one cell. */
export const MOST_IN_A_CELL = 32_767;

/** The 29 columns of the ledger (domain.md F6 台账), in their order. `most` = characters of a text. */
export const SHEET_COLUMNS = [
  { key: "seq", kind: "TEXT", most: 20, width: 6 },
  { key: "number", kind: "TEXT", most: 60, width: 13 },
  { key: "registeredOn", kind: "DATE", width: 12 },
  { key: "channel", kind: "WORD", width: 11 },
  { key: "spokenOn", kind: "DATE", width: 12 },
  { key: "visitor", kind: "TEXT", most: 100, width: 10 },
  { key: "county", kind: "TEXT", most: 60, width: 11 },
  { key: "town", kind: "TEXT", most: 60, width: 12 },
  { key: "community", kind: "TEXT", most: 60, width: 12 },
  { key: "grid", kind: "TEXT", most: 60, width: 10 },
  { key: "resident", kind: "TEXT", most: 40, width: 9 },
  { key: "phone", kind: "TEXT", most: 40, width: 14 },
  { key: "categoryL1", kind: "WORD", width: 12 },
  { key: "categoryL2", kind: "WORD", width: 14 },
  { key: "tier", kind: "WORD", width: 8 },
  { key: "statement", kind: "TEXT", most: 2000, width: 44 },
  { key: "unit", kind: "TEXT", most: 100, width: 18 },
  { key: "handler", kind: "TEXT", most: 100, width: 10 },
  { key: "dispatchedOn", kind: "DATE", width: 12 },
  { key: "dueOn", kind: "DATE", width: 12 },
  { key: "repliedOn", kind: "DATE", width: 12 },
  { key: "reply", kind: "TEXT", most: 4000, width: 40 },
  { key: "onTime", kind: "WORD", width: 8 },
  { key: "measures", kind: "TEXT", most: 2000, width: 30 },
  { key: "resolvedOn", kind: "DATE", width: 12 },
  { key: "outcome", kind: "WORD", width: 12 },
  { key: "escalated", kind: "WORD", width: 12 },
  { key: "rating", kind: "WORD", width: 10 },
  { key: "remark", kind: "TEXT", most: 2000, width: 24 },
] as const satisfies readonly { key: string; kind: Kind; most?: number; width: number }[];

/** A, B … Z, AA, AB: the letter over a column of a spreadsheet, counted from 0. */
export const columnLetter = (column: number): string =>
  (column >= 26 ? columnLetter(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

type Column = (typeof SHEET_COLUMNS)[number];
export type SheetKey = Column["key"];
type KeyOf<K extends Kind> = Extract<Column, { kind: K }>["key"];
export const SHEET_KEYS: readonly SheetKey[] = SHEET_COLUMNS.map(({ key }) => key);

/** One line of the ledger: what its 29 cells say. */
export type SheetLine = { readonly [K in KeyOf<"TEXT">]: string } & {
  readonly [K in KeyOf<"DATE">]: CivilDate | null;
} & { readonly [K in KeyOf<"WORD">]: WordOf<K> | null };
/** The cells of a line as they stand in a file, by column; a column that the file does not have is absent. */
export type SheetCells = Partial<Record<SheetKey, string>>;

/** What is wrong with a cell, as data; labels-ledger turns it into a sentence that says what to do. */
export type CellProblem = {
  readonly key: SheetKey;
  readonly code: string;
  readonly typed: string;
  /** letter of the column in this file, where the file has it */
  readonly letter?: string;
  readonly details?: Readonly<Record<string, string | number>>;
  readonly suggestions?: readonly string[];
};

/** A line as the texts of its cells, in the order of the columns; what a spreadsheet would run is disarmed (F6). */
export const writeLine = (line: SheetLine, lang: Lang): string[] =>
  SHEET_COLUMNS.map(({ key, kind }) => {
    const value = line[key];
    if (value === null) return "";
    return kind === "WORD" ? wordFor(key, String(value), lang) : disarm(String(value));
  });

const EMPTY = Object.fromEntries(
  SHEET_COLUMNS.map(({ key, kind }) => [key, kind === "TEXT" ? "" : null]),
) as unknown as SheetLine;

/**
 * What the cells say, each read by itself; {@link checkLine} asks whether they agree. A cell that cannot be read is
 * left empty and told. Dates without a year are placed by the line's own registration (see ledgerDates).
 */
export function readLine(cells: SheetCells, asOf: CivilDate): { line: SheetLine; problems: CellProblem[] } {
  const line: Record<string, string | null> = { ...EMPTY } as never;
  const problems: CellProblem[] = [];
  const registeredOn = readLedgerDate(plain(cells.registeredOn), { notAfter: asOf });
  for (const column of SHEET_COLUMNS) {
    const typed = plain(cells[column.key]);
    if (typed === "") continue;
    const read = readCell(column, typed, registeredOn, asOf);
    if (typeof read === "string") line[column.key] = read;
    else problems.push({ key: column.key, typed, ...read });
  }
  return { line: line as unknown as SheetLine, problems };
}

const plain = (cell: string | undefined): string => rearm(cleanText(cell ?? ""));

type Refused = Pick<CellProblem, "code" | "details" | "suggestions">;
function readCell(
  column: Column,
  typed: string,
  registeredOn: CivilDate | null,
  asOf: CivilDate,
): string | Refused {
  if (column.kind === "DATE")
    return readLedgerDate(typed, yearHint(column.key, registeredOn, asOf)) ?? { code: "BAD_DATE" };
  if (column.kind === "WORD") return readWord(column.key, typed);
  const length = lengthOf(typed);
  return length > column.most ? { code: "TOO_LONG", details: { max: column.most, length } } : typed;
}

/** 3/9 was said before it was registered, and dispatched, answered and ended after. */
function yearHint(key: KeyOf<"DATE">, registeredOn: CivilDate | null, asOf: CivilDate): YearHint {
  if (key === "registeredOn" || registeredOn === null) return { notAfter: asOf };
  return key === "spokenOn" ? { notAfter: registeredOn } : { notBefore: registeredOn };
}

const bare = (word: string): string => normaliseDigits(word).replace(/\s+/g, "").toLowerCase();

function readWord(key: KeyOf<"WORD">, typed: string): string | Refused {
  const asked = bare(typed);
  const found = WORD_COLUMNS[key].find((names) => names.some((name) => bare(name) === asked));
  if (found) return found[0];
  const names = wordsOf(key);
  return { code: "UNKNOWN_WORD", suggestions: nearest(typed, names, names.length <= 6 ? names.length : 3) };
}
