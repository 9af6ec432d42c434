/** The door takes 1 MB; a character is at most 3 bytes, so this is refused before it is sent and lost. */
const MOST_CHARACTERS = 300_000;

export const isTooLarge = (form: FormData): boolean =>
  [...form.values()].reduce((sum, value) => sum + (typeof value === "string" ? value.length : 0), 0) >
  MOST_CHARACTERS;
