import { readBookingWord } from "#lib/seal.ts";

/** The booking behind the last word of its address; null where nobody made that word here. */
export const bookingOf = (word: string): string | null => readBookingWord(decodeURIComponent(word));
