import { parseCsv } from "#lib/domain/ledger/csv.ts";
import { cleanText, lengthOf, normaliseDigits } from "#lib/domain/text.ts";
import { UNIT_LEVELS, type UnitLevel } from "#lib/domain/vocabulary.ts";
import type { RowErrorCode } from "./messages.ts";

/** A row that can be used: the code in its one form (a city has 6 digits), the parent's likewise. */
export type Division = { line: number; code: string; name: string; level: UnitLevel; parent: string | null };
export type RowError = { line: number; code: RowErrorCode; value: string; level?: UnitLevel };
/** A unit that the register holds already, by its code. */
export type Known = ReadonlyMap<string, { level: UnitLevel; kind: string }>;

const HEADER = "code,name,level,parent";
const LONGEST_NAME = 60;
const LEVEL_WORDS: Readonly<Record<string, UnitLevel>> = {
  city: "CITY",
  district: "COUNTY",
  county: "COUNTY",
  street: "TOWN",
  town: "TOWN",
  township: "TOWN",
  community: "COMMUNITY",
  village: "COMMUNITY",
  grid: "GRID",
};

/**
 * The province and city digits are GB/T 2260's, towns and villages 001–599 as GB/T 10114 and the public village codes
 * use them (domain.md F3): 000 stands for "none" and 600–999 are reserved. A few cities have towns without counties;
 * those carry 00 where the county would stand.
 */
const CODES: Readonly<Record<UnitLevel, RegExp>> = {
  CITY: /^[1-8]\d(?!00)\d\d(00)?$/,
  COUNTY: /^[1-8]\d(?!00)\d\d(?!00)\d\d$/,
  TOWN: /^[1-8]\d(?!00)\d\d\d\d(?!000)[0-5]\d\d$/,
  COMMUNITY: /^[1-8]\d(?!00)\d\d\d\d(?!000)[0-5]\d\d(?!000)[0-5]\d\d$/,
  GRID: /^[1-8]\d(?!00)\d\d\d\d(?!000)[0-5]\d\d(?!000)[0-5]\d\d(?!000)\d\d\d$/,
};

/**
 * Reads a divisions file against what is known already: either every row is good, or all that is wrong with any of
 * them, by line. A child may stand before its parent. Pure: writes nothing, asks nobody.
 */
export function readDivisions(text: string, known: Known): { rows: Division[]; errors: RowError[] } {
  const [header, ...body] = parseCsv(text);
  const titles = header?.cells.map((cell) => cleanText(cell).toLowerCase()).join(",");
  if (titles !== HEADER) return { rows: [], errors: [{ line: 1, code: "BAD_HEADER", value: titles ?? "" }] };
  if (body.length === 0) return { rows: [], errors: [{ line: 2, code: "NO_ROWS", value: "" }] };

  const errors: RowError[] = [];
  const rows = body.flatMap(({ line, cells, error }): Division[] => {
    const refuse = (code: RowErrorCode, value = "", level?: UnitLevel) =>
      void errors.push({ line, code, value, ...(level && { level }) });
    if (error) refuse("BROKEN_QUOTES");
    else if (cells.length !== 4) refuse("COLUMN_COUNT", String(cells.length));
    else return readRow(line, cells as [string, string, string, string], refuse);
    return [];
  });
  errors.push(...placeErrors(rows, known));
  return { rows, errors: errors.sort((a, b) => a.line - b.line) };
}

type Refuse = (code: RowErrorCode, value?: string, level?: UnitLevel) => void;

function readRow(
  line: number,
  [codeCell, nameCell, levelCell, parentCell]: [string, string, string, string],
  refuse: Refuse,
): Division[] {
  const name = cleanText(nameCell);
  if (name === "") refuse("NAME_EMPTY");
  if (lengthOf(name) > LONGEST_NAME) refuse("NAME_TOO_LONG");
  const level = LEVEL_WORDS[cleanText(levelCell).toLowerCase()];
  if (!level) refuse("UNKNOWN_LEVEL", levelCell);
  const code = oneForm(codeCell);
  if (level && !CODES[level].test(code)) refuse("BAD_CODE", codeCell, level);
  const parent = oneForm(parentCell) || null;
  if (level === "CITY" && parent) refuse("CITY_WITH_PARENT", parentCell);
  if (level && level !== "CITY" && !parent) refuse("PARENT_MISSING");
  return level ? [{ line, code, name, level, parent }] : [];
}

/** Full-width digits and blanks go; a city's four digits become GB/T 2260's six. */
function oneForm(cell: string): string {
  const digits = cleanText(normaliseDigits(cell));
  return /^\d{4}$/.test(digits) ? `${digits}00` : digits;
}

/** What can only be seen beside the other rows and the register. */
function placeErrors(rows: readonly Division[], known: Known): RowError[] {
  const errors: RowError[] = [];
  const first = new Map<string, Division>();
  for (const row of rows) {
    const { line, code, level } = row;
    const before = known.get(code);
    if (first.has(code)) errors.push({ line, code: "DUPLICATE_CODE", value: code });
    else if (before && (before.level !== level || before.kind !== "AREA"))
      errors.push({ line, code: "TAKEN_BY_OTHER", value: code });
    if (!first.has(code)) first.set(code, row);
  }
  for (const { line, code, level, parent } of rows) {
    if (!parent || level === "CITY" || !CODES[level].test(code)) continue;
    const above = first.get(parent)?.level ?? known.get(parent)?.level;
    if (!above) errors.push({ line, code: "UNKNOWN_PARENT", value: parent });
    else if (!isBelow(level, above) || !code.startsWith(within(code, parent, above)))
      errors.push({ line, code: "WRONG_PARENT", value: `${code} < ${parent}` });
  }
  return errors;
}

const isBelow = (level: UnitLevel, above: UnitLevel): boolean =>
  above === UNIT_LEVELS[UNIT_LEVELS.indexOf(level) - 1] || (level === "TOWN" && above === "CITY");

/** How the code of a child begins: a county's with the city's first four digits, all others' with the parent's whole code. */
const within = (code: string, parent: string, above: UnitLevel): string =>
  above === "CITY" && code.length === 6 ? parent.slice(0, 4) : parent;
