/** A host that cannot be: whatever does not stay on it would lead away from here. */
const HERE = "http://here.invalid";

/**
 * Where to go on after a form: the path that was asked for when it lies on this site, else `otherwise`. Refuses other
 * sites in all their spellings ("//evil", "/\evil", "/.//evil", "https:…"), so that a link to the sign-in page cannot lead astray.
 */
export function backTo(asked: string | null | undefined, otherwise: string): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, HERE)) return otherwise;
  const url = new URL(asked, HERE);
  // "/.//evil" stays here as an address, but what is left of it would not.
  if (url.origin !== HERE || url.pathname.startsWith("//")) return otherwise;
  return url.pathname + url.search + url.hash;
}
