import { z } from "zod";
import type { Issue } from "../casework/issue.ts";
import { isOrBelow, type UnitPosition } from "../casework/recusal.ts";
import { TEXT_LIMITS } from "../commands.ts";
import { deskPosts } from "../desk/deskGrants.ts";
import { uuid, words } from "../fields.ts";
import type { FigureValue } from "../figures/metrics.ts";
import type { Staff } from "../permissions.ts";
import { EXCLUSION_REASONS, type Role, UNIT_LEVELS } from "../vocabulary.ts";

/**
 * 剔除 (domain.md C6 "exclusions need enumerated reason + superior approval, and both 全口径 and 考核口径 are printed with the
 * excluded count"). 全口径 counts everything and is what the public reads; 考核口径 leaves out what was excluded, and always
 * stands beside the other.
 */

export const askExclusionForm = z.object({
  exclusionId: uuid,
  issueId: uuid,
  reason: z.enum(EXCLUSION_REASONS, { error: () => "CHOOSE_ONE" }),
  words: words(TEXT_LIMITS.words, 10),
});
export type AskExclusionForm = z.output<typeof askExclusionForm>;
export const decideExclusionForm = z.object({
  decisionId: uuid,
  exclusionId: uuid,
  approved: z.enum(["yes", "no"], { error: () => "CHOOSE_ONE" }).transform((word) => word === "yes"),
  words: words(TEXT_LIMITS.words, 5),
});
export type DecideExclusionForm = z.output<typeof decideExclusionForm>;

/** The unit in whose name somebody may ask: the one that leads the issue, or the office that holds it. */
export const asksFor = (
  actor: Staff,
  { leadUnitId, holderUnitId }: Pick<Issue, "leadUnitId" | "holderUnitId">,
): string | null =>
  deskPosts(actor, "askExclusion").find(({ unitId }) => [leadUnitId, holderUnitId].includes(unitId))
    ?.unitId ?? null;

/**
 * Whether this office decides what the unit asked: one of a level above it. Above the city there is none: for its departments
 * its office decides, and for its office its reviewer.
 */
export function decidesFor(unit: UnitPosition, office: UnitPosition, role: Role): boolean {
  if (!isOrBelow(unit, office)) return false;
  if (unit.level !== "CITY") return UNIT_LEVELS.indexOf(office.level) < UNIT_LEVELS.indexOf(unit.level);
  return unit.kind === "DEPARTMENT" || role === "REVIEWER";
}

/** 考核口径: what is left of 全口径 without the excluded. */
export const withoutExcluded = (all: FigureValue, excluded: FigureValue): FigureValue => ({
  n: all.n - excluded.n,
  counted: all.counted - excluded.counted,
  points: all.points - excluded.points,
});
