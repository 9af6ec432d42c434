import type { RedactionKind } from "../vocabulary.ts";
import type { Run } from "./figures.ts";
import type { Folded } from "./folded.ts";

/** A stretch of the folded text that tells of a person. */
export type Found = { readonly from: number; readonly to: number; readonly kind: RedactionKind };

const MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";
/** 18 digits of GB 11643, the last may be X; a wrong check digit names a person all the same. */
const ID_18 = new RegExp(`^[1-9]\\d{5}(?:19|20)\\d{2}${MONTH_DAY}\\d{3}`);
const ID_15 = new RegExp(`^[1-9]\\d{7}${MONTH_DAY}\\d{3}$`);
/** Written after an identity number instead of its last digit. */
const X = /^[\s\p{P}\p{S}]{0,4}[Xx×хХ✕✖叉]/u;
/** Cards begin with 3 to 6, some of one's own shop with 9. */
const CARD = /^[3-69]/;
const MOBILE = /^1[3-9]\d{9}/;
/** The zero of the area code falls away behind +86 only. */
const LANDLINE = /^(?:(?:(?:00)?86)?0(?:10|2\d|[3-9]\d{2})|(?:00)?86(?:10|2\d|[3-9]\d{2}))[2-8]\d{6,7}/;
const HOTLINE_400 = /^[48]00\d{7}$/;
const EXTENSION = /^\s{0,2}(?:转|分机|内线|-|—|#|ext\.?|x)\s{0,2}\d{1,6}/i;
const DATE_8 = new RegExp(`^(?:19|20)\\d{2}${MONTH_DAY}$`);
const YEAR = /^(?:19|20)\d\d$/;
/** What is counted or paid is no number of somebody. */
const COUNTED = /^\s?(?:元|块|万|亿|千|百|平|㎡|m2|米|吨|度|人|户|件|年|个|次|倍|字|%|yuan|RMB|people)/i;
/** What stands between the pieces of one number: a space, a hyphen, a dot, a line break. */
const NARROW = /^[\s.·・\p{Pd}\u2212_/*]{1,3}$/u;
const PAID = /[¥￥$]\s?$/;
/** Numbers that everybody may know. */
const PUBLIC_LINE = /^(?:110|119|120|122|114|12\d{3}|95\d{3}|96\d{3}|962\d{3}|100\d{2})$/;

/** Words before a number that say what it is, so that a part of it tells enough. Nearer than a sentence. */
const GAP = "[^\\d。！？!?\\n]{0,8}$";
const CUES: readonly (readonly [RedactionKind, RegExp])[] = [
  ["ID_NUMBER", new RegExp(`(?:身份证|身份证号|证件号|ID (?:card|number)|identity)${GAP}`, "i")],
  ["BANK_CARD", new RegExp(`(?:卡号|账号|帐号|账户|银行卡|存折|信用卡|储蓄卡|bank card|account)${GAP}`, "i")],
  ["ACCOUNT", new RegExp(`(?:微信|微\\s?信|薇信|威信|wechat|weixin|vx|wx|qq|扣扣|企鹅号)${GAP}`, "i")],
  [
    "PHONE",
    new RegExp(
      `(?:电话|手机|座机|尾号|后四位|短号|号码|联系方式|telephone|tel|phone|mobile|number)${GAP}`,
      "i",
    ),
  ],
];
const CUE_LOOKBACK = 24;

/** The last four of a phone are enough to be looked for. */
const FEWEST_DIGITS = 4;
/** With more letters among eleven digits it could be anything. */
const MOST_GUESSED = 6;
/** Longer than any number of a person; what is longer still goes with it. */
const MOST_DIGITS = 40;

/** Phones, identity numbers, bank cards and other long numbers of one run of digits; in linear time. */
export function numbersIn({ text }: Folded, run: Run): Found[] {
  if (run.length < FEWEST_DIGITS) return [];
  const digits = run.map(({ digit }) => digit).join("");
  const found: Found[] = [];
  const at = (index: number) => run[index] as Run[number];
  const han = (index: number) => run[index]?.written === "HAN";
  const startsAt = (index: number) => !run[index]?.glued || han(index) !== han(index - 1);
  const endsAt = (index: number) => index >= run.length || startsAt(index);
  const pieceAt = (index: number) => {
    let size = 1;
    while (size < MOST_DIGITS && run[index + size] && !startsAt(index + size)) size += 1;
    return size;
  };
  /** Marks these digits and those glued to them, but not the 一 of 一直 behind them; tells the last one marked. */
  const mark = (kind: RedactionKind, first: number, length: number): number => {
    let from = first;
    let last = first + length - 1;
    while (from > 0 && run[from]?.glued && first - from < MOST_DIGITS) from -= 1;
    while (run[last + 1]?.glued && last - first < MOST_DIGITS) last += 1;
    if (!han(first)) while (from < first && han(from)) from += 1;
    if (!han(first + length - 1)) while (last >= first + length && han(last)) last -= 1;
    found.push({ kind, from: at(from).from, to: at(last).to });
    return last;
  };
  /** +86 and 0086 before a number are a part of it. */
  const abroad = (index: number): void => {
    const code = /(?:00)?86$/.exec(digits.slice(Math.max(0, index - 4), index))?.[0];
    if (!code) return;
    const { from } = at(index - code.length);
    found.push({ kind: "PHONE", from: text[from - 1] === "+" ? from - 1 : from, to: at(index).from });
  };
  const counted = (end: number) => COUNTED.test(text.slice(at(end - 1).to, at(end - 1).to + 6));
  const narrow = (index: number) => NARROW.test(text.slice(at(index - 1).to, at(index).from));

  let known = -1;
  for (let index = 0; index < run.length; index += 1) {
    const last = unmistakable(index) ?? (index > known ? likely(index) : null);
    known = Math.max(known, last ?? -1);
  }
  cued();
  return found;

  /** What is one wherever it begins, also within digits that look like another. */
  function unmistakable(index: number): number | null {
    const rest = digits.slice(index, index + 24);
    if (ID_18.test(rest)) return identity(index);
    if (MOBILE.test(rest) && guessedIn(index) <= MOST_GUESSED) {
      abroad(index);
      return mark("PHONE", index, 11);
    }
    // A numeral before it may be the end of a word: 队伍零二一…
    const landline = (startsAt(index) || han(index - 1)) && LANDLINE.exec(rest);
    return landline ? extended(mark("PHONE", index, landline[0].length)) : null;
  }

  function guessedIn(index: number): number {
    return run.slice(index, index + 11).filter(({ written }) => written === "LETTER").length;
  }

  function likely(index: number): number | null {
    if (!startsAt(index)) return null;
    const rest = digits.slice(index, index + 24);
    for (let length = 19; length >= 15; length -= 1) {
      if (rest.length < length || !endsAt(index + length)) continue;
      const number = rest.slice(0, length);
      if (length === 15 ? ID_15.test(number) : CARD.test(number) && luhn(number))
        return mark(length === 15 ? "ID_NUMBER" : "BANK_CARD", index, length);
    }
    if (endsAt(index + 10) && HOTLINE_400.test(rest.slice(0, 10))) return mark("PHONE", index, 10);
    return onePiece(index, rest) ?? inPieces(index);
  }

  /** The seventeen digits before it and what stands for the last: a digit, or an X of any kind. */
  function identity(index: number): number {
    if (run[index + 17]) return mark("ID_NUMBER", index, 18);
    const body = at(index + 16);
    const x = X.exec(text.slice(body.to, body.to + 6));
    const last = mark("ID_NUMBER", index, 17);
    if (x) found.push({ kind: "ID_NUMBER", from: body.from, to: body.to + x[0].length });
    return last;
  }

  /** A number without an area code, or a long one of unknown meaning. */
  function onePiece(index: number, rest: string): number | null {
    const length = pieceAt(index);
    if (length < 7) return null;
    const { from } = at(index);
    if (counted(index + length) || PAID.test(text.slice(Math.max(0, from - 2), from))) return null;
    if (length === 8 && DATE_8.test(rest.slice(0, 8))) return null;
    const local = length <= 8 && /^[2-8]/.test(rest) && !/[A-Za-z]/.test(text[from - 1] ?? "");
    return local ? extended(mark("PHONE", index, length)) : mark("NUMBER", index, length);
  }

  /** 8638 1234, 863-8123, 8 6 3 8 1 2 3 4; 123 456 789 as receipts are written. */
  function inPieces(index: number): number | null {
    const first = pieceAt(index);
    if (first === 1 ? !/^[2-8]/.test(digits[index] ?? "") : first !== 3 && first !== 4) return null;
    const sizes: number[] = [];
    for (let next = index; next < run.length && sizes.length < 9; next += sizes.at(-1) ?? 1) {
      if (sizes.length > 0 && !narrow(next)) break;
      sizes.push(pieceAt(next));
    }
    const said = `${sizes.join(",")},`;
    const ones = /^(?:1,){7,8}/.exec(said)?.[0].length ?? 0;
    const length = /^[34],4,/.test(said) ? (sizes[0] as number) + 4 : ones / 2;
    if (length >= 7 && !counted(index + length)) {
      const number = digits.slice(index, index + length);
      const years = YEAR.test(number.slice(0, 4)) && YEAR.test(number.slice(4));
      return years || !/^[2-8]/.test(number) ? null : extended(mark("PHONE", index, length));
    }
    return /^3,3,3,/.test(said) && !counted(index + 9) ? mark("NUMBER", index, 9) : null;
  }

  function extended(last: number): number {
    const end = at(last).to;
    const extension = EXTENSION.exec(text.slice(end, end + 14));
    if (extension) found.push({ kind: "PHONE", from: end, to: end + extension[0].length });
    return last;
  }

  /** Four digits or more behind a word that says whose they are: the last four of a phone open the resident's page. */
  function cued(): void {
    let length = 1;
    while (run[length] && (run[length]?.glued || narrow(length))) length += 1;
    if (length < FEWEST_DIGITS || PUBLIC_LINE.test(digits.slice(0, length)) || counted(length)) return;
    const start = at(0).from;
    const before = text.slice(Math.max(0, start - CUE_LOOKBACK), start);
    const cue = CUES.find(([, words]) => words.test(before));
    if (cue) mark(cue[0], 0, length);
  }
}

/** The check of bank cards (ISO/IEC 7812). */
function luhn(number: string): boolean {
  let sum = 0;
  for (let i = 0; i < number.length; i += 1) {
    const digit = Number(number[number.length - 1 - i]);
    const counts = i % 2 === 0 ? digit : digit * 2;
    sum += counts > 9 ? counts - 9 : counts;
  }
  return sum % 10 === 0;
}
