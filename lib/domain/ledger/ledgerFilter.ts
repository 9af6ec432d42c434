import { z } from "zod";
import { isCivilDate } from "../calendar/calendar.ts";
import { LEDGER_METRIC_IDS, PARTS } from "../figures/metrics.ts";
import { STANDINGS } from "../figures/standings.ts";
import { WAITS } from "../figures/waits.ts";
import { cleanText, lengthOf, normaliseDigits } from "../text.ts";
import { BOARD_COLUMNS, CATEGORIES, CATEGORIES_L1, CHANNELS, LEVELS, STATES, TIERS } from "../vocabulary.ts";

export const DUES = ["overdue", "today", "3days", "none"] as const;
export type Due = (typeof DUES)[number];
export const SORTS = ["registered", "due", "updated"] as const;
export type Sort = (typeof SORTS)[number];
/** No category yet: the value of `category` that stands for it. */
export const NO_CATEGORY = "NONE";
export const LONGEST_SEARCH = 60;

/** Columns of the ledger in the order of the paper one (domain.md F6). */
export const LEDGER_COLUMNS = [
  "receiptNo",
  "registeredAt",
  "channel",
  "place",
  "county",
  "town",
  "community",
  "placeText",
  "resident",
  "phone",
  "category",
  "tier",
  "level",
  "state",
  "statement",
  "unit",
  "dispatchedAt",
  "dueAt",
  "firstReplyAt",
  "resolvedAt",
  "outcome",
  "rating",
  "round",
  "breaches",
  "hazard",
  "updatedAt",
] as const;
export type LedgerColumn = (typeof LEDGER_COLUMNS)[number];
export const DEFAULT_COLUMNS = [
  "receiptNo",
  "registeredAt",
  "place",
  "category",
  "tier",
  "state",
  "statement",
  "unit",
  "dueAt",
] as const satisfies readonly LedgerColumn[];

const date = z
  .string()
  .transform((typed) => normaliseDigits(typed).trim())
  .refine(isCivilDate);
/** Where a page begins: sort value of a row in milliseconds ("none" = no due date) and its id. */
const cursor = z
  .string()
  .regex(/^(\d{1,13}|none)\.[0-9a-f-]{36}$/i)
  .transform((text) => {
    const at = text.lastIndexOf(".");
    return { key: text.slice(0, at) === "none" ? null : Number(text.slice(0, at)), id: text.slice(at + 1) };
  })
  .refine((c) => z.uuid().safeParse(c.id).success);
const listOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z
    .array(z.enum(words))
    .transform((chosen): readonly T[number][] =>
      words.filter((word: T[number]) => (chosen as readonly T[number][]).includes(word)),
    );

/** What the address may say. Lists are repeated parameters; everything else is given once. */
const FIELDS = {
  level: z.enum(LEVELS),
  unit: z.uuid(),
  /** only what belongs to that unit itself and to none of those below it */
  here: z.literal("1").transform(() => true),
  state: listOf(STATES),
  tier: z.enum(TIERS),
  category: z.enum([NO_CATEGORY, ...CATEGORIES_L1, ...CATEGORIES] as [string, ...string[]]),
  due: z.enum(DUES),
  channel: z.enum(CHANNELS),
  text: z
    .string()
    .transform(cleanText)
    .refine((text) => lengthOf(text) <= LONGEST_SEARCH),
  from: date,
  to: date,
  hazard: z.enum(["1", "on"]).transform(() => true),
  /** a column of a board: the same list that its number counts (domain.md N9) */
  board: z.enum(BOARD_COLUMNS),
  /** what a piece of a drawing stands for: the tier it began with, how it stands, how long it waits or took */
  initialTier: z.enum(TIERS),
  standing: z.enum(STANDINGS),
  waited: z.enum(WAITS),
  took: z.enum(WAITS),
  /** of a figure over clocks: the unit that answers for their delay */
  charged: z.uuid(),
  figure: z.enum(LEDGER_METRIC_IDS as [(typeof LEDGER_METRIC_IDS)[number], ...typeof LEDGER_METRIC_IDS]),
  part: z.enum(PARTS),
  sort: z.enum(SORTS),
  dir: z.enum(["asc", "desc"]),
  after: cursor,
  before: cursor,
  col: z.array(z.enum(LEDGER_COLUMNS)).transform((chosen): readonly LedgerColumn[] =>
    // The number leads to the issue, so it is always there.
    LEDGER_COLUMNS.filter((column) => column === "receiptNo" || chosen.includes(column)),
  ),
} as const;
export type LedgerField = keyof typeof FIELDS;
export const LEDGER_FIELDS = Object.keys(FIELDS) as LedgerField[];
const LISTS: readonly LedgerField[] = ["state", "col"];

/** What only a piece of a drawing narrows to: no form offers them, and each is told where it holds. */
export const PIECE_FIELDS = [
  "initialTier",
  "standing",
  "waited",
  "took",
  "charged",
] as const satisfies readonly LedgerField[];

type Parsed = { readonly [F in LedgerField]?: z.output<(typeof FIELDS)[F]> };
export type LedgerCursor = NonNullable<Parsed["after"]>;
/** The ledger as it is asked for. What is absent does not narrow it. */
export type LedgerFilter = Omit<Parsed, "state" | "col" | "sort" | "dir"> & {
  readonly state: readonly (typeof STATES)[number][];
  readonly col: readonly LedgerColumn[];
  readonly sort: Sort;
  readonly dir: "asc" | "desc";
};

export type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Reads the address. A value that makes no sense is left out and named in `ignored`, so that the page can say so;
 * it never narrows to something else and never fails.
 */
export function parseLedger(params: Params): { filter: LedgerFilter; ignored: LedgerField[] } {
  const found: Record<string, unknown> = {};
  const ignored: LedgerField[] = [];
  for (const field of LEDGER_FIELDS) {
    const given = asList(params[field]).filter((value) => value.trim() !== "");
    if (given.length === 0) continue;
    const parsed = FIELDS[field].safeParse(LISTS.includes(field) ? given : given.at(-1));
    if (parsed.success) found[field] = parsed.data;
    else ignored.push(field);
  }
  const parsed = found as Parsed;
  return { filter: consistent(parsed, ignored), ignored };
}

/** Values that are fine alone and make no sense together: of days the wrong way round both are left out, else what depends on the other. */
function consistent(parsed: Parsed, ignored: LedgerField[]): LedgerFilter {
  const { from, to, figure, part, here, unit, after, before, ...rest } = parsed;
  const dates = from !== undefined && to !== undefined && from > to;
  if (dates) ignored.push("from", "to");
  if (here && !unit) ignored.push("here");
  if (part && !figure) ignored.push("part");
  return {
    ...rest,
    ...(unit && { unit, ...(here && { here }) }),
    ...(!dates && { ...(from && { from }), ...(to && { to }) }),
    ...(figure && { figure, part: part ?? "denominator" }),
    ...(after ? { after } : before && { before }),
    state: rest.state ?? [],
    col: rest.col?.length ? rest.col : DEFAULT_COLUMNS,
    sort: rest.sort ?? "registered",
    dir: rest.dir ?? (rest.sort === "due" ? "asc" : "desc"),
  };
}

const asList = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;

/** The filter as pairs of an address, without what would be the default anyway; page marks are not kept. */
export function ledgerPairs(filter: Partial<LedgerFilter>): [field: LedgerField, value: string][] {
  return LEDGER_FIELDS.flatMap((field): [LedgerField, string][] => {
    const value = filter[field];
    if (value === undefined || field === "after" || field === "before" || isDefault(field, filter)) return [];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.map((one) => [field, one === true ? "1" : String(one)]);
  });
}

function isDefault(field: LedgerField, filter: Partial<LedgerFilter>): boolean {
  if (field === "col") return String(filter.col) === String(DEFAULT_COLUMNS);
  if (field === "sort") return filter.sort === "registered";
  if (field === "dir") return filter.dir === (filter.sort === "due" ? "asc" : "desc");
  return false;
}

export const cursorText = ({ key, id }: LedgerCursor): string => `${key ?? "none"}.${id}`;

type Page = { readonly after?: LedgerCursor; readonly before?: LedgerCursor };
/** Address of the ledger that shows exactly this; under another path, of the same rows as a file. */
export function ledgerHref(filter: Partial<LedgerFilter>, page: Page = {}, path = "/ledger"): string {
  const pairs: (readonly [string, string])[] = ledgerPairs(filter);
  if (page.after) pairs.push(["after", cursorText(page.after)]);
  if (page.before) pairs.push(["before", cursorText(page.before)]);
  const query = pairs.map(([field, value]) => `${field}=${encodeURIComponent(value)}`).join("&");
  return query ? `${path}?${query}` : path;
}

/** Text to look for with LIKE: the signs that mean something there stand for themselves. */
export const likePattern = (word: string): string => `%${word.replace(/[\\%_]/g, "\\$&")}%`;
