/** 1.4 MB, 320 KB: what a person needs to know before loading it on a weak line. */
export function showSize(
  bytes: number,
  words: { megabytes: (s: string) => string; kilobytes: (s: string) => string },
): string {
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1
    ? words.megabytes(megabytes.toFixed(1))
    : words.kilobytes(String(Math.max(1, Math.round(bytes / 1024))));
}
