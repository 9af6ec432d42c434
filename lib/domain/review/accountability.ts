import { z } from "zod";
import { type CivilDate, endOfDay, type HolidayCalendar, shanghaiDate } from "../calendar/calendar.ts";
import { dueAt } from "../calendar/deadlines.ts";
import { TEXT_LIMITS } from "../commands.ts";
import { uuid, words } from "../fields.ts";
import { type Problem, problem } from "../problems.ts";
import {
  CASE_OUTCOMES,
  CASE_VERBS,
  type CaseOutcome,
  type CaseState,
  type CaseVerb,
  CONDUCT_KINDS,
  type ConductKind,
} from "../vocabulary.ts";

/**
 * 行政问责 (domain.md N14, C8): a rule finds clues about the conduct of a unit, people decide. Nothing follows by itself, nothing
 * is about a person, and nothing is counted by person.
 */
const CONDUCT_FACTS = ["BREACHED_REPLY", "DENIED_REPLY", "REOPEN", "OVERTURNED", "HAZARD_ORDER"] as const;
export type ConductFact = (typeof CONDUCT_FACTS)[number];
/** What makes a clue: so many facts of a kind about one unit in one issue. Kinds without a rule are told by a person. */
export const CLUE_RULES = [
  { kind: "REPLY_BREACH", fact: "BREACHED_REPLY", least: 1 },
  { kind: "FALSE_CONTACT", fact: "DENIED_REPLY", least: 1 },
  { kind: "REOPENED_TWICE", fact: "REOPEN", least: 2 },
  { kind: "REFUSAL_OVERTURNED", fact: "OVERTURNED", least: 1 },
  { kind: "HAZARD_IGNORED", fact: "HAZARD_ORDER", least: 1 },
] as const satisfies readonly { kind: ConductKind; fact: ConductFact; least: number }[];
/** Facts older than this make no clue any more. */
export const CLUE_DAYS = 30;

/** 5 工作日 to explain (C8); 30 日 to appeal, as 信访工作条例 §35 has it for a review [设]. */
const EXPLAIN_WORKING_DAYS = 5;
const APPEAL_DAYS = 30;

type Side = "SUPERVISOR" | "UNIT";
type Step = {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  readonly by: Side;
  readonly once?: true;
};
/** CLUE → VERIFYING → DECIDED → CLOSED, or DROPPED before it is decided. */
const CASE_STEPS = {
  verify: { from: ["CLUE"], to: "VERIFYING", by: "SUPERVISOR" },
  explain: { from: ["VERIFYING"], to: "VERIFYING", by: "UNIT", once: true },
  decide: { from: ["VERIFYING"], to: "DECIDED", by: "SUPERVISOR" },
  drop: { from: ["CLUE", "VERIFYING"], to: "DROPPED", by: "SUPERVISOR" },
  appeal: { from: ["DECIDED"], to: "DECIDED", by: "UNIT", once: true },
  ruleAppeal: { from: ["DECIDED"], to: "DECIDED", by: "SUPERVISOR", once: true },
  close: { from: ["DECIDED"], to: "CLOSED", by: "SUPERVISOR" },
} as const satisfies Record<CaseVerb, Step>;
export const stepOf = (verb: CaseVerb): Step => CASE_STEPS[verb];

export type CaseStep = {
  readonly verb: CaseVerb;
  readonly outcome: CaseOutcome | null;
  readonly dueOn: CivilDate | null;
  readonly personId: string;
  /** how high the office stands from which it was done (`rankOf`) */
  readonly rank: number;
};
/** The state is what the steps made of it. */
export const caseState = (steps: readonly Pick<CaseStep, "verb">[]): CaseState => {
  const last = steps.at(-1);
  return last ? CASE_STEPS[last.verb].to : "CLUE";
};
/** What was decided, as the appeal left it. */
export const caseOutcome = (steps: readonly Pick<CaseStep, "outcome">[]): CaseOutcome | null =>
  steps.findLast(({ outcome }) => outcome !== null)?.outcome ?? null;

export type CaseActor = {
  readonly personId: string;
  /** the office by which they supervise the unit; null for who does not */
  readonly supervisesAs: number | null;
  /** they serve at the unit concerned, or below it (信访工作条例 §28) */
  readonly recused: boolean;
  readonly headsUnit: boolean;
};

/**
 * Whether somebody may take this step now. Errors: CASE_RECUSED, CASE_NOT_YOURS, CASE_UNIT_ONLY, CASE_NOT_NOW, CASE_ONCE,
 * CASE_UNHEARD, CASE_LATE, CASE_NO_APPEAL, CASE_OTHER_PERSON, CASE_APPEAL_OPEN.
 */
export function caseProblem(
  steps: readonly CaseStep[],
  verb: CaseVerb,
  actor: CaseActor,
  now: Date,
): Problem | undefined {
  const { from, by, once } = stepOf(verb);
  const side = by === "UNIT" ? unitProblem(actor) : supervisorProblem(actor);
  if (side) return side;
  const state = caseState(steps);
  if (!from.includes(state)) return problem("CASE_NOT_NOW", { caseState: state, caseVerb: verb });
  if (once && steps.some((step) => step.verb === verb)) return problem("CASE_ONCE");
  return GUARDS[verb]?.(steps, actor, now);
}
const unitProblem = ({ headsUnit }: CaseActor) => (headsUnit ? undefined : problem("CASE_UNIT_ONLY"));
function supervisorProblem({ recused, supervisesAs }: CaseActor): Problem | undefined {
  if (recused) return problem("CASE_RECUSED");
  return supervisesAs === null ? problem("CASE_NOT_YOURS") : undefined;
}

type Guard = (steps: readonly CaseStep[], actor: CaseActor, now: Date) => Problem | undefined;
const find = (steps: readonly CaseStep[], verb: CaseVerb) => steps.find((step) => step.verb === verb);
const isOver = (on: CivilDate | null | undefined, now: Date): boolean => !!on && now >= endOfDay(on);
/** What a step waits for beyond its state. */
const GUARDS: Partial<Record<CaseVerb, Guard>> = {
  /** heard first: the unit explained, or let its days pass */
  decide: (steps, _actor, now) => {
    const on = find(steps, "verify")?.dueOn ?? "";
    return find(steps, "explain") || isOver(on, now) ? undefined : problem("CASE_UNHEARD", { on });
  },
  appeal: (steps, _actor, now) => {
    const on = find(steps, "decide")?.dueOn ?? "";
    return isOver(on, now) ? problem("CASE_LATE", { on }) : undefined;
  },
  ruleAppeal: (steps, { personId, supervisesAs }) => {
    if (!find(steps, "appeal")) return problem("CASE_NO_APPEAL");
    const decided = find(steps, "decide");
    const higher = decided && supervisesAs !== null && supervisesAs <= decided.rank;
    return higher && decided.personId !== personId ? undefined : problem("CASE_OTHER_PERSON");
  },
  /** a decision may be appealed against until its day; good faith leaves nothing to appeal against */
  close: (steps, _actor, now) => {
    const on = find(steps, "decide")?.dueOn ?? "";
    if (find(steps, "ruleAppeal")) return undefined;
    if (find(steps, "appeal")) return problem("CASE_APPEAL_OPEN", { on });
    const free = caseOutcome(steps) === "EXEMPT" || isOver(on, now);
    return free ? undefined : problem("CASE_APPEAL_OPEN", { on });
  },
};

/** The steps somebody may take now: what the screen offers is what the server lets pass. */
export const possibleSteps = (steps: readonly CaseStep[], actor: CaseActor, now: Date): CaseVerb[] =>
  CASE_VERBS.filter((verb) => !caseProblem(steps, verb, actor, now));

/** The last day of what a step lets the unit do; null where it lets it do nothing. */
export function lastDayOf(verb: CaseVerb, now: Date, calendar: HolidayCalendar): CivilDate | null {
  const today = shanghaiDate(now);
  if (verb === "verify") return dueAt(today, EXPLAIN_WORKING_DAYS, "WORKING_DAY", calendar).due;
  return verb === "decide" ? dueAt(today, APPEAL_DAYS, "CALENDAR_ROLLOVER", calendar).due : null;
}

/** Steps that say what is decided. */
export const DECIDING: readonly CaseVerb[] = ["decide", "ruleAppeal"];

const chosen = { error: () => "CHOOSE_ONE" };
export const openCaseForm = z.object({
  caseId: uuid,
  unitId: uuid,
  kind: z.enum(CONDUCT_KINDS, chosen),
  receiptNo: z
    .string()
    .max(40)
    .optional()
    .default("")
    .transform((typed) => typed.trim()),
  words: words(TEXT_LIMITS.words, 8),
});
export type OpenCaseForm = z.output<typeof openCaseForm>;

export const caseStepForm = z
  .object({
    stepId: uuid,
    caseId: uuid,
    verb: z.enum(CASE_VERBS, chosen),
    outcome: z.enum(CASE_OUTCOMES, chosen).optional(),
    words: words(TEXT_LIMITS.words, 5),
  })
  .superRefine(({ verb, outcome }, ctx) => {
    if (DECIDING.includes(verb) && !outcome)
      ctx.addIssue({ code: "custom", path: ["outcome"], params: { code: "CHOOSE_ONE" } });
  });
export type CaseStepForm = z.output<typeof caseStepForm>;
