import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** What a seal is good for. One made for one purpose opens nothing else. */
type Purpose = "RATE" | "PHONE" | "PHONE_CODE";
/** 96 bits in letters that stand in an address as they are; short enough for a text message. */
const LETTERS = 16;

/** Nobody makes this without the secret of the house, and it tells nothing of what it seals. */
export const seal = (purpose: Purpose, text: string): string =>
  createHmac("sha256", env.authSecret).update(`${purpose}\n${text}`).digest("base64url").slice(0, LETTERS);

/** Compares in constant time. */
export function isSealOf(purpose: Purpose, text: string, given: string): boolean {
  const [own, other] = [Buffer.from(seal(purpose, text)), Buffer.from(given)];
  return own.length === other.length && timingSafeEqual(own, other);
}

/** The last word of the address by which one resident rates one round without signing in (一事一评, domain.md C8). */
export const ratingWord = (receiptNo: string, round: number): string => {
  const about = `${receiptNo}.${round}`;
  return `${about}-${seal("RATE", about)}`;
};

/** Which round of which issue a word is for; null when it was not made here. */
export function readRatingWord(word: string): { receiptNo: string; round: number } | null {
  const [about = "", ...rest] = word.split("-");
  const [receiptNo = "", round] = about.split(".");
  return isSealOf("RATE", about, rest.join("-")) ? { receiptNo, round: Number(round) } : null;
}
