import { ADDRESS_HEADINGS, STATE_WORDS } from "../labels/addresses.ts";
import type { CsvError } from "../ledger/csv.ts";
import { columnLetter } from "../ledger/ledgerSheet.ts";
import { type Cells, type HeadOf, headReader } from "../ledger/sheetHead.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";
import { HOUSEHOLD_STATES, type HouseholdState } from "../vocabulary.ts";
import { ADDRESS_COLUMNS, type AddressColumn } from "./addressColumns.ts";
import type { Address } from "./addressKey.ts";

export type AddressHead = HeadOf<AddressColumn>;

/** Longest text of a cell, as in the form by hand. */
export const ADDRESS_MOST = {
  community: 60,
  building: 40,
  unit: 20,
  room: 20,
  state: 20,
} as const satisfies Record<AddressColumn, number>;

/** What is wrong with a cell, as data; labels/addresses turns it into a sentence. `letter` = column of the file. */
export type AddressProblem = {
  readonly key: AddressColumn;
  readonly code:
    | "REQUIRED"
    | "TOO_LONG"
    | "UNKNOWN_COMMUNITY"
    | "SEVERAL_COMMUNITIES"
    | "UNKNOWN_STATE"
    | "OTHERWISE"
    | "NO_ADDRESS"
    | "PERSON_IN_CELL"
    | CsvError;
  readonly typed: string;
  readonly letter?: string;
  readonly most?: number;
  readonly suggestions?: readonly string[];
};

const DOOR_COLUMNS = ["building", "unit", "room"] as const;
/** A mobile number or an identity number: a list of doors names nobody (domain.md A6). */
const PERSON = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/;
/** What spreadsheets make of a door: an error, a truth, a fraction; and 3-1 becomes the number of a day. */
const MANGLED = /^(#[A-Z0/]+[!?]?|TRUE|FALSE|\d+\.\d+(E[+-]?\d+)?)$/i;
const DAYS_OF_OUR_TIME = [40_000, 60_000] as const; // 2009 to 2064
const isDayNumber = (text: string): boolean =>
  /^\d{5}$/.test(text) && Number(text) >= DAYS_OF_OUR_TIME[0] && Number(text) <= DAYS_OF_OUR_TIME[1];

/** A row whose cells were read; the community is still the word that stands there. */
export type AddressLine = Address & { readonly community: string; readonly state: HouseholdState };

/** The head row; one community may be left out where there is only one. */
export const addressHead: (cells: Cells) => AddressHead | null = headReader(ADDRESS_HEADINGS, ["building"]);

/** Columns of the file that are not read, so that nobody believes their words were kept. */
export const unreadColumns = (cells: Cells, head: AddressHead): string[] =>
  cells.flatMap((cell, column) => (cell?.trim() && !head.has(column) ? [cleanText(cell)] : []));

/** `letter`: of the column with the community, whose name is looked up later. */
export type ReadAddress = {
  readonly line: AddressLine;
  readonly problems: AddressProblem[];
  readonly letter?: string;
};

/** What a row says; null for one with nothing in it. `error`: the row itself breaks the rules of its file. */
export function readAddress(
  { cells, error }: { cells: Cells; error?: CsvError },
  head: AddressHead,
): ReadAddress | null {
  const told = { community: "", building: "", unit: "", room: "", state: "" };
  const letters = new Map<AddressColumn, string>();
  for (const [column, key] of head) {
    told[key] = cleanText(cells[column] ?? "").replace(/\s+/g, " ");
    letters.set(key, columnLetter(column));
  }
  if (Object.values(told).every((text) => text === "")) return null;
  const problems: AddressProblem[] = [];
  const tell = (key: AddressColumn, code: AddressProblem["code"], more: Partial<AddressProblem> = {}) =>
    problems.push({ key, code, typed: told[key], ...letterOf(letters.get(key)), ...more });
  if (error) tell("building", error);
  else {
    if (!told.building) tell("building", "REQUIRED");
    for (const key of DOOR_COLUMNS) {
      if (PERSON.test(normaliseDigits(told[key]))) tell(key, "PERSON_IN_CELL");
      else if (MANGLED.test(told[key]) || isDayNumber(told[key])) tell(key, "NO_ADDRESS");
    }
    for (const key of ADDRESS_COLUMNS)
      if (lengthOf(told[key]) > ADDRESS_MOST[key]) tell(key, "TOO_LONG", { most: ADDRESS_MOST[key] });
  }
  const state = stateOf(told.state);
  if (!state && !error)
    tell("state", "UNKNOWN_STATE", { suggestions: HOUSEHOLD_STATES.map((one) => STATE_WORDS[one][0]) });
  return { line: { ...told, state: state ?? "OCCUPIED" }, problems, ...letterOf(letters.get("community")) };
}
const letterOf = (letter: string | undefined) => (letter === undefined ? {} : { letter });

/** Nothing said: somebody lives there, as with a door that a visit names. */
function stateOf(typed: string): HouseholdState | null {
  if (typed === "") return "OCCUPIED";
  const asked = normaliseDigits(typed).replace(/\s+/g, "").toLowerCase();
  const is = (word: string) => word.replace(/\s+/g, "").toLowerCase() === asked;
  return HOUSEHOLD_STATES.find((state) => STATE_WORDS[state].some(is)) ?? null;
}
