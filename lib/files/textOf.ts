/** A file of text as UTF-8, or as older Windows programs write Chinese; null when it is neither. */
export function textOf(content: Buffer): string | null {
  for (const encoding of ["utf-8", "gb18030"])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      // the next one
    }
  return null;
}
