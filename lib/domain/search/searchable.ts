import { cleanText } from "../text.ts";

/** Letters, digits and the marks that belong to them; everything else parts words. */
const PARTS_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;

/** One character as it is looked for: full width and ligatures in their plain form, small letters (ＫＴＶ → ktv, ㎡ → m2). */
export const folded = (char: string): string => char.normalize("NFKC").toLowerCase();

/**
 * Text as it is looked for: each character folded, words parted by one space and nothing else. What is stored for
 * search and what is typed into the box go through this same door, so "３-２" finds "3-2".
 */
export function searchable(text: string): string {
  return [...cleanText(text)].map(folded).join("").replace(PARTS_WORDS, " ").trim();
}
