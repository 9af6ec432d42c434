import { type Fault, fault, isFault } from "./faults.ts";
import { STATUSES, type Status } from "./publicIssue.ts";
import { isService } from "./services.ts";

/** Parameters as they came, each with all its values. What was sent empty counts as not sent. */
export type Asked = ReadonlyMap<string, readonly string[]>;

export function askedOf(entries: Iterable<readonly [string, string]>): Asked {
  const asked = new Map<string, string[]>();
  for (const [name, value] of entries)
    if (value.trim() !== "") asked.set(name, [...(asked.get(name) ?? []), value.trim()]);
  return asked;
}
export const one = (asked: Asked, name: string): string | null => asked.get(name)?.at(-1) ?? null;
/** Declared several times or comma delimited, or both. */
const list = (asked: Asked, name: string): string[] | null => {
  const values = (asked.get(name) ?? []).flatMap((value) => value.split(",")).map((value) => value.trim());
  const given = values.filter(Boolean);
  return given.length > 0 ? [...new Set(given)] : null;
};

/** GeoReport v2, "Response Volume": a span of 90 days, or the first 1,000 requests. */
const MOST_DAYS = 90;
export const MOST_ROWS = 1_000;
/** How far pages lead: whoever wants more narrows the dates. */
const LAST_ROW = 50_000;
const SPAN_MS = MOST_DAYS * 86_400_000;

export type Page = { readonly limit: number; readonly offset: number };
export type Filter = Page & {
  /** null = whatever the rest says; otherwise nothing else counts */
  readonly ids: readonly string[] | null;
  readonly codes: readonly string[] | null;
  readonly status: Status | null;
  /** both inclusive */
  readonly from: Date;
  readonly to: Date;
  readonly extended: boolean;
};

/** What GET requests and GET servicerequestupdates are asked for; every mistake is told at once. */
export function filterOf(asked: Asked, now: Date): Filter | Fault[] {
  const ids = list(asked, "service_request_id");
  const extended = one(asked, "extensions") === "true";
  if (ids)
    return {
      ids,
      codes: null,
      status: null,
      ...rangeOf(null, null, now),
      limit: MOST_ROWS,
      offset: 0,
      extended,
    };
  const range = datesOf(asked, now);
  const status = statusesOf(asked);
  const page = pageOf(asked);
  if (Array.isArray(range) || isFault(status) || isFault(page))
    return [Array.isArray(range) ? range : [], status, page].flat().filter(isFault);
  const codes = list(asked, "service_code")?.filter(isService) ?? null;
  return { ids: null, codes, status, ...range, ...page, extended };
}
function statusesOf(asked: Asked): Status | null | Fault {
  const given = list(asked, "status")?.map((word) => word.toLowerCase()) ?? [];
  const known = STATUSES.filter((status) => given.includes(status));
  if (given.some((word) => !(STATUSES as readonly string[]).includes(word))) return fault("STATUS_WRONG");
  return known.length === 1 ? (known[0] ?? null) : null;
}

function datesOf(asked: Asked, now: Date): { from: Date; to: Date } | Fault[] {
  const given = (["start_date", "end_date"] as const).map((field) => {
    const text = one(asked, field);
    return text === null ? null : (w3cInstant(text) ?? fault("DATE_WRONG", { field }));
  });
  const wrong = given.filter(isFault);
  if (wrong.length > 0) return wrong;
  const [start, end] = given as (Date | null)[];
  if (start && end && start > end) return [fault("RANGE_REVERSED")];
  if (start && end && end.getTime() - start.getTime() > SPAN_MS) return [fault("RANGE_TOO_LONG")];
  return rangeOf(start ?? null, end ?? null, now);
}
/** Where one end is open, ninety days from the other; where both are, the last ninety. */
function rangeOf(start: Date | null, end: Date | null, now: Date): { from: Date; to: Date } {
  const to = end ?? (start ? new Date(start.getTime() + SPAN_MS) : now);
  return { from: start ?? new Date(to.getTime() - SPAN_MS), to };
}

const W3C = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
/** An instant in W3C format with its zone, or null. A plus sign that was sent unescaped arrives as a space. */
export function w3cInstant(text: string): Date | null {
  const parts = W3C.exec(text.replace(/ (?=\d\d:\d\d$)/, "+"));
  if (!parts) return null;
  const [, day = "", time, seconds = ":00", zone] = parts;
  const at = new Date(`${day}T${time}${seconds}${zone}`);
  const real = new Date(`${day}T00:00:00Z`);
  // A day that does not exist rolls over to the next month, and PostgreSQL knows no year 0.
  const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(day) && day >= "0001-02";
  return exists && !Number.isNaN(at.getTime()) ? at : null;
}

function pageOf(asked: Asked): Page | Fault {
  const [page, size] = (["page", "page_size"] as const).map((field) => one(asked, field));
  const whole = (text: string | null | undefined, otherwise: number) =>
    text === null || text === undefined ? otherwise : /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
  const limit = whole(size, MOST_ROWS);
  const offset = (whole(page, 1) - 1) * limit;
  return limit <= MOST_ROWS && offset + limit <= LAST_ROW ? { limit, offset } : fault("PAGE_WRONG");
}
