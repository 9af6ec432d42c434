import type { Difference } from "./casework/difference.ts";
import { CASEWORK } from "./problems/casework.ts";
import { EVERYWHERE } from "./problems/everywhere.ts";
import { FIELD } from "./problems/field.ts";
import { FIGURES } from "./problems/figures.ts";
import { OFFICE } from "./problems/office.ts";
import { POINTS } from "./problems/points.ts";
import { RESIDENT } from "./problems/resident.ts";
import type { Lang } from "./vocabulary.ts";

/**
 * The catalogue of refusals. A refusal is a value, says what to do, and is the only thing that speaks to people;
 * bugs throw (house rule 7). Details are filled into {braces}.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly details?: Readonly<Record<string, string | number>>;
  /** for the loser of a race: what changed since the version they had looked at */
  readonly difference?: Difference;
};

/** By room; each code stands in one of them alone. */
const CATALOGUE = {
  ...EVERYWHERE,
  ...CASEWORK,
  ...RESIDENT,
  ...FIELD,
  ...POINTS,
  ...OFFICE,
  ...FIGURES,
} as const;

export type ProblemCode = keyof typeof CATALOGUE;
export const PROBLEM_CODES = Object.keys(CATALOGUE) as ProblemCode[];

/**
 * Somebody else was faster. The page is shown as it is now, and may have no form for that step any more: what was typed must not go
 * with it.
 */
const OVERTAKEN: readonly ProblemCode[] = [
  "CHANGED_MEANWHILE",
  "SAY_WHAT_CHANGED",
  "TASK_STEP",
  "ALERT_STEP",
  "CASE_NOT_NOW",
  "CASE_ONCE",
  "DIGEST_CHANGED",
  "DIGEST_OVER",
  "DIGEST_OUT",
  "EXCLUSION_DECIDED",
  "RECHECK_DONE",
  "HOT_MOVED",
  "HOT_OVER",
];
export const isOvertaken = ({ code }: Pick<Problem, "code">): boolean => OVERTAKEN.includes(code);

export const problem = (code: ProblemCode, details?: Problem["details"]): Problem =>
  details ? { code, details } : { code };

export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" &&
  value !== null &&
  "code" in value &&
  typeof value.code === "string" &&
  value.code in CATALOGUE;

/** The sentence a person reads. Details must already be words (labels), never identifiers. */
export function problemSentence(of: Problem, lang: Lang): string {
  const template = CATALOGUE[of.code][lang === "zh" ? 0 : 1];
  return template.replace(/\{(\w+)\}/g, (whole, key) => String(of.details?.[key] ?? whole));
}
