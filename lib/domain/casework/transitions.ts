import { OPEN_STATES, STATES, type State, type Verb } from "../vocabulary.ts";

/** From where a verb may be done and where it leads. SAME keeps the state; a list means the verb chooses. */
export type Transition = {
  readonly from: readonly State[] | null;
  readonly to: State | "SAME" | readonly State[];
};

/** Everything but the archive, which is read-only but for the rights of whom it is about: they last as long as the contact. */
const LIVING = STATES.filter((state) => state !== "ARCHIVED");

/**
 * The state machine as data (domain.md C1, C2). Server, screens and tests read this one table.
 */
export const TRANSITIONS = {
  register: { from: null, to: "REGISTERED" },
  handOff: { from: OPEN_STATES, to: "SAME" },
  accept: { from: ["REGISTERED"], to: "ACCEPTED" },
  proposeRefusal: { from: ["REGISTERED"], to: "SAME" },
  refuse: { from: ["REGISTERED"], to: "NOT_ACCEPTED" },
  askReview: { from: ["NOT_ACCEPTED", "REFERRED_OUT"], to: "SAME" },
  review: { from: ["NOT_ACCEPTED", "REFERRED_OUT"], to: ["NOT_ACCEPTED", "REFERRED_OUT", "REGISTERED"] },
  dispatch: { from: ["ACCEPTED"], to: "DISPATCHED" },
  sign: { from: ["DISPATCHED"], to: "IN_PROGRESS" },
  return: { from: ["DISPATCHED", "IN_PROGRESS"], to: "ACCEPTED" },
  rule: { from: ["ACCEPTED"], to: "DISPATCHED" },
  addCoHandler: { from: ["IN_PROGRESS"], to: "SAME" },
  whistle: { from: ["IN_PROGRESS"], to: "SAME" },
  reportIn: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD"], to: "SAME" },
  finishTask: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD"], to: "SAME" },
  rateJoint: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD", "RESOLVED", "CLOSED"], to: "SAME" },
  meet: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD"], to: "SAME" },
  contact: { from: ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED"], to: "SAME" },
  reply: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED", "RESOLVED"], to: "SAME" },
  denyContact: { from: [...OPEN_STATES, "RESOLVED"], to: "SAME" },
  askBack: { from: [...OPEN_STATES, "RESOLVED"], to: "SAME" },
  askInfo: { from: ["IN_PROGRESS"], to: "SAME" },
  giveInfo: { from: ["IN_PROGRESS"], to: "SAME" },
  askPause: { from: ["IN_PROGRESS"], to: "SAME" },
  approvePause: { from: ["IN_PROGRESS"], to: "SAME" },
  askExtension: { from: ["IN_PROGRESS"], to: "SAME" },
  approveExtension: { from: ["IN_PROGRESS"], to: "SAME" },
  approveSecondExtension: { from: ["IN_PROGRESS"], to: "SAME" },
  tellExtension: { from: ["IN_PROGRESS"], to: "SAME" },
  declineRequest: { from: ["REGISTERED", "IN_PROGRESS"], to: "SAME" },
  resume: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD"], to: "IN_PROGRESS" },
  mediate: { from: ["IN_PROGRESS"], to: "MEDIATING" },
  hold: { from: ["IN_PROGRESS", "ON_HOLD"], to: "ON_HOLD" },
  escalate: { from: ["IN_PROGRESS"], to: "ACCEPTED" },
  sendBack: { from: ["ACCEPTED"], to: ["IN_PROGRESS", "ACCEPTED"] },
  resolve: { from: ["IN_PROGRESS", "MEDIATING", "ON_HOLD"], to: "RESOLVED" },
  rate: { from: ["RESOLVED"], to: "SAME" },
  callback: {
    from: ["RESOLVED", "CLOSED", "WITHDRAWN"],
    to: ["RESOLVED", "CLOSED", "WITHDRAWN", "REGISTERED", "ACCEPTED"],
  },
  reopen: { from: ["RESOLVED", "CLOSED"], to: ["IN_PROGRESS", "ACCEPTED"] },
  close: { from: ["RESOLVED"], to: "CLOSED" },
  urge: { from: OPEN_STATES, to: "SAME" },
  withdraw: { from: OPEN_STATES, to: "WITHDRAWN" },
  supervise: {
    from: [...OPEN_STATES, "NOT_ACCEPTED", "REFERRED_OUT", "RESOLVED", "CLOSED", "WITHDRAWN"],
    to: "SAME",
  },
  referOut: { from: ["ACCEPTED", "DISPATCHED", "IN_PROGRESS"], to: "REFERRED_OUT" },
  merge: { from: ["ACCEPTED", "DISPATCHED", "IN_PROGRESS"], to: "MERGED" },
  split: { from: ["MERGED"], to: "ACCEPTED" },
  link: { from: LIVING, to: "SAME" },
  reclassify: { from: ["ACCEPTED", "DISPATCHED", "IN_PROGRESS", "ON_HOLD"], to: "SAME" },
  archive: { from: ["CLOSED"], to: "ARCHIVED" },
  followMaster: { from: ["MERGED"], to: ["MERGED", "RESOLVED"] },
  autoEscalate: { from: OPEN_STATES, to: ["ACCEPTED", "REGISTERED", "MERGED"] },
  recount: { from: [...OPEN_STATES, "RESOLVED", "NOT_ACCEPTED", "REFERRED_OUT"], to: "SAME" },
  breach: { from: LIVING, to: "SAME" },
  correctContact: { from: STATES, to: "SAME" },
  keepPrivate: { from: STATES, to: "SAME" },
  forgetContact: { from: STATES, to: "SAME" },
  revokeMandate: { from: LIVING, to: "SAME" },
  askRight: { from: STATES, to: "SAME" },
  answerRight: { from: STATES, to: "SAME" },
} as const satisfies Record<Verb, Transition>;

export const startsFrom = (verb: Verb, state: State): boolean => {
  const from: readonly State[] | null = TRANSITIONS[verb].from;
  return from?.includes(state) ?? false;
};
