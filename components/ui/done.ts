/** By which an address tells that something is done. */
const TELLS = ["done", "saved"];

/** The same address without its word that something is done; null where it says none. */
export function untold(address: string): string | null {
  const here = new URL(address);
  if (!TELLS.some((name) => here.searchParams.has(name))) return null;
  for (const name of TELLS) here.searchParams.delete(name);
  return `${here.pathname}${here.search}${here.hash}`;
}
