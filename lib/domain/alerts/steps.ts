import { z } from "zod";
import { TEXT_LIMITS } from "../commands.ts";
import { uuid, version, words } from "../fields.ts";
import { isProblem, type Problem, problem } from "../problems.ts";
import { ALERT_ENDS, type AlertState, type AlertVerb } from "../vocabulary.ts";

/** 预警 → 处置 → 了结: who looked at it and what was done. An alert is closed by people, or goes with the burst it turns out to be part of. */
const ALERT_TABLE = {
  takeUp: { from: ["NEW"], to: "TAKEN_UP" },
  close: { from: ["NEW", "TAKEN_UP"], to: "CLOSED" },
} as const satisfies Record<PeopleVerb, { from: readonly AlertState[]; to: AlertState }>;
export type PeopleVerb = Exclude<AlertVerb, "raise" | "join">;

const step = { stepId: uuid, alertId: uuid, version };
export const takeUpForm = z.object({ ...step, words: words(TEXT_LIMITS.words, 5) });
export const closeForm = z.object({
  ...step,
  end: z.enum(ALERT_ENDS, { error: () => "CHOOSE_ONE" }),
  words: words(TEXT_LIMITS.words, 5),
});
export type AlertStepForm = z.output<typeof takeUpForm> & { readonly end?: (typeof ALERT_ENDS)[number] };

/** Where it stands afterwards. Error: ALERT_STEP. */
export function afterStep(state: AlertState, verb: PeopleVerb): AlertState | Problem {
  const { from, to } = ALERT_TABLE[verb];
  return (from as readonly AlertState[]).includes(state) ? to : problem("ALERT_STEP");
}
export const possibleSteps = (state: AlertState): PeopleVerb[] =>
  (Object.keys(ALERT_TABLE) as PeopleVerb[]).filter((verb) => !isProblem(afterStep(state, verb)));
