import { type ClockKind, type DeadlineMode, TIERS, type Tier } from "../vocabulary.ts";

/** How long a clock runs: in days by a mode, in working hours, or in hours by the wall clock. */
export type ClockRule =
  | { readonly unit: "DAYS"; readonly amount: number; readonly mode: DeadlineMode }
  | { readonly unit: "WORKING_HOURS" | "HOURS"; readonly amount: number };

/** Clocks whose length is a rule. CO_TASK, WAIT and HOLD_REVIEW end on a day that people choose. */
export type RuledClock = Exclude<ClockKind, "CO_TASK" | "WAIT" | "HOLD_REVIEW">;

/** Lengths and modes of the clocks, per kind and tier: a setting of the city office, kept with its history. */
export type ClockSettings = {
  readonly version: number;
  readonly rules: Readonly<Record<RuledClock, Readonly<Record<Tier, ClockRule>>>>;
};

const days = (amount: number, mode: DeadlineMode = "CALENDAR_ROLLOVER"): ClockRule => ({
  unit: "DAYS",
  amount,
  mode,
});
const everywhere = (rule: ClockRule): Record<Tier, ClockRule> =>
  Object.fromEntries(TIERS.map((tier) => [tier, rule])) as Record<Tier, ClockRule>;

/**
 * As delivered (domain.md C3). REPLY 急 5日 and 愁 15日 are the source's (「5日内将进展情况答复当事人」「15日内将进展情况告知当事人」);
 * REVIEW and RULING follow domain.md C2 (§24, 5工作日 and 1工作日); the others are design defaults.
 */
export const DEFAULT_SETTINGS: ClockSettings = {
  version: 0,
  rules: {
    CONTACT: everywhere({ unit: "HOURS", amount: 24 }),
    ACCEPT: everywhere(days(2, "WORKING_DAY")),
    SIGN: everywhere({ unit: "WORKING_HOURS", amount: 4 }),
    REPLY: { URGENT: days(5), WORRY: days(15), HARD: days(30), HOPE: days(30) },
    PROGRESS: { URGENT: days(15), WORRY: days(15), HARD: days(30), HOPE: days(30) },
    RESOLVE: { URGENT: days(15), WORRY: days(30), HARD: days(60), HOPE: days(60) },
    RATING: everywhere(days(15)),
    REPORT_IN: everywhere(days(1, "WORKING_DAY")),
    RULING: everywhere(days(1, "WORKING_DAY")),
    REVIEW: everywhere(days(5, "WORKING_DAY")),
    CALLBACK: everywhere(days(1, "WORKING_DAY")),
    ARCHIVE: everywhere(days(30, "CALENDAR_STRICT")),
  },
};
