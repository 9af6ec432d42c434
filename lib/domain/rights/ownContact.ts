import { z } from "zod";
import { contactFields, issueForm } from "../commands.ts";
import { STRUCK_OUT } from "../labels/privacy.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText } from "../text.ts";
import type { ContactPart } from "../vocabulary.ts";

export type OwnContact = { readonly name: string | null; readonly phone: string | null };

const key = z
  .string()
  .default("")
  .transform(cleanText)
  .refine((text) => text !== "", { params: { code: "REQUIRED" } });
const sure = z.literal("on", { error: () => "REQUIRED" });

/** Nothing to fill in: which issue, and which version was looked at. */
export const keepPrivateForm = issueForm("keepPrivate");
export const correctContactForm = keepPrivateForm.extend({ ...contactFields, key });
export const forgetContactForm = keepPrivateForm.extend({ key, sure });
/** The key only where the page was opened without it; the use case asks. */
export const withdrawForm = issueForm("withdraw").extend({
  key: z.string().default("").transform(cleanText),
});

/** Which part of a contact a form corrects. Errors: CONTACT_UNCHANGED, CONTACT_EMPTY. */
export function correctedPart(before: OwnContact, after: OwnContact): ContactPart | Problem {
  if (!after.name && !after.phone) return problem("CONTACT_EMPTY");
  const name = before.name !== after.name;
  const phone = before.phone !== after.phone;
  if (!name && !phone) return problem("CONTACT_UNCHANGED");
  return name && phone ? "BOTH" : name ? "NAME" : "PHONE";
}

/** A name of one letter stands in every other word. */
const SHORTEST_NAME = 2;
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The same text without this contact: the name as written, the phone however its digits are grouped. */
export function struckOut(text: string, { name, phone }: OwnContact): string {
  const digits = phone?.replace(/\D/g, "") ?? "";
  const patterns = [
    ...(digits ? [[...digits].join("[\\s-]*")] : []),
    ...(name && [...name].length >= SHORTEST_NAME ? [escaped(name)] : []),
  ];
  return patterns.reduce((left, pattern) => left.replace(new RegExp(pattern, "gu"), STRUCK_OUT), text);
}
