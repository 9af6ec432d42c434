import type { Clock, Issue } from "../casework/issue.ts";
import { canBreach } from "../clocks/clocks.ts";
import {
  CLOCK_KINDS,
  type ClockKind,
  type RequestKind,
  type Role,
  type State,
  type Verb,
} from "../vocabulary.ts";

/**
 * When an issue belongs to a queue, as data with two readers: lib/db/desk/deskQueues in SQL, {@link inQueue} in memory
 * (house rule 6). `may` reads the same GRANTS and TRANSITIONS that refuse, so no queue promises what the door denies.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  /** rare: each part seldom holds, so each is looked up by itself instead of going through all that is open */
  | { readonly any: readonly Condition[]; readonly rare?: true }
  /** one of my posts may do one of these in the state it is in, and I took no step that it decides on */
  | { readonly may: readonly Verb[] }
  /** I hold one of these posts at the unit that handles it, answers for it, or helps */
  | { readonly at: "LEAD" | "HOLDER" | "CO"; readonly as?: readonly Role[] }
  /** who signed for it: I, nobody in person, or somebody who is away and whose work comes to me */
  | { readonly handler: "ME" | "NOBODY" | "AWAY" }
  | { readonly state: readonly State[] }
  /** what is owed runs out today, or has run out; `to: "US"` looks at {@link owedTo} the own units */
  | { readonly due: "TODAY" | "OVERDUE"; readonly to?: "US" }
  | { readonly running: ClockKind }
  /** asked for and not yet decided; an extension also by how many there were before */
  | { readonly asked: RequestKind; readonly extensions?: number }
  /** returned to be dispatched anew · in dispute · come up from below · sent back from above and not answered since */
  | { readonly came: "RETURNED" | "DISPUTED" | "UP" | "DOWN" }
  | { readonly lastReply: "FINAL" }
  /** words of the resident that I have not seen yet */
  | { readonly words: "UNREAD" }
  /** its resident gave me a mandate that holds today (群众事务代理) */
  | { readonly mandate: "MINE" }
  /** my unit was asked to help, and its clock runs */
  | { readonly task: "OPEN" };

/** Where somebody works on it; a merged issue still owes its own resident an answer. */
const AT_WORK: readonly State[] = ["IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED"];
const HANDLING: readonly Role[] = ["HANDLER", "UNIT_LEAD"];

/** The next step is mine: what I signed for, and what waits for the next pair of hands that may take it. */
const MINE: Condition = {
  any: [
    { all: [{ handler: "ME" }, { state: AT_WORK }, { at: "LEAD", as: HANDLING }] },
    { all: [{ handler: "NOBODY" }, { state: AT_WORK }, { at: "LEAD", as: HANDLING }] },
    { may: ["accept", "dispatch", "sign", "close"] },
    { all: [{ lastReply: "FINAL" }, { may: ["resolve"] }] },
    { all: [{ task: "OPEN" }, { may: ["finishTask", "reportIn"] }] },
    { all: [{ running: "CALLBACK" }, { may: ["callback"] }] },
    { all: [{ due: "OVERDUE" }, { may: ["supervise"] }] },
  ],
};
/** Open, and my unit handles it, answers for it or helps; liaisons and administrators have no unit's work. */
const UNIT_ROLES: readonly Role[] = [
  "RECORDER",
  "INTAKE_CLERK",
  "DISPATCHER",
  "HANDLER",
  "UNIT_LEAD",
  "COUNCIL_CLERK",
];
const UNIT: Condition = {
  all: [
    { state: ["REGISTERED", "ACCEPTED", "DISPATCHED", ...AT_WORK] },
    {
      any: [
        { at: "LEAD", as: UNIT_ROLES },
        { at: "HOLDER", as: UNIT_ROLES },
        { at: "CO", as: UNIT_ROLES },
      ],
    },
  ],
};
/**
 * Nothing moves until I have decided: returns to be dispatched anew or ruled on (信访工作条例 §24), requests for refusal,
 * extension (§34) and pause, reviews asked for, and what came up from below or back from above.
 */
const DECIDE: Condition = {
  rare: true,
  any: [
    { all: [{ came: "RETURNED" }, { may: ["dispatch"] }] },
    { all: [{ came: "DISPUTED" }, { may: ["rule"] }] },
    { all: [{ asked: "REFUSAL" }, { may: ["refuse"] }] },
    { all: [{ asked: "EXTENSION", extensions: 0 }, { may: ["approveExtension"] }] },
    { all: [{ asked: "EXTENSION", extensions: 1 }, { may: ["approveSecondExtension"] }] },
    { all: [{ asked: "PAUSE" }, { may: ["approvePause"] }] },
    { all: [{ running: "REVIEW" }, { may: ["review"] }] },
    { all: [{ running: "HOLD_REVIEW" }, { may: ["hold"] }, { due: "TODAY" }] },
    { all: [{ running: "HOLD_REVIEW" }, { may: ["hold"] }, { due: "OVERDUE" }] },
    { all: [{ came: "UP" }, { may: ["accept", "dispatch"] }] },
    { all: [{ came: "DOWN" }, { at: "LEAD", as: ["UNIT_LEAD"] }] },
  ],
};
const OURS: Condition = { any: [MINE, UNIT] };
/** Residents still expect us to listen: until the matter is archived or has ended otherwise. */
const LISTENING: readonly State[] = [
  "REGISTERED",
  "ACCEPTED",
  "DISPATCHED",
  ...AT_WORK,
  "RESOLVED",
  "CLOSED",
];

/** The queues of the desk in their order; words for them stand in the desk's messages. */
export const DESK_QUEUES = [
  { key: "mine", when: MINE },
  { key: "decide", when: DECIDE },
  { key: "today", when: { all: [{ due: "TODAY", to: "US" }, OURS] } },
  { key: "overdue", when: { all: [{ due: "OVERDUE", to: "US" }, OURS] } },
  {
    key: "unread",
    when: {
      all: [
        { words: "UNREAD" },
        { state: LISTENING },
        { any: [{ handler: "ME" }, { at: "LEAD", as: UNIT_ROLES }, { at: "HOLDER", as: UNIT_ROLES }] },
      ],
    },
  },
  {
    key: "standIn",
    when: { all: [{ handler: "AWAY" }, { state: AT_WORK }, { at: "LEAD", as: HANDLING }] },
  },
  { key: "mandated", when: { all: [{ mandate: "MINE" }, { state: LISTENING }] } },
  { key: "unit", when: UNIT },
] as const satisfies readonly { key: string; when: Condition }[];
export type QueueKey = (typeof DESK_QUEUES)[number]["key"];
export const QUEUE_KEYS = DESK_QUEUES.map(({ key }) => key);

/** Clocks whose end somebody answers for: only these make an issue due today or overdue. */
export const OWED_KINDS: readonly ClockKind[] = CLOCK_KINDS.filter(canBreach);

/** Tasks of units that help, each with its own date (domain.md C2 会办, 吹哨). */
export const TASK_KINDS: readonly ClockKind[] = ["CO_TASK", "REPORT_IN"];
/** What these units were asked for and have not done. */
export const ownTasks = ({ clocks }: Pick<Issue, "clocks">, units: readonly string[]): readonly Clock[] =>
  clocks.filter(({ kind, unitId }) => TASK_KINDS.includes(kind) && units.includes(unitId));
/**
 * What counts on the desk of these units: all that runs; for whoever only helps, what they were asked for themselves and
 * not the dates of those they help.
 */
export function owedTo(issue: Issue, units: readonly string[]): readonly Clock[] {
  const answers = [issue.leadUnitId, issue.holderUnitId].some((id) => id !== null && units.includes(id));
  const helps = issue.coUnitIds.some((id) => units.includes(id));
  return helps && !answers ? ownTasks(issue, units) : issue.clocks;
}
/** The units whose work is this person's: whoever only watches over it looks at the issue itself. */
export const workUnits = (posts: readonly { role: Role; unitId: string }[]): string[] => [
  ...new Set(posts.filter(({ role }) => UNIT_ROLES.includes(role)).map(({ unitId }) => unitId)),
];

/** What residents say after the first telling: each waits to be read by whoever handles it. */
export const RESIDENT_WORDS = [
  "giveInfo",
  "askBack",
  "rate",
  "urge",
  "reopen",
  "denyContact",
] as const satisfies readonly Verb[];

/** Steps that bring a matter on; what may be done at any time beside them (urge, link, hand off) is no next step. */
export const NEXT_STEPS: readonly Verb[] = [
  "accept",
  "proposeRefusal",
  "refuse",
  "review",
  "dispatch",
  "sign",
  "rule",
  "reportIn",
  "finishTask",
  "contact",
  "reply",
  "approvePause",
  "approveExtension",
  "approveSecondExtension",
  "tellExtension",
  "declineRequest",
  "resume",
  "escalate",
  "sendBack",
  "resolve",
  "callback",
  "close",
  "supervise",
];
