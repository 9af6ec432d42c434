import type { State } from "../vocabulary.ts";
import type { AtPlaceFact } from "./facts.ts";

/**
 * 同点位 (domain.md C6 "same L2 category + building within 90日"): which words about a place mean the same building. Data for
 * two readers, so the pattern is one that JavaScript and PostgreSQL read alike: no look-around, and the longest sign first.
 */
export const REPEAT_DAYS = 90;
/** What stands before the first number, the number, and what makes it a building; without a number the whole. */
export const BUILDING = /^[^0-9]*(?:[0-9]+(?:号楼|号院|号|栋|幢|座|组)?)?/u;
/** Signs that mean a building all the same. */
export const SAME_SIGN = /(?:号楼|栋|幢|座)$/u;
export const SIGN = "#";
/** Full-width digits are digits, and spaces are nothing. */
export const DIGITS = { from: "０１２３４５６７８９ \t\n　", to: "0123456789" } as const;

/** The building of words about a place: 阳光小区３幢2单元 and 阳光小区 3号楼 are one. Null where they name none. */
export function placeOf(words: string): string | null {
  const plain = [...words]
    .map((char) => {
      const at = DIGITS.from.indexOf(char);
      return at < 0 ? char : (DIGITS.to[at] ?? "");
    })
    .join("");
  return plain.match(BUILDING)?.[0].replace(SAME_SIGN, SIGN) || null;
}

/** What of an issue decides whether it is the same problem again. */
export type Placed = {
  readonly id: string;
  readonly communityId: string | null;
  readonly placeText: string;
  readonly category: string | null;
  readonly state: State;
  readonly mergedInto: string | null;
  readonly hiddenFrom: number | null;
  readonly registeredAt: Date;
};

const REPEAT_MS = REPEAT_DAYS * 86_400_000;

/**
 * The facts of 同点位重复率, each beside its issue. Several voices of one problem are no repetition, so merged ones are left out;
 * so is what was withdrawn, and what is hidden from an office, which nobody may find by counting (信访工作条例 §30).
 */
export function atPlaces<Issue extends Placed>(issues: readonly Issue[]): (AtPlaceFact & { issue: Issue })[] {
  const last = new Map<string, Date>();
  return issues
    .filter(
      ({ state, mergedInto, hiddenFrom }) =>
        state !== "WITHDRAWN" && mergedInto === null && hiddenFrom === null,
    )
    .sort((a, b) => a.registeredAt.getTime() - b.registeredAt.getTime() || (a.id < b.id ? -1 : 1))
    .flatMap((issue) => {
      const { communityId, category, registeredAt } = issue;
      const place = placeOf(issue.placeText);
      if (!communityId || !category || !place) return [];
      const key = `${communityId} ${category} ${place}`;
      const before = last.get(key);
      last.set(key, registeredAt);
      return [{ issue, registeredAt, repeatUntil: before ? new Date(before.getTime() + REPEAT_MS) : null }];
    });
}
