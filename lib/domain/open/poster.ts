/** An A4 sheet in millimetres: what its words may be wide, and what its foot, the frame of its head and of the facts take. */
const WIDE = 174;
const FACTS_WIDE = 145;
const SHEET = 296;
const FOOT = 92;
const HEAD = 36;
const FACTS = 52;
const POINT = 0.353;
const TITLES = [39, 31, 25] as const;
const TEXTS = [25, 20, 16, 13, 11] as const;
const PLACE = 28;
const TIGHT = 1.4;
const LOOSE = 1.55;

/** In Chinese characters: Latin ones are about half as wide. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.55 : 1), 0);
const linesOf = (text: string, points: number, wide = WIDE): number =>
  text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * points * POINT * 1.05) / wide)), 0);
const heightOf = (lines: number, points: number, leading: number): number => lines * points * POINT * leading;

type Told = {
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly session: boolean;
  /** what stands behind a text that was cut */
  readonly more: string;
};
/** How large the words of a poster are, in points, so that all of it stands on one sheet; `text` is cut where even the smallest do not fit. */
export function fitPoster({ title, text, place, session, more }: Told): {
  readonly title: number;
  readonly size: number;
  readonly text: string;
  readonly cut: boolean;
} {
  const titled = TITLES.find((points) => linesOf(title, points) <= 2) ?? 25;
  const facts = session ? FACTS + heightOf(linesOf(place, PLACE, FACTS_WIDE), PLACE, TIGHT) : 0;
  const room = SHEET - FOOT - HEAD - facts - heightOf(linesOf(title, titled), titled, 1.3);
  const fits = (words: string, points: number) => heightOf(linesOf(words, points), points, LOOSE) <= room;
  const size = TEXTS.find((points) => fits(text, points));
  if (size) return { title: titled, size, text, cut: false };
  const letters = [...text];
  let most = letters.length;
  while (most > 0 && !fits(`${letters.slice(0, most).join("")}${more}`, 11)) most -= 10;
  return { title: titled, size: 11, text: letters.slice(0, Math.max(0, most)).join(""), cut: true };
}
