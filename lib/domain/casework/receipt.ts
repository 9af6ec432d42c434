import { normaliseDigits } from "../text.ts";

/** Receipt numbers: 8 digits that do not tell how many there are, and a Damm check digit. */
export const RECEIPT_COUNT = 100_000_000;

const HALF = 10_000;
/** Any fixed odd numbers will do: the order is hidden from a curious reader, not from a cryptographer. */
const ROUNDS = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f, 0x165667b1, 0x2545f491] as const;

/** Damm's totally anti-symmetric quasigroup of order 10: finds every wrong digit and every swap of neighbours. */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

/**
 * The receipt number (9 digits, no gaps) of the n-th issue, 0 ≤ n < 100,000,000: different n, different number.
 * Throws RangeError when the sequence has run out.
 */
export function receiptNo(sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence >= RECEIPT_COUNT) {
    throw new RangeError(`no receipt number for ${sequence}`);
  }
  const body = String(scramble(sequence)).padStart(8, "0");
  return body + damm(body);
}

/** The nine digits of what was typed (spaces, hyphens, full-width digits allowed), or null when it cannot be a receipt number. */
export function parseReceiptNo(text: string): string | null {
  const digits = compact(text);
  return /^\d{9}$/.test(digits) && damm(digits) === 0 ? digits : null;
}

const BESIDE_A_NUMBER = /回执|受理|编号|号码|receipt|number|no\.|[\p{P}\s]/giu;
/** The same with what people write beside it: "编号798 395 814。". */
export const receiptNoIn = (text: string): string | null =>
  parseReceiptNo(text) ?? parseReceiptNo(text.replace(BESIDE_A_NUMBER, ""));

/** For reading aloud: 123 456 789, with spaces at which no line breaks. */
export const formatReceiptNo = (receipt: string): string => inThrees(receipt).join("\u00a0");

/** As people type it, with plain spaces: for files in which other programs search. */
export const typedReceiptNo = (receipt: string): string => inThrees(receipt).join(" ");

const inThrees = (receipt: string): string[] => [receipt.slice(0, 3), receipt.slice(3, 6), receipt.slice(6)];

/** Letters and digits that are not mistaken for one another on paper: no 0 O 1 I L. */
const SECRET_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const SECRET_LENGTH = 8;
const SECRET_BYTES = 16;

/**
 * The receipt's own secret for a resident who left no phone, as printed: "7KQ2-M9XD" (39 bits).
 * Takes at least 16 random bytes, so that no letter is likelier than another. Throws RangeError on fewer.
 */
export function newReceiptSecret(bytes: Uint8Array): string {
  if (bytes.length < SECRET_BYTES) throw new RangeError(`needs ${SECRET_BYTES} random bytes`);
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let letters = "";
  for (let i = 0; i < SECRET_LENGTH; i += 1) {
    letters += SECRET_ALPHABET.charAt(Number(rest % BigInt(SECRET_ALPHABET.length)));
    rest /= BigInt(SECRET_ALPHABET.length);
  }
  return grouped(letters);
}

/** A typed secret in its printed form, or null when it cannot be one. Case, spaces, hyphens and full-width letters do not matter. */
export function normaliseSecret(text: string): string | null {
  const letters = compact(text).toUpperCase();
  const known = [...letters].every((letter) => SECRET_ALPHABET.includes(letter));
  return known && letters.length === SECRET_LENGTH ? grouped(letters) : null;
}

function grouped(letters: string): string {
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function compact(text: string): string {
  return normaliseDigits(text).replace(/[\s\p{Pd}\u2212]/gu, "");
}

/** A Feistel network over two halves of four digits: each round can be undone, so no two numbers meet. */
function scramble(sequence: number): number {
  let left = Math.floor(sequence / HALF);
  let right = sequence % HALF;
  for (const key of ROUNDS) {
    [left, right] = [right, (left + mix(right, key)) % HALF];
  }
  return left * HALF + right;
}

function mix(value: number, key: number): number {
  let hash = Math.imul(value + 1, key);
  hash = Math.imul(hash ^ (hash >>> 15), key);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function damm(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.charAt(Number(digit)));
  return interim;
}
