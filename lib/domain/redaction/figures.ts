import type { Folded } from "./folded.ts";

/** One digit of a number, however it was written. */
export type Figure = {
  readonly digit: string;
  /** its units in the folded text: a spelled one has several */
  readonly from: number;
  readonly to: number;
  /** PLAIN is a digit; HAN 三; LETTER an O or l that stands for one; WORD three */
  readonly written: "PLAIN" | "HAN" | "LETTER" | "WORD";
  /** nothing stands between it and the one before */
  readonly glued: boolean;
};
/** Digits with no more between them than signs and spaces. */
export type Run = readonly Figure[];

export const HAN: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "零〇○洞",
    "一幺壹弌〡",
    "二贰貳两〢",
    "三叁參〣",
    "四肆〤",
    "五伍〥",
    "六陆陸〦",
    "七柒拐〧",
    "八捌〨",
    "九玖勾〩",
  ].flatMap((chars, digit) => [...chars].map((char) => [char, String(digit)])),
);
const LETTERS: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  О: "0",
  о: "0",
  l: "1",
  I: "1",
  i: "1",
  Z: "2",
  z: "2",
  S: "5",
  s: "5",
  b: "6",
  B: "8",
  q: "9",
  g: "9",
};
const WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    "zero oh ling",
    "one yi yao",
    "two er",
    "three san",
    "four si",
    "five wu",
    "six liu",
    "seven qi",
    "eight ba",
    "nine jiu",
  ].flatMap((names, digit) => names.split(" ").map((name) => [name, String(digit)])),
);

/** So many signs may stand between two digits of one number; an emoji is two. */
const MOST_BETWEEN = 6;
const LETTER = /[A-Za-zОо]/;
const SIGN = /[^\p{L}\p{N}]/u;
type Sort = "DIGIT" | "HAN" | "LETTER" | "SIGN" | "OTHER";
const sorts = new Map<string, Sort>();
function sortOf(char: string): Sort {
  const known = sorts.get(char);
  if (known) return known;
  const sort =
    char >= "0" && char <= "9"
      ? "DIGIT"
      : HAN[char] !== undefined
        ? "HAN"
        : LETTER.test(char)
          ? "LETTER"
          : SIGN.test(char)
            ? "SIGN"
            : "OTHER";
  if (sorts.size < 4096) sorts.set(char, sort);
  return sort;
}
/** 19:30 is a time of day and no part of a number; 1:3:8:… is. */
const CLOCK = /(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])/g;

/** All runs of digits of a text, from left to right; in linear time. */
export function runs({ text }: Folded): Run[] {
  const clocks = new Set<number>();
  for (const { index, 0: time } of text.matchAll(CLOCK))
    for (let i = index; i < index + time.length; i += 1) clocks.add(i);
  const found: Figure[][] = [];
  let run: Figure[] = [];
  let between = 0;
  const close = () => {
    if (run.length > 0) found.push(run);
    run = [];
    between = 0;
  };
  const add = (digit: string, from: number, to: number, written: Figure["written"]) => {
    run.push({ digit, from, to, written, glued: run.length > 0 && between === 0 });
    between = 0;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] as string;
    const sort = sortOf(char);
    if (sort === "HAN" || (sort === "DIGIT" && !clocks.has(at)))
      add(HAN[char] ?? char, at, at + 1, sort === "HAN" ? "HAN" : "PLAIN");
    else if (sort === "SIGN" && between < MOST_BETWEEN && !clocks.has(at)) between += 1;
    else {
      const end = sort === "LETTER" ? wordEnd(text, at) : at + 1;
      const figures = sort === "LETTER" ? lettersAsDigits(text, at, end) : null;
      if (figures) for (const { digit, from, to, written } of figures) add(digit, from, to, written);
      else close();
      at = end - 1;
    }
  }
  close();
  return found;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && LETTER.test(text[end] as string)) end += 1;
  return end;
}

/** Letters that stand for digits: a spelled one, or O and l beside digits or alone. Ordinary words are none. */
function lettersAsDigits(text: string, from: number, to: number): Omit<Figure, "glued">[] | null {
  if (to - from > 8) return null;
  const word = text.slice(from, to);
  const spelled = WORDS[word.toLowerCase()];
  if (spelled !== undefined) return [{ digit: spelled, from, to, written: "WORD" }];
  const beside =
    /\d/.test(`${text[from - 1] ?? ""}${text[to] ?? ""}`) || HAN[text[from - 1] ?? ""] !== undefined;
  if (word.length > 1 && !beside) return null;
  const digits = [...word].map((letter) => LETTERS[letter]);
  if (digits.some((digit) => digit === undefined)) return null;
  return digits.map((digit, i) => ({
    digit: digit as string,
    from: from + i,
    to: from + i + 1,
    written: "LETTER",
  }));
}
