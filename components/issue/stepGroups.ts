import type { ProblemCode } from "#lib/domain/problems.ts";
import type { Verb } from "#lib/domain/vocabulary.ts";
import type { FormVerb } from "./verbFields.tsx";

/** What waits for this person: decisions others wait for first, then the working day in its order. */
const NEXT: readonly FormVerb[] = [
  "refuse",
  "review",
  "approvePause",
  "approveExtension",
  "approveSecondExtension",
  "declineRequest",
  "rule",
  "tellExtension",
  "reportIn",
  "finishTask",
  "acceptAndDispatch",
  "accept",
  "dispatch",
  "sign",
  "callback",
  "reply",
  "resolve",
];

/** Side roads, by what they are about; each a short line of steps that open one at a time. */
const GROUPS = {
  resident: ["contact", "askInfo", "giveInfo", "askBack", "denyContact"],
  joint: ["addCoHandler", "whistle", "meet", "rateJoint"],
  waiting: ["askPause", "askExtension", "resume", "mediate", "hold"],
  moving: ["return", "referOut", "merge", "split", "link", "reclassify"],
  levels: ["escalate", "sendBack", "supervise", "urge"],
  ending: ["proposeRefusal", "askReview", "reopen", "close", "withdraw"],
  danger: ["handOff"],
} as const satisfies Record<string, readonly FormVerb[]>;
export type StepGroup = keyof typeof GROUPS;

/** There is nothing there that the step could be done to: no reason worth telling. */
const NOTHING_THERE: readonly ProblemCode[] = [
  "NOTHING_TO_DECIDE",
  "NOTHING_APPROVED",
  "NOTHING_ASKED",
  "NO_QUESTION_OPEN",
  "NOTHING_TO_DENY",
  "NO_TASK_OPEN",
  "NOT_REPORTED_IN",
  "NO_DISPUTE",
  "NO_REVIEW_ASKED",
  "NOT_WAITING",
  "PROPOSAL_FIRST",
  "WHISTLE_FROM_TOWN",
];

export type Hindered = { readonly verb: Verb; readonly problem: { readonly code: ProblemCode } };

/** The possible steps as the screen shows them: what is next, then the side roads by heading. */
export function groupSteps<H extends Hindered>(verbs: readonly FormVerb[], hindered: readonly H[]) {
  const groups = (Object.keys(GROUPS) as StepGroup[]).map((group) => {
    const members: readonly string[] = GROUPS[group];
    return { group, verbs: verbs.filter((verb) => members.includes(verb)) };
  });
  return {
    next: NEXT.filter((verb) => verbs.includes(verb)),
    groups,
    hindered: hindered.filter(({ problem }) => !NOTHING_THERE.includes(problem.code)),
  };
}
