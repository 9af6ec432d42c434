import { BLANK, FILL_INS, type FillIn, SALUTATION } from "../labels/fillins.ts";
import type { Lang } from "../vocabulary.ts";

export type FillInValues = Readonly<Record<FillIn, string | null>>;
const KEYS = Object.keys(FILL_INS) as FillIn[];
const TOKEN = /[{｛]([^{}｛｝\n]{0,40})[}｝]/g;
const at = (lang: Lang): 0 | 1 => (lang === "zh" ? 0 : 1);

const keyOf = (name: string): FillIn | undefined =>
  KEYS.find((key) => (FILL_INS[key].name as readonly string[]).includes(name.trim().toLowerCase()));

/** The names in braces that are no fill-in, as they were typed; each once. */
export const unknownFillIns = (text: string): string[] => [
  ...new Set([...text.matchAll(TOKEN)].map((m) => m[1] ?? "").filter((name) => !keyOf(name))),
];

/** A template's text with its fill-ins replaced. What is not known leaves a visible blank, which no reply may be sent with. */
export const fill = (text: string, values: FillInValues, lang: Lang): string =>
  text.replace(TOKEN, (token, name: string) => {
    const key = keyOf(name);
    if (!key) return token;
    return values[key] || BLANK[at(lang)].replace("{name}", FILL_INS[key].name[at(lang)]);
  });

/** Whether a fill-in or a blank was left standing. */
export const hasBlanks = (text: string): boolean =>
  [...text.matchAll(TOKEN)].some((m) => keyOf(m[1] ?? "")) ||
  BLANK.some((blank) => text.includes(blank.slice(0, blank.indexOf("{"))));

/** The family name only, where a name was left at all: a handler addresses somebody without seeing who it is. */
export function salutation(name: string | null, lang: Lang): string {
  const first = [...(name ?? "").trim()][0];
  return first ? SALUTATION.named[at(lang)].replace("{first}", first) : SALUTATION.nobody[at(lang)];
}

/**
 * What a template puts into a text without its writer: its set phrases, what its fill-ins became, and each of its parts as the
 * pieces it is written of, in order.
 */
export type TemplateText = {
  readonly phrases: readonly string[];
  readonly values: readonly string[];
  readonly parts: readonly (readonly string[])[];
};

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
/** One set phrase of this length, or several shorter ones, show that a template was used; a single short one is an ordinary word. */
const TELLING_LETTERS = 6;
const TELLING_PHRASES = 3;
const LEAST_LETTERS = 3;

/** Cuts the parts of a template at fill-ins and at the ends of sentences, so that a sentence left out does not hide the others. */
export function templateText(parts: Iterable<string>, values: FillInValues): TemplateText {
  const phrases = new Set<string>();
  const used = new Set<string>();
  const whole: string[][] = [];
  for (const part of parts) {
    whole.push(piecesOf(part, values));
    for (const [, name = ""] of part.matchAll(TOKEN)) {
      const key = keyOf(name);
      if (key && values[key]) used.add(letters(values[key]));
    }
    for (const phrase of part.split(/[{｛][^{}｛｝\n]{0,40}[}｝]|[。！？；!?;\n]/u).map(letters))
      if (phrase.length >= LEAST_LETTERS) phrases.add(phrase);
  }
  return {
    phrases: [...phrases],
    values: [...used].filter((value) => value !== ""),
    parts: whole.filter((pieces) => pieces.join("").length >= TELLING_LETTERS),
  };
}

/** {称呼}，您反映的{编号}已看过 → 张先生, 您反映的, 649…, 已看过: a part cut so short by its fill-ins that no phrase of it tells. */
const piecesOf = (part: string, values: FillInValues): string[] => {
  const names = [...part.matchAll(TOKEN)].map(([, name = ""]) => name);
  return part
    .split(/[{｛][^{}｛｝\n]{0,40}[}｝]/u)
    .flatMap((text, at) => {
      const key = keyOf(names[at] ?? "");
      return [text, key ? (values[key] ?? "") : ""];
    })
    .map(letters)
    .filter((piece) => piece !== "");
};

/** The text without these pieces, where all of them stand in it one after the other; null where they do not. */
function withoutPieces(text: string, pieces: readonly string[]): string | null {
  let [left, rest] = ["", text];
  for (const piece of pieces) {
    const at = rest.indexOf(piece);
    if (at < 0) return null;
    left += rest.slice(0, at);
    rest = rest.slice(at + piece.length);
  }
  return left + rest;
}

/**
 * Letters and digits that are the writer's own: without the set phrases of the templates found in the text, and without
 * what these templates filled in (domain.md C3 d, "after template text is removed").
 */
export function withoutTemplates(text: string, templates: readonly TemplateText[]): string {
  const own = letters(text);
  return templates.reduce((before, { phrases, values, parts }) => {
    const left = parts.reduce((rest, pieces) => withoutPieces(rest, pieces) ?? rest, before);
    const found = phrases.filter((phrase) => left.includes(phrase));
    if (found.length < TELLING_PHRASES && !found.some(({ length }) => length >= TELLING_LETTERS)) return left;
    const longestFirst = [...found, ...values].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, piece) => rest.replaceAll(piece, ""), left);
  }, own);
}
