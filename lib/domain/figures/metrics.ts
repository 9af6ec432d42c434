import type { Period } from "../calendar/period.ts";
import type { Confidentiality, Outcome, RatedSolved, State } from "../vocabulary.ts";
import { ENDED_STATES, OPEN_STATES } from "../vocabulary.ts";

/**
 * The figures (domain.md C6) as data with two readers: {@link evaluate} in memory and lib/db/figures/metrics in SQL
 * (house rule 6). Both count whole numbers; a rate is formed once, at the very end, by labels' `percent`.
 */

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
};
/** One REPLY clock, with what the cohort asks of its issue. */
export type ReplyClockFact = Pick<IssueFact, "registeredAt" | "state" | "withdrawnFrom"> & {
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
  readonly confidentiality: Confidentiality;
  readonly category: string | null;
  readonly outcome: Outcome | null;
  readonly solved: RatedSolved | null;
  readonly level: number | null;
  readonly contacted: boolean | null;
};
export type Facts = { ISSUE: IssueFact; REPLY_CLOCK: ReplyClockFact; RATING: RatingFact };
export type Over = keyof Facts;

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

/** Which facts a period takes in: by the day of registration, by the day a round ended, or whatever there is now. */
export type Cohort = "REGISTERED" | "RESOLVED" | "NOW";
export const COHORT_DATE = {
  REGISTERED: "registeredAt",
  RESOLVED: "resolvedAt",
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
const define = <O extends Over>(definition: Definition<O>): Definition<O> => definition;

const ALL = { all: [] } as const;
const ENDED = { field: "state", in: ENDED_STATES } as const;
const OPEN = { field: "state", in: OPEN_STATES } as const;
/** C(from,to) leaves out what was withdrawn before anybody accepted it. */
const COUNTED = {
  not: {
    all: [
      { field: "state", in: ["WITHDRAWN"] },
      { field: "withdrawnFrom", in: ["REGISTERED"] },
    ],
  },
} as const;
/** Three logged tries in vain count as done for 按期答复率, and are listed apart (domain.md C3). */
const MET = { field: "stop", in: ["MET", "ATTEMPTED"] } as const;
const PAST_DUE = {
  any: [
    { field: "breachedAt", known: true },
    { all: [{ not: { field: "stoppedAt", known: true } }, { field: "dueAt", notAfter: "asOf" }] },
    {
      all: [
        { field: "stop", in: ["REVOKED"] },
        { field: "dueAt", notAfter: "asOf" },
      ],
    },
  ],
} as const;
/** Anonymous ones cannot be asked; of several ended rounds the last one counts. */
const ASKED = {
  all: [{ field: "superseded", in: [false] }, { not: { field: "confidentiality", in: ["ANONYMOUS"] } }],
} as const;
/** V of C6: 未评价 is out, so it is never counted as satisfied. */
const ANSWERED = { all: [ASKED, { field: "level", known: true }] } as const;
/** A pure inquiry has nothing to solve: 咨询 counts for 响应 and 满意 only. */
const INQUIRY = { field: "category", in: ["GOVERNANCE_SERVICE.POLICY_INQUIRY"] } as const;

export const METRICS = {
  /** 收件 */
  intake: define<"ISSUE">({ over: "ISSUE", cohort: "REGISTERED", version: 1, of: COUNTED, counts: ALL }),
  /** 反馈办结率: ended, or answered, or refused with notice. A reopened issue stays in. */
  feedbackRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: {
      any: [ENDED, { field: "firstReplyAt", known: true }, { field: "state", in: ["NOT_ACCEPTED"] }],
    },
  }),
  /** 办结率: ended now. A reopened issue leaves. */
  resolvedRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: ENDED,
  }),
  /** Last step of the funnel: ended, and called 基本满意 or better by the resident. */
  contentRate: define<"ISSUE">({
    over: "ISSUE",
    cohort: "REGISTERED",
    version: 1,
    of: COUNTED,
    counts: { all: [ENDED, { field: "ratedLevel", in: [5, 4, 3] }] },
  }),
  /** 按期答复率: clocks not yet due and unanswered are left out; so are those moved or ended before they were due. */
  onTimeReplyRate: define<"REPLY_CLOCK">({
    over: "REPLY_CLOCK",
    cohort: "REGISTERED",
    version: 2,
    of: { all: [COUNTED, { any: [MET, PAST_DUE] }] },
    counts: {
      all: [MET, { not: { field: "breachedAt", known: true } }, { field: "stoppedAt", before: "dueAt" }],
    },
  }),
  /** 联系不上: of the reply clocks that were met, those where nobody could be reached. */
  unreachedRate: define<"REPLY_CLOCK">({
    over: "REPLY_CLOCK",
    cohort: "REGISTERED",
    version: 1,
    of: { all: [COUNTED, MET] },
    counts: { field: "stop", in: ["ATTEMPTED"] },
  }),
  /** 评价覆盖: V ÷ to be asked. */
  ratingCoverage: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ASKED,
    counts: { field: "level", known: true },
  }),
  /** 响应率 */
  responseRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ANSWERED,
    counts: { field: "contacted", in: [true] },
  }),
  /** 解决率: partly solved is not solved; put into a plan is not solved. */
  resolutionRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: { all: [ANSWERED, { not: INQUIRY }] },
    counts: { all: [{ field: "solved", in: ["YES"] }, { not: { field: "outcome", in: ["PLANNED"] } }] },
  }),
  /** 满意率: 非常满意 and 满意 weigh 1, 基本满意 0.9 [设]. */
  satisfactionRate: define<"RATING">({
    over: "RATING",
    cohort: "RESOLVED",
    version: 1,
    of: ANSWERED,
    counts: { field: "level", in: [5, 4, 3] },
    weight: { field: "level", tenths: { 5: 10, 4: 10, 3: 9 } },
  }),
  /** 办结 by the day it ended: the flow beside intake */
  ended: define<"ISSUE">({ over: "ISSUE", cohort: "RESOLVED", version: 1, of: ENDED, counts: ALL }),
  /** 在办 */
  backlogOpen: define<"ISSUE">({ over: "ISSUE", cohort: "NOW", version: 1, of: OPEN, counts: ALL }),
  /** 超期在办 */
  overdueOpen: define<"ISSUE">({
    over: "ISSUE",
    cohort: "NOW",
    version: 1,
    of: OPEN,
    counts: { field: "nextDueAt", notAfter: "asOf" },
  }),
} as const;
export type MetricId = keyof typeof METRICS;
export const METRIC_IDS = Object.keys(METRICS) as MetricId[];
/** A figure whatever it counts, for readers that treat all alike. */
export type Metric = {
  readonly over: Over;
  readonly cohort: Cohort;
  readonly version: number;
  readonly of: Clause;
  readonly counts: Clause;
  readonly weight?: { readonly field: string; readonly tenths: Readonly<Record<string, number>> };
};
export const metricOf = (id: MetricId): Metric => METRICS[id];

/** What a number on the dashboard stands for, so that each leads to exactly its facts. */
export const PARTS = ["numerator", "denominator", "missing"] as const;
export type Part = (typeof PARTS)[number];
export function partClause({ of, counts }: Metric, part: Part): Clause {
  if (part === "denominator") return of;
  return { all: [of, part === "numerator" ? counts : { not: counts }] };
}

/** Whole numbers only. Values of several units are summed, never averaged. */
export type FigureValue = {
  /** facts in the denominator: n, or V */
  readonly n: number;
  /** facts in the numerator */
  readonly counted: number;
  /** their weight: the same as `counted`, or in tenths for a weighted figure */
  readonly points: number;
};
export const NOTHING: FigureValue = { n: 0, counted: 0, points: 0 };
export const addValues = (a: FigureValue, b: FigureValue): FigureValue => ({
  n: a.n + b.n,
  counted: a.counted + b.counted,
  points: a.points + b.points,
});
/** Numerator and denominator in whole numbers of the same size. */
export const fractionOf = (
  id: MetricId,
  value: FigureValue,
): readonly [numerator: number, denominator: number] => [
  value.points,
  value.n * (metricOf(id).weight ? 10 : 1),
];

/** Fewer than this and a rate is shown with its n, but nobody is ranked by it (domain.md C6). */
export const RANK_MINIMUM = 30;

/**
 * Places 1, 2, 2, 4 … by the exact fraction, the best first; null for units with fewer than {@link RANK_MINIMUM}.
 * Units only, never persons (domain.md A6).
 */
export function ranks(values: readonly FigureValue[]): (number | null)[] {
  const better = (a: FigureValue, b: FigureValue) => a.points * b.n > b.points * a.n;
  const ranked = values.filter((value) => value.n >= RANK_MINIMUM);
  return values.map((value) =>
    value.n < RANK_MINIMUM ? null : 1 + ranked.filter((other) => better(other, value)).length,
  );
}

type Fact = Readonly<Record<string, unknown>>;

/** Whether a fact answers yes. `asOf` is the present of the question. */
export function holds(clause: Clause, fact: Fact, asOf: Date): boolean {
  if ("all" in clause) return clause.all.every((one) => holds(one, fact, asOf));
  if ("any" in clause) return clause.any.some((one) => holds(one, fact, asOf));
  if ("not" in clause) return !holds(clause.not, fact, asOf);
  const value = fact[clause.field];
  if (value === null || value === undefined) return false;
  if ("known" in clause) return true;
  if ("in" in clause) return (clause.in as readonly unknown[]).includes(value);
  if ("notAfter" in clause) return (value as Date) <= asOf;
  const other = fact[clause.before];
  return other !== null && other !== undefined && (value as Date) < (other as Date);
}

/** Whether a fact belongs to the figure's cohort in this period. */
export function inCohort({ cohort }: Metric, fact: Fact, period: Period): boolean {
  const field = COHORT_DATE[cohort];
  if (field === null) return true;
  const at = fact[field] as Date | null;
  return at !== null && at >= period.start && at < period.end;
}

/** The reader in memory. `facts` must be of the kind the figure counts. */
export function evaluate<Id extends MetricId>(
  id: Id,
  facts: readonly Facts[(typeof METRICS)[Id]["over"]][],
  period: Period,
  asOf: Date,
): FigureValue {
  const metric = metricOf(id);
  let value = NOTHING;
  for (const fact of facts as readonly Fact[]) {
    if (!inCohort(metric, fact, period) || !holds(metric.of, fact, asOf)) continue;
    const counted = holds(metric.counts, fact, asOf);
    const weight = metric.weight ? (metric.weight.tenths[String(fact[metric.weight.field])] ?? 0) : 1;
    value = addValues(value, { n: 1, counted: counted ? 1 : 0, points: counted ? weight : 0 });
  }
  return value;
}
