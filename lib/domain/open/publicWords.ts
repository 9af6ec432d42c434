import { type Problem, problem } from "../problems.ts";
import { ALWAYS_STRUCK, findPersonal } from "../redaction/redaction.ts";

/**
 * Whether an office may publish these words of its own: a phone, an identity or a card number and the known names of people
 * concerned never; what only looks like something personal after a person has `looked` (PIPL §25). Errors: PERSONAL_WORDS,
 * PERSONAL_MAYBE.
 */
export function personalIn(
  texts: readonly string[],
  known: readonly string[],
  looked: boolean,
): Problem | undefined {
  for (const text of texts) {
    const name = known.find((one) => one !== "" && text.includes(one));
    if (name) return problem("PERSONAL_WORDS", { words: name });
    for (const { from, to, kind } of findPersonal(text)) {
      const words = text.slice(from, to);
      if (ALWAYS_STRUCK.includes(kind)) return problem("PERSONAL_WORDS", { words });
      if (!looked) return problem("PERSONAL_MAYBE", { words });
    }
  }
  return undefined;
}
