import { z } from "zod";
import { uuid } from "../fields.ts";
import { ledgerHref, type Params, parseLedger } from "../ledger/ledgerFilter.ts";
import { cleanText, lengthOf } from "../text.ts";
import { deskHref, parseDesk } from "./deskFilter.ts";

/** Pages whose filters can be kept under a name. */
export const VIEW_PAGES = ["DESK", "LEDGER"] as const;
export type ViewPage = (typeof VIEW_PAGES)[number];

/** Enough for a working day and few enough to be read at a glance. */
export const MOST_OWN_VIEWS = 20;
export const MOST_UNIT_VIEWS = 30;
export const LONGEST_VIEW_NAME = 20;

const name = z
  .string()
  .transform(cleanText)
  .superRefine((value, ctx) => {
    const length = lengthOf(value);
    if (length === 0) ctx.addIssue({ code: "custom", params: { code: "REQUIRED" } });
    if (length > LONGEST_VIEW_NAME)
      ctx.addIssue({ code: "custom", params: { code: "TOO_LONG", max: LONGEST_VIEW_NAME, length } });
  });

export const keepViewForm = z.object({
  viewId: uuid,
  page: z.enum(VIEW_PAGES),
  /** what stands behind the question mark of the page */
  query: z.string().max(4000),
  name,
  /** the unit that shares it; empty = for oneself */
  unitId: z
    .union([uuid, z.literal("")])
    .optional()
    .transform((id) => id || null),
});
export const renameViewForm = z.object({ viewId: uuid, name });
export const dropViewForm = z.object({ viewId: uuid });
export type KeptView = z.output<typeof keepViewForm>;

/** "a=1&b=2" as parameters; a name given several times becomes a list. */
function paramsOf(query: string): Params {
  const found = new Map<string, string[]>();
  for (const pair of query.replace(/^\?/, "").split("&")) {
    const [key = "", value = ""] = pair.split("=", 2).map(decoded);
    if (key) found.set(key, [...(found.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...found].map(([key, values]) => [key, values.length === 1 ? values[0] : values]),
  );
}
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return "";
  }
}

/** Where a kept filter leads: read by the page's own parser, so that nothing else can be kept in it. */
export const viewHref = (page: ViewPage, query: string): string =>
  page === "DESK" ? deskHref(parseDesk(paramsOf(query))) : ledgerHref(parseLedger(paramsOf(query)).filter);

/** The part of the address that is kept. */
export const viewQuery = (page: ViewPage, query: string): string => viewHref(page, query).split("?")[1] ?? "";
