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
  const found = texts.flatMap((text) => [
    ...known.filter((name) => name !== "" && text.includes(name)).map((words) => ({ words, never: true })),
    ...findPersonal(text).map(({ from, to, kind }) => ({
      words: text.slice(from, to),
      never: ALWAYS_STRUCK.includes(kind),
    })),
  ]);
  const never = found.find((one) => one.never);
  if (never) return problem("PERSONAL_WORDS", { words: never.words });
  const [maybe] = found;
  return maybe && !looked ? problem("PERSONAL_MAYBE", { words: maybe.words }) : undefined;
}
