import { parseReceiptNo } from "../casework/receipt.ts";
import {
  type LedgerField,
  type LedgerFilter,
  ledgerPairs,
  type Params,
  parseLedger,
} from "../ledger/ledgerFilter.ts";
import { normalisePhone } from "../phone.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";
import { searchable } from "./searchable.ts";

/** Why something was found, in the order in which it is shown; within one of them the newest comes first. */
export const MATCHES = ["RECEIPT", "PHONE", "NAME", "PHRASE", "WORDS"] as const;
export type Match = (typeof MATCHES)[number];

/** Longest text of the box in characters, and most words of it that are looked at. */
export const LONGEST_QUERY = 60;
const MOST_TERMS = 8;
const LONGEST_NAME = 20;

/** How a surname stands among the keys of a name, so that a single character finds no other part of it. */
export const surnameKey = (surname: string): string => `^${surname}`;

/** One reading of the text as a resident's name: the key that must begin one of the name's keys, and words that must stand in the issue. */
export type NameReading = { readonly key: string; readonly rest: readonly string[] };

/** What was typed, and everything it may stand for. */
export type SearchQuery = {
  readonly text: string;
  /** nothing to look for, or more than anybody means */
  readonly refused: "EMPTY" | "TOO_LONG" | null;
  readonly receiptNo: string | null;
  /** nine digits that cannot be a receipt number */
  readonly wrongReceiptNo: boolean;
  readonly phone: { readonly by: "NUMBER" | "TAIL"; readonly digits: string } | null;
  readonly names: readonly NameReading[];
  /** the words as typed, each of which must stand in the statement or the address */
  readonly terms: readonly string[];
};

const HAN = /^\p{Script=Han}+$/u;
const LATIN = /^\p{Script=Latin}{2,}$/u;
const isName = (term: string) => lengthOf(term) <= LONGEST_NAME && (HAN.test(term) || LATIN.test(term));

/** Reads the box. A text may be several things at once: 1234 is the end of a phone and a number in an address. Never fails. */
export function parseQuery(typed: string): SearchQuery {
  const text = cleanText(typed).replace(/\s+/g, " ");
  const nothing = { receiptNo: null, wrongReceiptNo: false, phone: null, names: [], terms: [] } as const;
  if (lengthOf(text) > LONGEST_QUERY)
    return { ...nothing, text: [...text].slice(0, LONGEST_QUERY).join(""), refused: "TOO_LONG" };
  const terms = [...new Set(text.split(" ").map(searchable).filter(Boolean))].slice(0, MOST_TERMS);
  if (terms.length === 0) return { ...nothing, text, refused: "EMPTY" };
  const digits = normaliseDigits(text).replace(/[\s\p{Pd}]/gu, "");
  const receiptNo = parseReceiptNo(text);
  return {
    text,
    refused: null,
    receiptNo,
    wrongReceiptNo: /^\d{9}$/.test(digits) && receiptNo === null,
    phone: phoneOf(text, digits),
    names: namesOf(terms),
    terms,
  };
}

function phoneOf(text: string, digits: string): SearchQuery["phone"] {
  if (/^\d{4}$/.test(digits)) return { by: "TAIL", digits };
  const whole = normalisePhone(text);
  return whole === null ? null : { by: "NUMBER", digits: whole };
}

/** A single character is looked for as a surname only: 王 is one, 水 is a word. */
const nameKey = (name: string) => (lengthOf(name) === 1 ? surnameKey(name) : name);

/** "wang xiao ming" is one name; of "王小明 水管" either may be the name and the other one a word. */
function namesOf(terms: readonly string[]): NameReading[] {
  const readings: NameReading[] = terms.every((term) => LATIN.test(term))
    ? [{ key: terms.join(""), rest: [] }]
    : [];
  const alone = terms
    .filter(isName)
    .map((name) => ({ key: nameKey(name), rest: terms.filter((term) => term !== name) }));
  return [...readings.filter(() => terms.length > 1), ...alone];
}

/** The filters of the ledger that the search offers too; they mean there what they mean here. */
export const SEARCH_FILTERS = [
  "state",
  "tier",
  "level",
  "unit",
  "category",
  "from",
  "to",
] as const satisfies readonly LedgerField[];

/** Where a page of results begins: how the last one before it was found, when it was registered, and its id. */
export type SearchCursor = { readonly match: Match; readonly at: Date; readonly id: string };

export type SearchAsked = {
  readonly query: SearchQuery;
  readonly filter: LedgerFilter;
  /** values of the address that made no sense and do not narrow */
  readonly ignored: readonly LedgerField[];
  readonly after: SearchCursor | null;
};

/** Reads the whole address of a search. Never fails. */
export function parseSearch(params: Params): SearchAsked {
  const narrowing = Object.fromEntries(SEARCH_FILTERS.map((field) => [field, params[field]]));
  return { query: parseQuery(one(params.q)), ...parseLedger(narrowing), after: cursorOf(one(params.after)) };
}

const one = (value: Params[string]): string => (typeof value === "string" ? value : (value?.at(-1) ?? ""));

const CURSOR = /^([A-Z]+)\.(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
function cursorOf(text: string): SearchCursor | null {
  const [, match, at, id] = CURSOR.exec(text) ?? [];
  const known = MATCHES.find((one) => one === match);
  return known && id ? { match: known, at: new Date(Number(at)), id } : null;
}

/** The address that shows exactly this. */
export function searchHref(text: string, filter: Partial<LedgerFilter> = {}, after?: SearchCursor): string {
  const offered: readonly string[] = SEARCH_FILTERS;
  const pairs: (readonly [string, string])[] = [
    ["q", text],
    ...ledgerPairs(filter).filter(([field]) => offered.includes(field)),
    ...(after ? ([["after", `${after.match}.${after.at.getTime()}.${after.id}`]] as const) : []),
  ];
  return `/search?${pairs.map(([field, value]) => `${field}=${encodeURIComponent(value)}`).join("&")}`;
}
