import { normaliseDigits } from "./text.ts";

const MOBILE = /^1[3-9]\d{9}$/;
/** Area codes 010 and 02x have three digits, all others four; then 7 or 8 digits and perhaps an extension. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})-?(\d{7,8})(?:-(\d{1,6}))?$/;

/**
 * A Chinese phone number in one form, or null: mobile "13812345678", landline "0791-86381234" or "0791-86381234-801".
 * Takes +86 / 0086, spaces, hyphens, brackets, full-width digits, 转 before an extension (domain.md F4).
 */
export function normalisePhone(text: string): string | null {
  const compact = normaliseDigits(text)
    .replace(/[\p{Pd}\u2212]|转/gu, "-")
    .replace(/[\s.]/g, "")
    .replace(/[()]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  const abroad = /^(?:\+|00)86-?/.exec(compact);
  const national = abroad ? compact.slice(abroad[0].length) : compact;

  const digits = national.replaceAll("-", "").replace(/^86(?=1[3-9]\d{9}$)/, "");
  if (MOBILE.test(digits)) return digits;
  // Behind +86 the leading zero of the area code is dropped.
  const landline = LANDLINE.exec(abroad && !national.startsWith("0") ? `0${national}` : national);
  if (!landline) return null;
  return [landline[1], landline[2], landline[3]].filter(Boolean).join("-");
}

/** Whether a normalised number can take a text message. */
export const isMobile = (phone: string): boolean => MOBILE.test(phone);

/** The last four digits of the number itself (an extension is no part of it): what a resident types to track an issue. */
export function phoneTail(phone: string): string {
  return subscriber(phone).slice(-4);
}

/**
 * A normalised number as others may see it: 138********, 0791********. The last four digits are never among what is
 * shown: with the receipt number they open the resident's page, so whoever saw them could rate in the resident's name.
 */
export function maskPhone(phone: string): string {
  const shown = phone.includes("-") ? phone.slice(0, phone.indexOf("-")) : phone.slice(0, 3);
  return `${shown}********`;
}

/** A mobile number within words, however its digits are grouped. */
const WITHIN = /(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)(?:[- ]?\d){8}(?!\d)/g;
/** Words with every mobile number in them masked like the number of whoever spoke. */
export const maskPhonesIn = (words: string): string => words.replace(WITHIN, "$1********");

function subscriber(phone: string): string {
  return phone.split("-")[1] ?? phone;
}
