/** By which an address tells that something is done. */
const TELLS = ["done", "saved"];
export const tells = (asked: Pick<URLSearchParams, "has">): boolean => TELLS.some((name) => asked.has(name));

/** The same address without its word that something is done; null where it says none. */
export function untold(address: string): string | null {
  const here = new URL(address);
  if (!tells(here.searchParams)) return null;
  for (const name of TELLS) here.searchParams.delete(name);
  return `${here.pathname}${here.search}${here.hash}`;
}
