import type { Role } from "../vocabulary.ts";
import { VERBS } from "../vocabulary.ts";

/** What people are told of: every step of an issue, and what is no step of one. */
export const EXTRA_TOPICS = [
  "warn",
  "mention",
  "reconciliation",
  "figuresDiffer",
  "alertRaised",
  "sessionMissing",
  "bookingCancelled",
  "bookingFreed",
  "publicNotice",
  "hostChanged",
  "sessionCancelled",
  "caseStep",
  "caseAnswered",
  "exclusionAsked",
  "exclusionDecided",
  "policyAnswered",
  "instructed",
  "instructionDue",
  "instructionAnswered",
  "instructionBack",
  "instructionEnded",
  "digestPublished",
] as const;
export const TOPICS = [...VERBS, ...EXTRA_TOPICS] as const;
export type Topic = (typeof TOPICS)[number];

/** Ways a message leaves the house. */
export const OUTSIDE_CHANNELS = ["EMAIL", "SMS", "WECOM", "DINGTALK", "WEB_PUSH"] as const;
export type OutsideChannel = (typeof OUTSIDE_CHANNELS)[number];
/** Ways by which a resident may hear of one matter beside the text message. */
export const FOLLOWER_CHANNELS = ["EMAIL", "WEB_PUSH"] as const satisfies readonly OutsideChannel[];
export const NOTICE_CHANNELS = ["INBOX", ...OUTSIDE_CHANNELS] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** Topics a person hears or does not hear together. Danger is in no list: it cannot be turned off. */
export const TOPIC_GROUPS = ["WORK", "DEADLINE", "COLLEAGUES", "HOUSE"] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

/**
 * WAITING = to be tried at `due_at`. COLLECTED = for the next digest; BUNDLED = went with one. SENDING = the intent, written
 * before the send. SENT. UNSURE = begun, and nobody knows whether it arrived: never repeated by itself. DEAD = given up.
 * WITHHELD = a demonstration would have sent it.
 */
export const DELIVERY_STATES = [
  "WAITING",
  "COLLECTED",
  "BUNDLED",
  "SENDING",
  "SENT",
  "UNSURE",
  "DEAD",
  "WITHHELD",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** What a person may send again, knowing what they do. */
export const REPLAYABLE = ["UNSURE", "DEAD"] as const satisfies readonly DeliveryState[];

/** Why a message did not go, or nobody knows: the first word of the stored error; a bare number of the other side may follow. */
export const DELIVERY_ERRORS = [
  "UNREACHABLE",
  "BUSY",
  "REJECTED",
  "GONE",
  "NO_ANSWER",
  "CUT_SHORT",
  "NO_ADDRESS",
] as const;
export type DeliveryError = (typeof DELIVERY_ERRORS)[number];

type TopicRule = {
  readonly group: TopicGroup;
  /** at the unit that is told: who has to do with it (domain.md C2 "Who", C5 "Warnings") */
  readonly roles: readonly Role[];
};
const work = (...roles: readonly Role[]): TopicRule => ({ group: "WORK", roles });
const deadline = (...roles: readonly Role[]): TopicRule => ({ group: "DEADLINE", roles });

/**
 * Whom a message to a unit reaches, as data: those whose step comes next, and whoever answers for the unit. The column
 * "Who" of domain.md C2 says whose step it is; warnings go "to handler, then unit lead, then office" (C5).
 */
export const TOPIC_RULES = {
  register: work("INTAKE_CLERK", "COUNCIL_CLERK"),
  handOff: work("UNIT_LEAD", "HANDLER", "COUNCIL_CLERK", "INTAKE_CLERK", "DISPATCHER"),
  accept: work("DISPATCHER", "COUNCIL_CLERK"),
  proposeRefusal: work("COUNCIL_CLERK", "UNIT_LEAD"),
  refuse: work("INTAKE_CLERK"),
  askReview: work("COUNCIL_CLERK"),
  review: work("COUNCIL_CLERK", "INTAKE_CLERK", "UNIT_LEAD"),
  dispatch: work("HANDLER", "UNIT_LEAD"),
  sign: work("DISPATCHER"),
  return: work("DISPATCHER", "COUNCIL_CLERK"),
  rule: work("HANDLER", "UNIT_LEAD", "DISPATCHER", "COUNCIL_CLERK"),
  addCoHandler: work("HANDLER", "UNIT_LEAD"),
  whistle: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  reportIn: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  finishTask: work("HANDLER", "UNIT_LEAD"),
  rateJoint: work("UNIT_LEAD", "COUNCIL_CLERK"),
  meet: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  contact: work("HANDLER"),
  reply: work("UNIT_LEAD", "COUNCIL_CLERK"),
  denyContact: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK", "SUPERVISOR"),
  askBack: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  askInfo: work("COUNCIL_CLERK"),
  giveInfo: work("HANDLER", "UNIT_LEAD"),
  askPause: work("COUNCIL_CLERK"),
  approvePause: work("HANDLER", "UNIT_LEAD"),
  askExtension: work("UNIT_LEAD", "COUNCIL_CLERK"),
  approveExtension: work("HANDLER", "UNIT_LEAD"),
  approveSecondExtension: work("HANDLER", "UNIT_LEAD"),
  tellExtension: work("HANDLER", "COUNCIL_CLERK"),
  declineRequest: work("HANDLER", "UNIT_LEAD", "INTAKE_CLERK"),
  resume: work("HANDLER", "UNIT_LEAD"),
  mediate: work("UNIT_LEAD", "COUNCIL_CLERK"),
  hold: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  escalate: work("COUNCIL_CLERK", "INTAKE_CLERK", "DISPATCHER"),
  sendBack: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  resolve: work("COUNCIL_CLERK", "CALLBACK_OFFICER"),
  rate: work("HANDLER", "UNIT_LEAD", "CALLBACK_OFFICER"),
  callback: work("CALLBACK_OFFICER", "UNIT_LEAD", "COUNCIL_CLERK"),
  reopen: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  close: work("UNIT_LEAD"),
  urge: deadline("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  withdraw: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK", "INTAKE_CLERK"),
  supervise: deadline("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  referOut: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  merge: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  split: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  link: work("HANDLER", "UNIT_LEAD"),
  reclassify: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  archive: work("COUNCIL_CLERK"),
  followMaster: work("HANDLER", "UNIT_LEAD"),
  autoEscalate: deadline("COUNCIL_CLERK", "UNIT_LEAD", "INTAKE_CLERK", "DISPATCHER"),
  recount: deadline("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  breach: deadline("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  correctContact: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  keepPrivate: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  forgetContact: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  revokeMandate: work("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  askRight: deadline("COUNCIL_CLERK", "UNIT_LEAD"),
  answerRight: work("COUNCIL_CLERK"),
  warn: deadline("HANDLER", "UNIT_LEAD", "COUNCIL_CLERK"),
  mention: { group: "COLLEAGUES", roles: ["UNIT_LEAD"] },
  reconciliation: { group: "HOUSE", roles: ["COUNCIL_CLERK", "SUPERVISOR", "SYS_ADMIN"] },
  figuresDiffer: { group: "HOUSE", roles: ["COUNCIL_CLERK", "SUPERVISOR", "SYS_ADMIN"] },
  // to the place it is about and the office above (domain.md Z14)
  alertRaised: work("UNIT_LEAD", "COUNCIL_CLERK"),
  // written to persons by name, whoever is paired with a contact point (domain.md N16)
  sessionMissing: deadline("VISITOR", "UNIT_LEAD"),
  // written to whoever booked a time of a session that does not take place (domain.md Z18)
  bookingCancelled: work("RECORDER"),
  // written to whoever had a time that the office freed
  bookingFreed: work("RECORDER"),
  publicNotice: work("RECORDER"),
  // written to readers of a notice and to whoever booked: somebody else sits there
  hostChanged: work("RECORDER"),
  // a session that readers of notices were told of does not take place, or not as it was told
  sessionCancelled: work("RECORDER"),
  // to the unit concerned: it is heard before anything is decided (domain.md C8)
  caseStep: deadline("UNIT_LEAD", "COUNCIL_CLERK"),
  // to the offices that look into it: the unit explained, or appealed
  caseAnswered: work("SUPERVISOR"),
  exclusionAsked: work("COUNCIL_CLERK", "REVIEWER"),
  exclusionDecided: work("UNIT_LEAD", "COUNCIL_CLERK"),
  // to the unit that asked (domain.md Z20)
  policyAnswered: work("UNIT_LEAD", "COUNCIL_CLERK", "HANDLER"),
  instructed: work("UNIT_LEAD", "COUNCIL_CLERK"),
  instructionDue: deadline("UNIT_LEAD", "COUNCIL_CLERK"),
  instructionAnswered: work("UNIT_LEAD", "COUNCIL_CLERK"),
  instructionBack: work("UNIT_LEAD", "COUNCIL_CLERK"),
  instructionEnded: work("UNIT_LEAD", "COUNCIL_CLERK"),
  digestPublished: work("UNIT_LEAD"),
} as const satisfies Record<Topic, TopicRule>;

/** Danger waits for no morning and for no digest (domain.md C2 hazard, C5 "Quiet hours … except hazard"). */
export const HAZARD_TOPICS = ["handOff"] as const satisfies readonly Topic[];

export const isTopic = (word: string): word is Topic => (TOPICS as readonly string[]).includes(word);

/** The page a notice leads to: its issue, or what it is about otherwise. */
export const noticePath = (topic: string, issueId: string | null): string =>
  PAGES[topic] ?? (issueId ? `/issues/${issueId}` : "/inbox");
const PAGES: Readonly<Record<string, string>> = {
  reconciliation: "/reconciliation",
  figuresDiffer: "/reconciliation",
  alertRaised: "/alerts",
  sessionMissing: "/points",
  caseStep: "/accountability",
  caseAnswered: "/accountability",
  exclusionAsked: "/exclusions",
  exclusionDecided: "/exclusions",
  policyAnswered: "/policy",
  instructed: "/instructions",
  instructionDue: "/instructions",
  instructionAnswered: "/instructions",
  instructionBack: "/instructions",
  instructionEnded: "/instructions",
  digestPublished: "/digests",
};
