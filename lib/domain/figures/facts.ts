import type { Confidentiality, Level, Outcome, RatedSolved, State, Tier } from "../vocabulary.ts";

/** What the figures (domain.md C6) are counted over, and the form in which each is defined. */

/** One issue, as the figures see it. */
export type IssueFact = {
  readonly registeredAt: Date;
  readonly resolvedAt: Date | null;
  readonly state: State;
  /** state it was withdrawn from, by the trail; null when it was not withdrawn */
  readonly withdrawnFrom: State | null;
  readonly firstReplyAt: Date | null;
  /** earliest due instant of the running REPLY and RESOLVE clocks */
  readonly nextDueAt: Date | null;
  readonly ratedLevel: number | null;
  /** the issue it is handled with (并案); null for a matter of its own */
  readonly mergedInto: string | null;
  readonly round: number;
  readonly initialTier: Tier;
  readonly level: Level;
};
/** One clock of a kind, with what the cohort asks of its issue. */
export type ClockFact = Pick<IssueFact, "registeredAt" | "state" | "withdrawnFrom"> & {
  readonly stop: string | null;
  readonly stoppedAt: Date | null;
  readonly dueAt: Date;
  readonly breachedAt: Date | null;
};
/** One ended round that the resident was asked to rate, with the last answer if there was one. */
export type RatingFact = {
  /** when the round ended */
  readonly resolvedAt: Date;
  /** a later round of the same issue has ended too: only the last one counts */
  readonly superseded: boolean;
  readonly round: number;
  /** the issue was taken up again after this round */
  readonly reopened: boolean;
  readonly confidentiality: Confidentiality;
  readonly category: string | null;
  readonly outcome: Outcome | null;
  readonly solved: RatedSolved | null;
  readonly level: number | null;
  readonly contacted: boolean | null;
};
/** One hand-over of an issue to a unit (派单, 审定). */
export type HandoverFact = {
  readonly handedAt: Date;
  /** the unit gave it back (退单) */
  readonly returned: boolean;
  /** the return was right: it went elsewhere, or the ruling said so; null while nobody has decided (domain.md C5) */
  readonly upheld: boolean | null;
};
/** One main issue of a known category at a known place: see samePlace. */
export type AtPlaceFact = {
  readonly registeredAt: Date;
  /** until when another one there counts as the same problem again, counted from the one before it; null without one */
  readonly repeatUntil: Date | null;
};
/** One session for residents (接访、走访) that was announced, or was held without. */
export type SessionFact = {
  /** midnight at which its day begins */
  readonly sessionDay: Date;
  readonly publishedAt: Date | null;
  /** from when on announcing it is late: lib/domain/open/publicNotices */
  readonly lateFrom: Date;
};
export type Facts = {
  ISSUE: IssueFact;
  REPLY_CLOCK: ClockFact;
  CONTACT_CLOCK: ClockFact;
  RATING: RatingFact;
  HANDOVER: HandoverFact;
  AT_PLACE: AtPlaceFact;
  SESSION: SessionFact;
};
export type Over = keyof Facts;
/** Facts that are clocks: each has a unit that answers for its delay, and runs out without anybody's doing. */
export const CLOCK_FACTS: readonly Over[] = ["REPLY_CLOCK", "CONTACT_CLOCK"];

/** A yes-or-no question to a fact. What is unknown (null) answers no to `in`, `before` and `notAfter`. */
export type Clause<Field extends string = string> =
  | { readonly all: readonly Clause<Field>[] }
  | { readonly any: readonly Clause<Field>[] }
  | { readonly not: Clause<Field> }
  | { readonly field: Field; readonly known: true }
  | { readonly field: Field; readonly in: readonly (string | number | boolean)[] }
  | { readonly field: Field; readonly before: Field }
  | { readonly field: Field; readonly notAfter: "asOf" };
type ClauseOf<O extends Over> = Clause<keyof Facts[O] & string>;

/**
 * Which facts a period takes in: by the day of registration, the day a round ended, the day of a hand-over or of a session, or
 * whatever there is now.
 */
export type Cohort = "REGISTERED" | "RESOLVED" | "HANDED" | "SESSION_DAY" | "NOW";
export const COHORT_DATE = {
  REGISTERED: "registeredAt",
  RESOLVED: "resolvedAt",
  HANDED: "handedAt",
  SESSION_DAY: "sessionDay",
  NOW: null,
} as const satisfies Record<Cohort, string | null>;

type Definition<O extends Over> = {
  readonly over: O;
  readonly cohort: Cohort;
  /** raised with every change of the formula, and stored with every published figure */
  readonly version: number;
  /** the denominator, within the cohort */
  readonly of: ClauseOf<O>;
  /** the numerator, within the denominator */
  readonly counts: ClauseOf<O>;
  /** what one of the numerator weighs, in tenths by the value of a field; without it everything weighs one */
  readonly weight?: {
    readonly field: keyof Facts[O] & string;
    readonly tenths: Readonly<Record<string, number>>;
  };
};
export const define = <O extends Over>(definition: Definition<O>): Definition<O> => definition;
