/** Full-width ASCII (０-９ Ａ-Ｚ ＋ －) and the ideographic space to their plain form. For codes and numbers only: prose keeps its punctuation. */
export function normaliseDigits(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}

/** The other way: plain letters, digits and signs to their full width. */
export const fullWidth = (text: string): string =>
  text
    .replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
    .replaceAll(" ", "\u3000");

/**
 * What a person typed, made safe to store: NFC, one kind of line break, no control characters but newline and tab,
 * no half surrogates (PostgreSQL refuses them), no invisible characters that turn the direction of text or hide in it.
 * Joiners and variation selectors stay, because emoji are made of them.
 */
export function cleanText(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu, "")
    .trim();
}

/** Length in code points: a limit of 500 means 500 characters as people count them, 𠮷 and 🚰 included. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** From four fifths of a limit on, whoever writes is told how much room is left. */
export const nearsLimit = (length: number, most: number): boolean => length > most * 0.8;

/** A name as others may see it: 王小明 → 王**, 王明 → 王*, Smith → S**. The stars do not tell the length beyond that. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  const first = letters[0];
  if (first === undefined) return "";
  const short = letters.length <= 2 && /^\p{Script=Han}/u.test(first);
  return first + (short ? "*" : "**");
}
