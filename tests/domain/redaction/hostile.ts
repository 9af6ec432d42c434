import fc from "fast-check";

/** Ways of writing one digit. */
const SCRIPTS: readonly ((digit: number) => string)[] = [
  String,
  (d) => String.fromCharCode(0xff10 + d),
  (d) => "零一二三四五六七八九"[d] as string,
  (d) => "〇幺二三四五六七八九"[d] as string,
  (d) => "零壹贰叁肆伍陆柒捌玖"[d] as string,
  (d) => "⓪①②③④⑤⑥⑦⑧⑨"[d] as string,
  (d) => "⓿❶❷❸❹❺❻❼❽❾"[d] as string,
  (d) => `${d}\ufe0f\u20e3`,
  (d) => `${d}\u0332`,
  (d) => String.fromCodePoint(0x1d7ce + d),
  (d) => String.fromCharCode(0x660 + d),
];
/** A digit or the letter that looks like it; too many letters, and it could be anything. */
const lookAlike = (digits: string, most: number): string => {
  let left = most;
  return digits.replace(/[01]/g, (digit) => {
    if (left === 0) return digit;
    left -= 1;
    return digit === "0" ? "O" : "l";
  });
};
const BETWEEN = [
  "",
  " ",
  "-",
  ".",
  "·",
  "　",
  "\u200b",
  "\u2060",
  "—",
  "_",
  "*",
  "/",
  "\n",
  "\r\n",
  "  ",
  "，",
  "、",
  " - ",
  "😀",
  "\t",
];
const SPELLED = {
  en: "zero one two three four five six seven eight nine".split(" "),
  pinyin: "ling yao er san si wu liu qi ba jiu".split(" "),
};

/** The digits written in one way, in several mixed, with signs between all or some of them, with letters, or in words. */
export const hostile = (digits: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(
        fc.constantFrom(...SCRIPTS),
        fc.constantFrom(...BETWEEN),
        fc.array(fc.boolean(), { minLength: digits.length, maxLength: digits.length }),
      )
      .map(([script, sign, where]) =>
        [...digits]
          .map((digit, i) => script(Number(digit)) + (where[i] && i < digits.length - 1 ? sign : ""))
          .join(""),
      ),
    fc
      .array(fc.tuple(fc.constantFrom(...SCRIPTS), fc.constantFrom(...BETWEEN)), {
        minLength: digits.length,
        maxLength: digits.length,
      })
      .map((ways) =>
        [...digits]
          .map(
            (digit, i) => (ways[i]?.[0](Number(digit)) ?? "") + (i < digits.length - 1 ? ways[i]?.[1] : ""),
          )
          .join(""),
      ),
    fc.nat({ max: 4 }).map((most) => lookAlike(digits, most)),
    fc
      .constantFrom("en" as const, "pinyin" as const)
      .map((how) => [...digits].map((d) => SPELLED[how][Number(d)]).join(" ")),
  );

const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(""));
export const mobile = fc
  .tuple(fc.constantFrom("3", "4", "5", "6", "7", "8", "9"), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
export const landline = fc
  .tuple(fc.constantFrom("0791", "010", "021", "0794", "0571"), fc.constantFrom(..."2345678"), digits(7))
  .map(([area, first, rest]) => area + first + rest);
export const identity = fc
  .tuple(
    fc.constantFrom("369902", "360102", "440304"),
    fc.integer({ min: 1930, max: 2015 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    digits(4),
  )
  .map(
    ([area, year, month, day, rest]) =>
      `${area}${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}${rest}`,
  );
