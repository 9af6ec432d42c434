import { type Issue, officeAt } from "./issue.ts";

/** What is told of an issue when it comes in; everything else begins empty. */
type Told = Pick<
  Issue,
  | "id"
  | "receiptNo"
  | "tier"
  | "initialTier"
  | "level"
  | "category"
  | "channel"
  | "statement"
  | "placeText"
  | "mapPoint"
  | "place"
  | "residentId"
  | "reachable"
  | "spokenOn"
  | "registeredAt"
  | "hiddenFrom"
>;

/** An issue as it comes in from an old ledger, before anything has happened to it. */
export const newIssue = (told: Told): Issue => ({
  ...told,
  version: 0,
  state: "REGISTERED",
  round: 1,
  returnCount: 0,
  supervisionLevel: 0,
  supervisionDueAt: null,
  holderUnitId: officeAt(told.level, told.place) ?? told.place.cityId,
  leadUnitId: null,
  handlerId: null,
  coUnitIds: [],
  cameFrom: null,
  hazard: false,
  isPetitionItem: false,
  confidentiality: "NORMAL",
  visitId: null,
  firstContactId: null,
  dispatchedAt: null,
  firstReplyAt: null,
  lastReplyOn: null,
  lastReplyKind: null,
  resolvedAt: null,
  closedAt: null,
  outcome: null,
  ratedSolved: null,
  ratedLevel: null,
  hasAgent: false,
  urgedOn: null,
  askedBackOn: null,
  questionOpen: false,
  urgeCount: 0,
  breachCount: 0,
  request: null,
  hands: {},
  waiting: null,
  infoAsked: false,
  extensionCount: 0,
  holdCount: 0,
  ruling: null,
  returnedBy: null,
  delayUnitId: null,
  refusalReview: null,
  tries: [],
  callbackTries: [],
  callbackDone: false,
  callbackUnitId: null,
  mergedInto: null,
  mastersClocks: [],
  mergedDue: null,
  complainedUnitId: null,
  complainedPersonId: null,
  children: 0,
  unansweredChildren: 0,
  answered: null,
  openOrders: [],
  answeredOrders: [],
  withdrawnClocks: [],
  clocks: [],
});
