import { label, say } from "#lib/domain/labels.ts";
import { CATEGORIES_L1, type Lang, LEVELS, TAXONOMY, type UnitKind } from "#lib/domain/vocabulary.ts";
import { messages } from "./messages.ts";

export type UnitChoice = { readonly id: string; readonly name: string; readonly kind: UnitKind };

/** Whole subjects and their leaves in one list. */
export const subjectOptions = (lang: Lang) =>
  CATEGORIES_L1.map((l1) => {
    const name = label("categoryL1", l1, lang);
    return {
      label: name,
      options: [
        { value: l1, label: say(messages, lang).wholeSubject(name) },
        ...TAXONOMY[l1].map((leaf) => ({
          value: `${l1}.${leaf}`,
          label: label("category", `${l1}.${leaf}`, lang),
        })),
      ],
    };
  });

export const levelOptions = (lang: Lang) =>
  LEVELS.map((value) => ({ value, label: label("level", value, lang) }));

export const unitChoices = (units: readonly UnitChoice[]) =>
  units.map(({ id, name }) => ({ value: id, label: name }));

/** A rule's category as people read it: a subject or a leaf. */
export const ruleCategory = (code: string, lang: Lang): string =>
  code.includes(".")
    ? label("category", code, lang)
    : label("categoryL1", code as keyof typeof TAXONOMY, lang);
