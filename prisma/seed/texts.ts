import { residentPhone } from "./names.ts";
import { CALL_ME, CLOSINGS, EMOJI, LONG_TALE, ME_TOO, OPENINGS } from "./phrases.ts";
import type { Random } from "./random.ts";
import type { Sample } from "./samples.ts";

/** How often people write in a way that a service must bear (domain.md D "Texts"). */
const SHARES = {
  oneLine: 0.03,
  long: 0.018,
  emoji: 0.04,
  fullWidth: 0.04,
  phone: 0.04,
  shortened: 0.5,
} as const;

/** A sample in somebody's own words, who lives in that building. `again` = one more resident about the same problem. */
export function statementOf(
  { title, text }: Pick<Sample, "title" | "text">,
  { building, again }: { building: string; again: boolean },
  random: Random,
): string {
  if (random.chance(SHARES.oneLine)) return title;
  const words = retold(building.endsWith("栋") ? text.replace(/\d+栋/g, building) : text, random);
  const body = again ? `${random.pick(ME_TOO)}${words}` : random.pick(OPENINGS) + words;
  const told = random.chance(SHARES.long) ? longTale(body) : body + random.pick(CLOSINGS);
  const reachable = random.chance(SHARES.phone) ? told + CALL_ME(residentPhone(random)) : told;
  const digits = random.chance(SHARES.fullWidth) ? fullWidthDigits(reachable) : reachable;
  return random.chance(SHARES.emoji) ? digits + random.pick(EMOJI) : digits;
}

/** Not everybody tells every part of it: one sentence may be left out, but not the first, which says what it is about. */
function retold(text: string, random: Random): string {
  const sentences = text.match(/[^。？！]+[。？！]/g) ?? [text];
  if (sentences.length < 3 || !random.chance(SHARES.shortened)) return text;
  const left = random.int(1, sentences.length - 1);
  return sentences.filter((_, at) => at !== left).join("");
}

/** Everything from the beginning: more than 800 characters with any sample. */
const longTale = (body: string): string => body + LONG_TALE.join("");

const fullWidthDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
