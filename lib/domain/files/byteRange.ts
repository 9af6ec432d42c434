/** First and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * What a Range header asks of a file of so many bytes (RFC 9110 §14.1.2): one range, or null for the whole file, which
 * is also the answer to what is malformed, to other units and to several ranges at once. NONE: nothing of it is there.
 */
export function byteRange(header: string | null, bytes: number): ByteRange | null | "NONE" {
  const found = /^bytes=\s*(\d{0,15})\s*-\s*(\d{0,15})\s*$/i.exec(header ?? "");
  if (!found) return null;
  const [, from = "", to = ""] = found;
  if (from === "" && to === "") return null;
  if (from === "") {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? "NONE" : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return null;
  if (first >= bytes) return "NONE";
  return { first, last: to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}
