type Named = { get(header: string): string | null };

/**
 * Whether a request was sent from a page of this very site, by its headers: the host of its origin is the one that was
 * asked for, as the proxy in front says it or as it came. null where it does not say from where, as machines do;
 * browsers say it with every form, and "null" when they will not tell.
 */
export function fromOwnPage(headers: Named): boolean | null {
  const origin = headers.get("origin");
  if (origin === null) return null;
  const host = /^https?:\/\/([^/?#@]+)$/i.exec(origin)?.[1];
  const asked = [headers.get("x-forwarded-host")?.split(",")[0]?.trim(), headers.get("host")];
  return host !== undefined && asked.includes(host);
}
