import { folded } from "./searchable.ts";

/** A piece of a text; `hit` pieces are what was looked for. Put together again they are the text. */
export type Segment = { readonly text: string; readonly hit: boolean };

/**
 * A text cut where the words occur in it. Compared as search compares (folded, whatever parts words counts as one space),
 * so that "３栋" is marked for "3栋"; the pieces are the text's own characters. Words that overlap make one piece.
 */
export function segments(text: string, words: readonly string[]): Segment[] {
  const { plain, from } = unfolded(text);
  const hit = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    if (word === "") continue;
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1))
      hit.fill(true, from[at], endOf(from, at + word.length));
  }
  const pieces: { text: string; hit: boolean }[] = [];
  for (let i = 0; i < text.length; i += 1) {
    const last = pieces.at(-1);
    if (last && last.hit === hit[i]) last.text += text[i];
    else pieces.push({ text: text[i] as string, hit: hit[i] as boolean });
  }
  return pieces;
}

/** Where the last character ends that gave the folded one before `next`: ㎡ gives two. */
function endOf(from: readonly number[], next: number): number | undefined {
  let at = next;
  while (from[at] === from[next - 1]) at += 1;
  return from[at];
}

/** The folded text, and for each of its characters where in the text it came from. */
function unfolded(text: string): { plain: string; from: number[] } {
  let plain = "";
  const from: number[] = [];
  let at = 0;
  for (const char of text) {
    const parts = folded(char).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");
    if (!(parts === " " && plain.endsWith(" "))) {
      for (let i = 0; i < parts.length; i += 1) from.push(at);
      plain += parts;
    }
    at += char.length;
  }
  from.push(at);
  return { plain, from };
}

/** Of a long text the part around the first hit, `most` characters at most; … stands for what was left out. */
export function excerpt(pieces: readonly Segment[], most: number): Segment[] {
  const lengths = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (lengths <= most) return [...pieces];
  const first = pieces.findIndex(({ hit }) => hit);
  const before = first <= 0 ? 0 : (pieces[first - 1]?.text.length ?? 0);
  const lead = Math.floor(most / 3);
  const start = Math.max(
    0,
    Math.min(startOf(pieces, Math.max(first, 0)) - Math.min(before, lead), lengths - most),
  );
  return [
    ...(start > 0 ? [{ text: "…", hit: false }] : []),
    ...cut(pieces, start, start + most),
    ...(start + most < lengths ? [{ text: "…", hit: false }] : []),
  ];
}

const startOf = (pieces: readonly Segment[], index: number): number =>
  pieces.slice(0, index).reduce((sum, { text }) => sum + text.length, 0);

function cut(pieces: readonly Segment[], from: number, to: number): Segment[] {
  let at = 0;
  return pieces.flatMap(({ text, hit }) => {
    const begin = at;
    at += text.length;
    const part = whole(text.slice(Math.max(0, from - begin), Math.max(0, to - begin)));
    return part ? [{ text: part, hit }] : [];
  });
}
/** Without the half of a character that a cut left at either end. */
const whole = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "");
