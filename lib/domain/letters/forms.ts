import { z } from "zod";
import { isCivilDate } from "../calendar/calendar.ts";
import { civilDate, PAYLOADS, TEXT_LIMITS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { cleanText, lengthOf } from "../text.ts";
import { LETTER_KINDS, SERVICE_WAYS } from "../vocabulary.ts";
import { isStand, LETTERS, PART_KEYS, type Part } from "./kinds.ts";

export const rowVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const typed = z.string().optional().default("").transform(cleanText);
/** Every part of every kind; which of them a kind has is asked by {@link partProblem}. */
export const partFields = Object.fromEntries(PART_KEYS.map((key) => [key, typed])) as Record<
  string,
  typeof typed
>;
export const LONGEST_PART = TEXT_LIMITS.words;

/** What is wrong with a part as typed; a template may leave any of them empty. */
export function partProblem(
  { field, required }: Part,
  text: string,
): { code: string; max?: number; length?: number } | null {
  if (text === "") return required ? { code: field === "STAND" ? "CHOOSE_ONE" : "REQUIRED" } : null;
  if (field === "DAY" && !isCivilDate(text)) return { code: "BAD_DATE" };
  if (field === "STAND" && !isStand(text)) return { code: "CHOOSE_ONE" };
  const [max, length] = [field === "LINE" ? TEXT_LIMITS.short : LONGEST_PART, lengthOf(text)];
  return length > max ? { code: "TOO_LONG", max, length } : null;
}

/** A letter as drafted: to whom, and its parts. A later matter is whole or empty. */
export const letterForm = z
  .object({
    letterId: uuid,
    issueId: uuid,
    version: rowVersion,
    kind: z.enum(LETTER_KINDS, { error: () => "CHOOSE_ONE" }),
    addressee: typed,
    ...partFields,
  })
  .superRefine((form: Record<string, unknown>, ctx) => {
    const parts = form as Record<string, string>;
    const add = (path: string, params: object) => ctx.addIssue({ code: "custom", path: [path], params });
    const length = lengthOf(parts.addressee ?? "");
    if (length === 0) add("addressee", { code: "REQUIRED" });
    if (length > TEXT_LIMITS.name) add("addressee", { code: "TOO_LONG", max: TEXT_LIMITS.name, length });
    for (const part of LETTERS[form.kind as (typeof LETTER_KINDS)[number]].parts) {
      const wrong = partProblem(needed(part, parts), parts[part.key] ?? "");
      if (wrong) add(part.key, wrong);
    }
  });
export type LetterForm = z.output<typeof letterForm>;

/** The second and third matter of an opinion need everything the first needs, once they are begun. */
function needed(part: Part, parts: Record<string, string>): Part {
  const [, key = "", at = ""] = /^(matter|facts|stand|opinion)([23])$/.exec(part.key) ?? [];
  const begun = ["matter", "facts", "basis", "stand", "opinion"].some((name) => parts[`${name}${at}`]);
  return key && begun ? { ...part, required: true } : part;
}

export const issueLetterForm = z.object({ letterId: uuid, version: rowVersion });
export const voidLetterForm = z.object({ letterId: uuid, reason: PAYLOADS.sendBack.shape.reason });
export const serveLetterForm = z.object({
  letterId: uuid,
  servedOn: civilDate,
  servedHow: z.enum(SERVICE_WAYS, { error: () => "CHOOSE_ONE" }),
  servedNote: PAYLOADS.urge.shape.words,
});
