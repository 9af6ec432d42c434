import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** What a seal is good for. One made for one purpose opens nothing else. */
type Purpose = "RATE" | "PHONE" | "PHONE_CODE" | "FOLLOW" | "CALENDAR" | "RECEIPT" | "FORM" | "BOOKING";
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

/** The last word of an address that needs no sign-in: what it is about, and the seal of that. */
const sealed = (purpose: Purpose, about: string): string => `${about}~${seal(purpose, about)}`;
/** What such a word is about; null when it was not made here, or for something else. */
function unsealed(purpose: Purpose, word: string): string | null {
  const [about = "", own = ""] = word.split("~");
  return isSealOf(purpose, about, own) ? about : null;
}

/** By which one resident rates one round without signing in (一事一评, domain.md C8). */
export const ratingWord = (receiptNo: string, round: number): string =>
  sealed("RATE", `${receiptNo}.${round}`);
export function readRatingWord(word: string): { receiptNo: string; round: number } | null {
  const [receiptNo, round] = unsealed("RATE", word)?.split(".") ?? [];
  return receiptNo ? { receiptNo, round: Number(round) } : null;
}

/** Where a subscription is confirmed from the mailbox it is for; with `/stop` behind it, where it ends. */
export const followPath = (followerId: string): string => `/follow/${sealed("FOLLOW", followerId)}`;
export const readFollowWord = (word: string): string | null => unsealed("FOLLOW", word);

/** Where a calendar program reads the promised days of one issue. */
export const calendarPath = (receiptNo: string): string => `/api/calendar/${sealed("CALENDAR", receiptNo)}`;
export const readCalendarWord = (word: string): string | null => unsealed("CALENDAR", word);

/** Where one booking is seen and given back; whoever holds the address is whoever booked. */
export const bookingPath = (bookingId: string): string => `/book/${sealed("BOOKING", bookingId)}`;
export const readBookingWord = (word: string): string | null => unsealed("BOOKING", word);
