import { z } from "zod";
import { TEXT_LIMITS } from "../commands.ts";
import { uuid } from "../fields.ts";
import { FILL_INS } from "../labels/fillins.ts";
import { LONGEST_PART, partFields, rowVersion } from "../letters/forms.ts";
import { LETTERS } from "../letters/kinds.ts";
import { type Problem, problem } from "../problems.ts";
import { cleanText, lengthOf } from "../text.ts";
import { CATEGORIES, LANGS, LETTER_KINDS, TEMPLATE_KINDS, type TemplateKind } from "../vocabulary.ts";
import { unknownFillIns } from "./fillIns.ts";

/** The parts a template may fill in beforehand: the four of a reply (domain.md C3), or those of the letter. Days and stands are decided case by case. */
export const TEMPLATE_PARTS = {
  REPLY: ["done", "state", "next", "contactName", "contactPhone"],
  ...(Object.fromEntries(
    LETTER_KINDS.map((kind) => [
      kind,
      LETTERS[kind].parts.filter(({ field }) => field === "WORDS" || field === "LINE").map(({ key }) => key),
    ]),
  ) as Record<(typeof LETTER_KINDS)[number], string[]>),
} as const satisfies Record<TemplateKind, readonly string[]>;

const typed = z.string().optional().default("").transform(cleanText);

export const templateForm = z
  .object({
    templateId: uuid,
    unitId: uuid,
    version: rowVersion,
    kind: z.enum(TEMPLATE_KINDS, { error: () => "CHOOSE_ONE" }),
    lang: z.enum(LANGS, { error: () => "CHOOSE_ONE" }),
    name: typed,
    category: z
      .enum(["", ...CATEGORIES], { error: () => "CHOOSE_ONE" })
      .default("")
      .transform((code) => code || null),
    ...partFields,
    contactName: typed,
    contactPhone: typed,
  })
  .superRefine((form: Record<string, unknown>, ctx) => {
    const texts = form as Record<string, string>;
    const add = (path: string, params: object) => ctx.addIssue({ code: "custom", path: [path], params });
    if (!texts.name) add("name", { code: "REQUIRED" });
    const limits = [
      ["name", TEXT_LIMITS.name],
      ...TEMPLATE_PARTS[form.kind as TemplateKind].map((key) => [key, LONGEST_PART] as const),
    ] as const;
    for (const [key, max] of limits) {
      const length = lengthOf(texts[key] ?? "");
      if (length > max) add(key, { code: "TOO_LONG", max, length });
    }
  });
export type TemplateForm = z.output<typeof templateForm>;

/** The parts that this kind has, without the empty ones. */
export const partsOf = (
  kind: TemplateKind,
  form: Readonly<Record<string, unknown>>,
): Record<string, string> =>
  Object.fromEntries(
    TEMPLATE_PARTS[kind].flatMap((key) => {
      const text = form[key];
      return typeof text === "string" && text !== "" ? [[key, text]] : [];
    }),
  );

/** What a template lacks: words at all, or only fill-ins that exist. Errors: TEMPLATE_EMPTY, UNKNOWN_FILL_IN. */
export function templateProblem(parts: Readonly<Record<string, string>>, lang: "zh" | "en"): Problem | null {
  const texts = Object.values(parts);
  if (texts.length === 0) return problem("TEMPLATE_EMPTY");
  const unknown = [...new Set(texts.flatMap(unknownFillIns))];
  if (unknown.length === 0) return null;
  const known = Object.values(FILL_INS).map(({ name }) => name[lang === "zh" ? 0 : 1]);
  return problem("UNKNOWN_FILL_IN", { names: braced(unknown), known: braced(known) });
}
const braced = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(" ");
