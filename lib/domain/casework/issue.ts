import type { CivilDate } from "../calendar/calendar.ts";
import type { DeadlineStep, Shift } from "../calendar/deadlines.ts";
import type {
  Channel,
  ClockKind,
  ClockStop,
  Confidentiality,
  CoTaskKind,
  DeadlineMode,
  Level,
  LinkKind,
  Outcome,
  PauseReason,
  PlainState,
  RatedSolved,
  RatingLevel,
  RefusalReason,
  ReplyChannel,
  ReplyKind,
  Role,
  State,
  SuperviseReason,
  Tier,
  Verb,
  WaitingKind,
} from "../vocabulary.ts";
import type { MapPoint } from "./mapPoint.ts";
import type { Hands } from "./secondEyes.ts";

/** Where: the chain of places above the spot, each known down to the level at which it was told. */
export type Place = {
  readonly cityId: string;
  readonly countyId: string | null;
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridId: string | null;
};

/** How a due instant was counted; stored with it, so that it never needs to be recomputed to be explained. */
export type ClockBasis = {
  readonly from: CivilDate;
  readonly days?: number;
  readonly hours?: number;
  readonly mode?: DeadlineMode;
  readonly due: CivilDate;
  readonly provisional: boolean;
  readonly calendarVersion: number;
  readonly settingsVersion?: number;
  /** standstills and extensions since it began, in order */
  readonly shifts?: readonly Shift[];
  readonly steps: readonly DeadlineStep[];
};

export type Clock = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly level: Level;
  readonly tier: Tier;
  readonly unitId: string;
  readonly round: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly basis: ClockBasis;
  readonly stoppedAt: Date | null;
  readonly stop: ClockStop | null;
  readonly breachedAt: Date | null;
  /** the day it stands still since; null when it runs */
  readonly pausedOn: CivilDate | null;
  /** who answers for its breach; null while there is none (domain.md C5 attribution) */
  readonly chargedUnitId: string | null;
  readonly sweepAt: Date | null;
  readonly warnAt: Date | null;
};

/** What one asked and another must decide; it takes effect only then (domain.md C2 refuse, extend, pause). */
export type IssueRequest = {
  readonly by: string | null;
  readonly unitId: string | null;
  readonly on: CivilDate;
  readonly words: string;
} & (
  | { readonly kind: "REFUSAL"; readonly state: "ASKED"; readonly reason: RefusalReason }
  | { readonly kind: "EXTENSION"; readonly state: "ASKED" | "APPROVED"; readonly days: number }
  | {
      readonly kind: "PAUSE";
      readonly state: "ASKED";
      readonly reason: PauseReason;
      readonly until: CivilDate;
    }
);

/** Why RESOLVE stands still, since when and until when. */
export type Waiting = {
  readonly kind: WaitingKind;
  readonly since: CivilDate;
  readonly until: CivilDate;
  readonly reason: PauseReason | null;
};

/** What an escalation remembers, so that it can be sent back whence it came. */
export type CameFrom = {
  readonly level: Level;
  readonly tier: Tier;
  readonly holderUnitId: string;
  readonly leadUnitId: string | null;
  readonly at: string;
  readonly on: CivilDate;
  readonly by: "PEOPLE" | "SYSTEM";
  /** of the answer owed or given below; not known of what came up before it was kept */
  readonly replyDue?: CivilDate | null;
  readonly resolveDue: CivilDate | null;
  readonly sentBack: boolean;
};

/** The record that is registered, clocked, escalated and rated (诉求). */
export type Issue = {
  readonly id: string;
  readonly receiptNo: string;
  readonly version: number;
  readonly state: State;
  readonly tier: Tier;
  readonly initialTier: Tier;
  readonly level: Level;
  readonly round: number;
  readonly returnCount: number;
  /** of the highest order that stands, 0 when none does or it was answered; and when that one is due */
  readonly supervisionLevel: number;
  readonly supervisionDueAt: Date | null;
  readonly holderUnitId: string;
  readonly leadUnitId: string | null;
  readonly handlerId: string | null;
  readonly coUnitIds: readonly string[];
  readonly cameFrom: CameFrom | null;
  readonly category: string | null;
  readonly hazard: boolean;
  /** 信访事项: the limits of 信访工作条例 §23 and §34 hold where they are stricter */
  readonly isPetitionItem: boolean;
  readonly confidentiality: Confidentiality;
  readonly channel: Channel;
  readonly statement: string;
  readonly placeText: string;
  /** where on the map; null: nobody marked it */
  readonly mapPoint: MapPoint | null;
  readonly place: Place;
  readonly residentId: string | null;
  readonly visitId: string | null;
  readonly firstContactId: string | null;
  readonly reachable: boolean;
  /** somebody speaks for the resident, who has not revoked it */
  readonly hasAgent: boolean;
  readonly spokenOn: CivilDate;
  readonly registeredAt: Date;
  readonly dispatchedAt: Date | null;
  readonly firstReplyAt: Date | null;
  readonly lastReplyOn: CivilDate | null;
  readonly lastReplyKind: ReplyKind | null;
  readonly resolvedAt: Date | null;
  readonly closedAt: Date | null;
  readonly outcome: Outcome | null;
  readonly ratedSolved: RatedSolved | null;
  readonly ratedLevel: RatingLevel | null;
  readonly urgedOn: CivilDate | null;
  /** when the resident last asked back about an answer, and whether no answer came since */
  readonly askedBackOn: CivilDate | null;
  readonly questionOpen: boolean;
  readonly urgeCount: number;
  readonly breachCount: number;
  readonly request: IssueRequest | null;
  /** who took the steps that somebody else decides on */
  readonly hands: Hands;
  readonly waiting: Waiting | null;
  /** whether the one list of missing papers of this round was asked for */
  readonly infoAsked: boolean;
  readonly extensionCount: number;
  readonly holdCount: number;
  /** after two returns the common superior rules; its ruling binds (信访工作条例 §24) */
  readonly ruling: "NEEDED" | "GIVEN" | null;
  readonly returnedBy: string | null;
  /** who answers for delays of this round, when a return decided that; otherwise whoever the clock belongs to */
  readonly delayUnitId: string | null;
  readonly refusalReview: "UPHELD" | "OVERTURNED" | null;
  /** logged tries to reach the resident since the last answer was owed; instants as ISO text */
  readonly tries: readonly string[];
  readonly callbackTries: readonly string[];
  /** the resident was reached, said no, or was tried for often enough */
  readonly callbackDone: boolean;
  /** the team asked to call back where the city's own office handled it; null where its officers do */
  readonly callbackUnitId: string | null;
  /** 回避: the unit, and where it must be the post, that is complained of (信访工作条例 §28) */
  readonly complainedUnitId: string | null;
  readonly complainedPersonId: string | null;
  /** rank from which on down it is invisible (see recusal); null = not hidden */
  readonly hiddenFrom: number | null;
  /** the issue this one is handled with, and when it was due before */
  readonly mergedInto: string | null;
  readonly mergedDue: CivilDate | null;
  /** what that one promises for both now: RESOLVE, or HOLD_REVIEW; empty unless merged */
  readonly mastersClocks: readonly Clock[];
  /** issues merged into this one */
  readonly children: number;
  /** of these, the ones whose residents have no final answer yet */
  readonly unansweredChildren: number;
  /** the newest REPLY clock that has stopped in this round: what a resident may deny */
  readonly answered: Clock | null;
  /** supervision orders that nobody has answered yet */
  readonly openOrders: readonly OpenOrder[];
  /** orders that the newest answer met: they stand again should it be denied */
  readonly answeredOrders: readonly OpenOrder[];
  /** what was promised when it was withdrawn; empty unless it is */
  readonly withdrawnClocks: readonly Clock[];
  /** running clocks only; stopped ones are history and live in the record */
  readonly clocks: readonly Clock[];
};

export type TrailEvent = {
  readonly id: string;
  readonly verb: Verb;
  readonly commandId: string | null;
  readonly clockId: string | null;
  readonly actorId: string | null;
  readonly actorRole: Role | "RESIDENT" | "SYSTEM";
  readonly unitId: string | null;
  readonly level: Level;
  readonly fromState: State | null;
  readonly toState: State;
  readonly at: Date;
  readonly madeAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
};

export type ReplyRecord = {
  readonly id: string;
  readonly round: number;
  readonly level: Level;
  readonly unitId: string;
  readonly personId: string;
  readonly kind: ReplyKind;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly nextOn: CivilDate | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly channel: ReplyChannel;
  readonly at: Date;
};
export type RatingRecord = {
  readonly id: string;
  readonly round: number;
  readonly solved: RatedSolved;
  readonly level: RatingLevel;
  readonly contacted: boolean;
  readonly words: string;
  readonly at: Date;
};
export type OrderRecord = {
  readonly id: string;
  readonly level: number;
  readonly reason: SuperviseReason;
  readonly words: string;
  readonly unitId: string | null;
  readonly toUnitId: string;
  readonly clockId: string | null;
  readonly issuedAt: Date;
  readonly dueAt: Date;
};
/** An order that stands, with the promise it is about; null: about the matter as such. */
export type OpenOrder = Pick<OrderRecord, "id" | "level" | "dueAt" | "clockId"> & {
  readonly clockKind: ClockKind | null;
};
export type CoTaskRecord = {
  readonly id: string;
  readonly unitId: string;
  readonly kind: CoTaskKind;
  readonly task: string;
  readonly dueOn: CivilDate;
  readonly askedByUnitId: string | null;
  readonly askedAt: Date;
};
export type CoTaskReport = { readonly id: string; readonly doneAt: Date; readonly doneWords: string };
export type LinkRecord = {
  readonly id: string;
  readonly otherId: string;
  readonly kind: LinkKind;
  readonly at: Date;
};
export type Message = {
  readonly id: string;
  readonly topic: Verb;
  readonly recipient: string;
  readonly about?: About;
};
/** What a message says beyond its topic: which clock, which of several sentences, which day. */
export type About = {
  readonly kind?: ClockKind;
  readonly stage?: "OFFICE" | "HAND_UP";
  readonly due?: CivilDate;
};

/** What one decision changes. `clocks` holds every clock that was started, stopped, or breached. */
export type Change = {
  readonly before: Issue | null;
  readonly issue: Issue;
  readonly clocks: readonly Clock[];
  readonly events: readonly TrailEvent[];
  readonly replies: readonly ReplyRecord[];
  readonly ratings: readonly RatingRecord[];
  readonly orders: readonly OrderRecord[];
  /** of orders that stood before */
  readonly metOrders: readonly string[];
  /** of orders that were met by an answer that was none */
  readonly unmetOrders: readonly string[];
  readonly coTasks: readonly CoTaskRecord[];
  readonly coTaskReports: readonly CoTaskReport[];
  readonly links: readonly LinkRecord[];
  /** the answers of this round up to now were denied by the resident */
  readonly denied: boolean;
  readonly messages: readonly Message[];
};

const NEXT_LEVEL = {
  COMMUNITY: "TOWN",
  TOWN: "COUNTY",
  COUNTY: "CITY",
  CITY: null,
} as const satisfies Record<Level, Level | null>;

/** 急 is solved by community and town, 愁 by the county, 难/盼 by the city (「街道、乡镇(社区、村)这一层面」). */
export const TIERS_OF_LEVEL = {
  COMMUNITY: ["URGENT"],
  TOWN: ["URGENT"],
  COUNTY: ["WORRY"],
  CITY: ["HARD", "HOPE"],
} as const satisfies Record<Level, readonly Tier[]>;
export const tierOf = (level: Level): Tier => TIERS_OF_LEVEL[level][0];

const PLACE_KEY = {
  CITY: "cityId",
  COUNTY: "countyId",
  TOWN: "townId",
  COMMUNITY: "communityId",
} as const satisfies Record<Level, keyof Place>;
/** The office that answers for a place at a level; null when the place is only known above that level. */
export const officeAt = (level: Level, place: Place): string | null => place[PLACE_KEY[level]];

/** The next level up that has an office for this place: a few cities have towns without counties. Null at the city. */
export function levelAbove(level: Level, place: Place): Level | null {
  const above = NEXT_LEVEL[level];
  return above === null || officeAt(above, place) ? above : levelAbove(above, place);
}

/** The lowest level that has an office for this place: where an issue told there begins. */
export const entryLevel = (place: Place): Level =>
  place.communityId ? "COMMUNITY" : place.townId ? "TOWN" : place.countyId ? "COUNTY" : "CITY";

export const runningClock = (issue: Issue, kind: ClockKind): Clock | undefined =>
  issue.clocks.find((c) => c.kind === kind);

/** Five plain words for the resident (domain.md C1). */
export function plainState(issue: Pick<Issue, "state" | "lastReplyKind" | "ratedSolved">): PlainState {
  switch (issue.state) {
    case "REGISTERED":
      return "RECEIVED";
    case "ACCEPTED":
    case "DISPATCHED":
    case "IN_PROGRESS":
    case "MEDIATING":
    case "ON_HOLD":
    case "MERGED":
      return issue.lastReplyKind ? "ANSWERED" : "WORKING";
    case "RESOLVED":
      return issue.ratedSolved ? "ENDED" : "PLEASE_RATE";
    case "NOT_ACCEPTED":
    case "REFERRED_OUT":
      return "NOT_OURS";
    case "CLOSED":
    case "ARCHIVED":
    case "WITHDRAWN":
      return "ENDED";
  }
}
