import { ENDED_STATES, OPEN_STATES, type State, type Verb } from "./vocabulary.ts";

/** From where a verb may be done and where it leads. SAME keeps the state; a list means the verb chooses. */
export type Transition = {
  readonly from: readonly State[] | null;
  readonly to: State | "SAME" | readonly State[];
};

/**
 * The state machine as data (domain.md C1, C2). Server, screens and tests read this one table;
 * further events of C2 join as further rows.
 */
export const TRANSITIONS = {
  register: { from: null, to: "REGISTERED" },
  accept: { from: ["REGISTERED"], to: "ACCEPTED" },
  refuse: { from: ["REGISTERED"], to: "NOT_ACCEPTED" },
  dispatch: { from: ["ACCEPTED"], to: "DISPATCHED" },
  sign: { from: ["DISPATCHED"], to: "IN_PROGRESS" },
  return: { from: ["DISPATCHED", "IN_PROGRESS"], to: "ACCEPTED" },
  reply: { from: ["IN_PROGRESS"], to: "SAME" },
  escalate: { from: ["IN_PROGRESS"], to: "ACCEPTED" },
  sendBack: { from: ["ACCEPTED"], to: "IN_PROGRESS" },
  resolve: { from: ["IN_PROGRESS"], to: "RESOLVED" },
  rate: { from: ["RESOLVED"], to: "SAME" },
  reopen: { from: ENDED_STATES, to: ["IN_PROGRESS", "ACCEPTED"] },
  close: { from: ["RESOLVED"], to: "CLOSED" },
  urge: { from: OPEN_STATES, to: "SAME" },
  withdraw: { from: OPEN_STATES, to: "WITHDRAWN" },
  supervise: { from: OPEN_STATES, to: "SAME" },
  autoEscalate: { from: OPEN_STATES, to: ["ACCEPTED", "REGISTERED"] },
  breach: { from: OPEN_STATES, to: "SAME" },
} as const satisfies Record<Verb, Transition>;

export const startsFrom = (verb: Verb, state: State): boolean => {
  const from: readonly State[] | null = TRANSITIONS[verb].from;
  return from?.includes(state) ?? false;
};
