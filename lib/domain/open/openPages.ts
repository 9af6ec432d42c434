/**
 * Pages that search engines may list. What belongs to a receipt or to an office is not among them: every other page says
 * noindex, and robots.txt keeps out of everything else.
 */
export const OPEN_PAGES = [
  "/",
  "/submit",
  "/rooms",
  "/notices",
  "/wall",
  "/figures",
  "/hot",
  "/deadline",
  "/privacy",
  "/offices",
] as const;
/** Those that are a page of their own and not only the beginning of addresses. */
export const LISTED_PAGES = OPEN_PAGES.filter((path) => path !== "/offices");
