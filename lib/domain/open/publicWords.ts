import { type Problem, problem } from "../problems.ts";
import { ALWAYS_STRUCK, findPersonal } from "../redaction/redaction.ts";

/** A room in a building is somebody's home; a building or a stairway is a place. */
const ROOM = /单元.{0,2}[\d零〇一二三四五六七八九十]{2,}|[\d零〇一二三四五六七八九十] ?(?:室|号房|房)/u;

/**
 * Whether an office may publish these words of its own: a phone, an identity or a card number, a door in a building and the known
 * names of people concerned never; what only looks like something personal after a person has `looked` (PIPL §25). Errors: PERSONAL_WORDS,
 * PERSONAL_MAYBE.
 */
export function personalIn(
  texts: readonly string[],
  known: readonly string[],
  looked: boolean,
): Problem | undefined {
  const found = texts.flatMap((text) => [
    ...known.filter((name) => name !== "" && text.includes(name)).map((words) => ({ words, never: true })),
    ...findPersonal(text).map(({ from, to, kind }) => {
      const words = text.slice(from, to);
      return { words, never: ALWAYS_STRUCK.includes(kind) || (kind === "DOOR" && ROOM.test(words)) };
    }),
  ]);
  const told = (some: typeof found) => ({ words: [...new Set(some.map(({ words }) => words))].join("”“") });
  const never = found.filter((one) => one.never);
  if (never.length > 0) return problem("PERSONAL_WORDS", told(never));
  return found.length > 0 && !looked ? problem("PERSONAL_MAYBE", told(found)) : undefined;
}
