/**
 * A text as it is read when personal data are looked for: full-width, circled and other digits and letters in their plain
 * form, nothing that hides between them. `from[i]` and `to[i]` say where in the original the i-th unit stands.
 */
export type Folded = {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
};

/** Joiners, variation selectors, keycaps, accents, direction marks, fillers: they are seen by nobody, or only decorate. */
const UNSEEN = /^[\p{M}\p{Cf}\p{Cs}\u115F\u1160\u3164\uFFA0]$|^(?![\n\t\r])\p{Cc}$/u;
const DIGIT = /^\p{Nd}$/u;
/** Digits in circles that have no compatibility form: where ten of them begin, and the first one's value. */
const CIRCLED = [
  [0x2776, 1],
  [0x2780, 1],
  [0x278a, 1],
  [0x24f5, 1],
] as const;
const SINGLE: Readonly<Record<string, string>> = { "⓿": "0", "🄋": "0", "🄌": "0", "🔟": "10" };

const plainForms = new Map<string, string>();
/** What a character reads as; empty when nothing is to be seen of it. */
function plainForm(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if ((code > 0x1f && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff)) return char;
  const known = plainForms.get(char);
  if (known !== undefined) return known;
  const plain = UNSEEN.test(char) ? "" : (SINGLE[char] ?? circled(code) ?? decimal(char.normalize("NFKC")));
  if (plainForms.size < 4096) plainForms.set(char, plain);
  return plain;
}
function circled(code: number): string | undefined {
  const row = CIRCLED.find(([first]) => code >= first && code < first + 10);
  return row && String(code - row[0] + row[1]);
}
/** Digits of other scripts: Unicode keeps the ten of a script in a row, so that the distance from the first is the value. */
function decimal(plain: string): string {
  if (plain.length > 2 || !DIGIT.test(plain) || plain < "\u0080") return plain;
  let value = 0;
  const code = plain.codePointAt(0) ?? 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Reads a text as {@link Folded}; in linear time, for any string. */
export function fold(original: string): Folded {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const char of original) {
    const end = at + char.length;
    const plain = plainForm(char);
    for (let i = 0; i < plain.length; i += 1) {
      from.push(at);
      to.push(end);
    }
    // What decorates a character goes with it: the frame of a keycap.
    if (plain === "" && to.length > 0) to[to.length - 1] = end;
    parts.push(plain);
    at = end;
  }
  return { text: parts.join(""), from, to };
}
