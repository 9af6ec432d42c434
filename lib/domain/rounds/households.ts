import { z } from "zod";
import { addDays, type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import { civilDate } from "../commands.ts";
import { uuid, version, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import { HOUSEHOLD_STATES, type HouseholdState, type VisitResult } from "../vocabulary.ts";

/**
 * 住户登记: a register of addresses, never of persons (domain.md A6, N18). A warning is about the place (a dog, a dark
 * stair, works), and no warning outlives three months unseen.
 */
export const SAFETY_DAYS = 90;

/** Results that count as taking part; who declines is honoured and not counted as missing (domain.md N18 "opt-out honoured"). */
export const TOOK_PART: readonly VisitResult[] = ["RAISED", "NOTHING_RAISED"];
/** Addresses that a round goes to. */
export const VISITED_STATES: readonly HouseholdState[] = ["OCCUPIED"];

/** How far a round has come: addresses where somebody lives, and how each of them stands. */
export type Coverage = {
  readonly households: number;
  readonly reached: number;
  readonly declined: number;
  readonly notMet: number;
  readonly notYet: number;
};

const MOST_WORDS = 100;

/** A new address. Errors: REQUIRED, TOO_LONG. */
export const householdForm = z.object({
  householdId: uuid,
  unitId: uuid,
  building: words(40, 1),
  unit: words(20, 0),
  room: words(20, 0),
});
export type HouseholdForm = z.output<typeof householdForm>;

export const householdStateForm = z.object({
  householdId: uuid,
  /** made with the form: sent again, it changes nothing */
  changeId: uuid.optional(),
  version,
  state: z.enum(HOUSEHOLD_STATES, { error: () => "CHOOSE_ONE" }),
  words: words(MOST_WORDS, 0),
});
export type HouseholdStateForm = z.output<typeof householdStateForm>;

/** Empty words take the warning away. */
export const safetyForm = z
  .object({
    householdId: uuid,
    version,
    words: words(MOST_WORDS, 0),
    until: civilDate.nullable().catch(null),
  })
  .superRefine(({ words, until }, ctx) => {
    if (words && !until) ctx.addIssue({ code: "custom", path: ["until"], params: { code: "REQUIRED" } });
  });
export type SafetyForm = z.output<typeof safetyForm>;

/** At most 90 days from today, and not in the past. Errors: SAFETY_TOO_LONG. */
export function safetyProblem(until: CivilDate, now: Date): Problem | null {
  const today = shanghaiDate(now);
  const last = addDays(today, SAFETY_DAYS);
  return until < today || until > last ? problem("SAFETY_TOO_LONG", { dates: last }) : null;
}

/** The year a round runs in, as its first and first following day. */
export const roundOf = (year: number): { readonly from: CivilDate; readonly to: CivilDate } => ({
  from: `${year}-01-01`,
  to: `${year + 1}-01-01`,
});
