import { addDays, endOfDay, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import { decide, decideRegister } from "#lib/domain/casework/decide.ts";
import type { Context } from "#lib/domain/casework/draft.ts";
import { followUp } from "#lib/domain/casework/followUp.ts";
import {
  type Change,
  type Clock,
  type CoTaskRecord,
  type CoTaskReport,
  entryLevel,
  type Issue,
  type LinkRecord,
  type OrderRecord,
  type Place,
  type RatingRecord,
  type ReplyRecord,
  runningClock,
  type TrailEvent,
  tierOf,
} from "#lib/domain/casework/issue.ts";
import { givenSides, type Whistle } from "#lib/domain/casework/jointRating.ts";
import { newIssue } from "#lib/domain/casework/newIssue.ts";
import { tookPart } from "#lib/domain/casework/secondEyes.ts";
import { settle } from "#lib/domain/casework/sweep.ts";
import { DEFAULT_SETTINGS } from "#lib/domain/clocks/clockSettings.ts";
import type { Command, Payload } from "#lib/domain/commands.ts";
import { GRANTS, superiorOffice } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { type ClockKind, type Level, ORDER_LEVELS, type Verb } from "#lib/domain/vocabulary.ts";
import { realCalendar } from "./calendar.ts";

export const place: Place = {
  cityId: "city",
  countyId: "county",
  townId: "town",
  communityId: "community",
  gridId: null,
};
/** The department beside an office that the stories dispatch to. */
export const departmentOf = (officeId: string): string => `${officeId}-water`;

/** "03-05 10:00" in 2026, on a wall in Shanghai; with a year in front in another one. */
export function at(text: string): Date {
  const [day = "", time = "09:00"] = text.split(" ");
  const date = day.length === 5 ? `2026-${day}` : day;
  if (time === "24:00") return endOfDay(date);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(startOfDay(date).getTime() + (hours * 60 + minutes) * 60_000);
}

/** The district bureau that the stories ask for help. */
export const HELPER = "bureau";
const helperOf = (issue: Issue): string =>
  [HELPER, "police", "power"].find(
    (unit) => !issue.clocks.some((c) => ["CO_TASK", "REPORT_IN"].includes(c.kind) && c.unitId === unit),
  ) ?? HELPER;
/** Day and time on the wall in Shanghai. */
const wall = (now: Date) => ({
  on: shanghaiDate(now),
  time: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16),
});

/** A payload of every verb that is right whenever the verb is possible. */
export const goodPayload = {
  register: (spokenOn = "2026-03-02"): Payload<"register"> => ({
    statement: "三楼水管一直漏，墙都湿了",
    category: null,
    hazard: false,
    confidentiality: "NORMAL",
    residentName: "王阿姨",
    residentPhone: "13800005678",
    unitId: "community",
    placeText: "3号楼",
    channel: "VISIT",
    spokenOn,
    lateReason: "",
  }),
  accept: ({ level }: Issue): Payload<"accept"> => ({
    category: "UTILITIES.WATER_SUPPLY",
    tier: tierOf(level),
    hazard: false,
    petition: false,
  }),
  handOff: (): Payload<"handOff"> => ({ hazard: "GAS", words: "楼道里有煤气味" }),
  proposeRefusal: (): Payload<"proposeRefusal"> => ({ reason: "R4", words: "这条路归邻区管，不在本辖区" }),
  askReview: (): Payload<"askReview"> => ({ words: "这条路就在我家门口" }),
  review: (): Payload<"review"> => ({ upheld: false, words: "路灯在本辖区，应当受理" }),
  rule: ({ holderUnitId }: Issue): Payload<"rule"> => ({
    unitId: departmentOf(holderUnitId),
    upheld: false,
    words: "按职责由水务办理",
  }),
  addCoHandler: (issue: Issue, now: Date): Payload<"addCoHandler"> => ({
    unitId: helperOf(issue),
    task: "查清楼顶水箱的管线走向",
    dueOn: shanghaiDate(now),
  }),
  whistle: (issue: Issue): Payload<"whistle"> => ({
    unitId: helperOf(issue),
    otherUnitId: null,
    thirdUnitId: null,
    lacking: "要封路开挖，街道没有审批权限",
    where: "梧桐里西门",
  }),
  reportIn: (issue: Issue): Payload<"reportIn"> => ({
    taskId: runningClock(issue, "REPORT_IN")?.id ?? "",
    words: "已派两人到场，负责开挖",
  }),
  finishTask: (issue: Issue): Payload<"finishTask"> => ({
    taskId: runningClock(issue, "CO_TASK")?.id ?? "",
    words: "管线已查清，图纸已交",
  }),
  meet: (_: Issue, now: Date): Payload<"meet"> => ({
    on: shanghaiDate(now),
    present: "水务、物业、业委会",
    words: "水务三天内查清管线，物业配合关阀，业委会通知各户",
  }),
  rateJoint: (): Payload<"rateJoint"> => ({
    taskId: "none",
    inTime: true,
    tookOver: true,
    needed: true,
    rightUnit: true,
    together: true,
    said: "",
  }),
  contact: (_issue: Issue, now: Date): Payload<"contact"> => ({
    channel: "PHONE",
    result: "NOT_REACHED",
    ...wall(now),
    words: "",
  }),
  denyContact: (): Payload<"denyContact"> => ({ words: "没有人打过电话" }),
  askBack: (): Payload<"askBack"> => ({ words: "接头换了，墙谁来修？" }),
  askInfo: (): Payload<"askInfo"> => ({
    words: "请补一份产权证复印件",
    channel: "PHONE",
    reached: true,
  }),
  giveInfo: (): Payload<"giveInfo"> => ({ words: "复印件已交到窗口" }),
  askPause: (_issue: Issue, now: Date): Payload<"askPause"> => ({
    reason: "APPRAISAL",
    until: addDays(shanghaiDate(now), 10),
    words: "房屋安全鉴定要十天",
  }),
  approvePause: (): Payload<"approvePause"> => ({ words: "" }),
  askExtension: (): Payload<"askExtension"> => ({ days: 10, reason: "整根立管要定制，十天到货" }),
  approveExtension: (): Payload<"approveExtension"> => ({ words: "" }),
  approveSecondExtension: (): Payload<"approveSecondExtension"> => ({ words: "" }),
  tellExtension: (): Payload<"tellExtension"> => ({
    words: "立管到货要晚十天，到货就换",
    channel: "PHONE",
    reached: true,
  }),
  declineRequest: (): Payload<"declineRequest"> => ({ words: "现有条件可以按期办完" }),
  resume: (): Payload<"resume"> => ({ words: "" }),
  mediate: (): Payload<"mediate"> => ({ bothAgree: true, words: "楼上楼下都愿意坐下来谈" }),
  hold: (_issue: Issue, now: Date): Payload<"hold"> => ({
    reviewOn: addDays(shanghaiDate(now), 60),
    words: "整楼换管已报明年老旧小区改造计划",
  }),
  callback: (_issue: Issue, now: Date): Payload<"callback"> => ({
    result: "ANSWERED",
    ...wall(now),
    solved: "YES",
    level: 4,
    contacted: true,
    ofFreeWill: true,
    words: "",
  }),
  referOut: (): Payload<"referOut"> => ({
    route: "LITIGATION",
    whereToGo: "锦溪区人民法院立案庭",
    words: "房屋买卖合同纠纷由法院处理",
    papersHandedOver: true,
    channel: "PHONE",
    reached: true,
  }),
  merge: (): Payload<"merge"> => ({ masterId: "master", words: "" }),
  split: (): Payload<"split"> => ({ words: "不是同一根水管" }),
  link: (): Payload<"link"> => ({ otherId: "master", kind: "RELATED", words: "" }),
  reclassify: ({ tier }: Issue): Payload<"reclassify"> => ({
    category: "HOUSING_PROPERTY.LEAK_QUALITY",
    tier,
    petition: false,
    words: "是房屋质量问题",
  }),
  archive: () => ({}),
  followMaster: () => ({ told: null, due: null }),
  recount: (): Payload<"recount"> => ({ words: "" }),
  refuse: (): Payload<"refuse"> => ({
    reason: "R4",
    words: "这条路归邻区管，我们已经帮您转告",
    whereToGo: "邻区城管局 12319",
  }),
  dispatch: ({ holderUnitId }: Issue): Payload<"dispatch"> => ({
    unitId: departmentOf(holderUnitId),
    words: "",
  }),
  sign: () => ({}),
  return: (): Payload<"return"> => ({
    reason: "不归水务管，是物业的",
    legalBasis: "街道职责清单",
    suggestedUnit: "不清楚",
  }),
  reply: ({ reachable, confidentiality }: Issue, now: Date): Payload<"reply"> => ({
    kind: "PROGRESS",
    done: "上门看了漏水的三楼，确认公共水管接头裂开",
    state: "已经关阀止水，等新的接头到货",
    next: "换好接头以后再给您打电话",
    nextOn: addDays(shanghaiDate(now), 1),
    contactName: "水务小刘",
    contactPhone: "0791-86381234",
    channel: reachable && confidentiality !== "ANONYMOUS" ? "PHONE" : "FACE_TO_FACE",
    reached: true,
    // The same words every time: the door asks back about them (tests/db/replyCheck.test.ts).
    sendAnyway: "on",
  }),
  escalate: (): Payload<"escalate"> => ({
    reason: "FUNDS",
    done: "先后修过两次接头",
    whyNot: "整根立管要换，本级没有这笔钱",
    asked: "请安排立管改造的经费",
  }),
  sendBack: (): Payload<"sendBack"> => ({ reason: "本级有维修资金可以用" }),
  resolve: (): Payload<"resolve"> => ({ outcome: "SOLVED", evidence: "换管照片两张" }),
  rate: (): Payload<"rate"> => ({ solved: "YES", level: 5, contacted: true, words: "" }),
  reopen: (): Payload<"reopen"> => ({ reason: "又漏了" }),
  close: (): Payload<"close"> => ({ words: "" }),
  urge: (): Payload<"urge"> => ({ words: "" }),
  withdraw: (): Payload<"withdraw"> => ({ reason: "自己修好了", paperId: "paper" }),
  supervise: ({ supervisionLevel }: Issue): Payload<"supervise"> => ({
    reason: "INSTRUCTION",
    level: ORDER_LEVELS.find((level) => level > supervisionLevel) ?? 3,
    words: "请三日内报结果",
  }),
  autoEscalate: () => ({}),
  correctContact: (): Payload<"correctContact"> => ({ what: "PHONE" }),
  keepPrivate: () => ({}),
  forgetContact: () => ({}),
  revokeMandate: () => ({}),
  askRight: (): Payload<"askRight"> => ({ kind: "EXPLAIN", words: "为什么要派给水务站？" }),
  answerRight: (): Payload<"answerRight"> => ({
    requestId: "request",
    result: "ANSWERED",
    words: "漏的是公共立管，由水务站负责维修。",
    whereToComplain: "",
  }),
  breach: () => ({}),
} as const satisfies { [V in Verb]: unknown };

/** `by` is who does it and `at` the unit they do it for; when nobody is named, somebody who may decide it. */
export type Act = {
  at?: string;
  as?: "RESIDENT" | "SYSTEM" | "STAFF";
  from?: Level;
  by?: string;
  onBehalfOf?: string;
};

/**
 * One issue in memory, done to as the use case does it (decide, then what follows at once), and everything it left behind.
 */
/** Supervisors of the stories sit at the city unless told otherwise. */
const postLevel = (verb: Verb, level: Level): Level => (verb === "supervise" ? "CITY" : level);

export class Story {
  issue: Issue;
  readonly events: TrailEvent[] = [];
  readonly history = new Map<string, Clock>();
  readonly replies: ReplyRecord[] = [];
  readonly ratings: RatingRecord[] = [];
  readonly orders: OrderRecord[] = [];
  readonly coTasks: CoTaskRecord[] = [];
  readonly coTaskReports: CoTaskReport[] = [];
  readonly links: LinkRecord[] = [];
  /** every decision, in order: what was saved, one after the other */
  readonly changes: Change[] = [];
  readonly told: { topic: Verb; to: string }[] = [];
  private ids = 0;

  constructor(given: {
    at: string | Date;
    spokenOn?: string;
    place?: Place;
    payload?: Partial<Payload<"register">>;
  }) {
    const now = typeof given.at === "string" ? at(given.at) : given.at;
    const payload = { ...goodPayload.register(given.spokenOn), ...given.payload };
    const issue = blank(this.newId(), given.place ?? place, payload, now);
    const change = decideRegister(
      issue,
      { id: this.newId(), verb: "register", version: null, madeAt: now, payload },
      { ...this.context(now), by: { personId: "visitor", role: "VISITOR", post: null } },
    );
    if (isProblem(change)) throw new Error(`register was refused: ${change.code}`);
    this.issue = issue;
    this.keep(change);
  }

  /** Does it; the Problem when it is refused. */
  do<V extends Verb>(
    verb: V,
    when: string | Date,
    payload?: Partial<Payload<V>>,
    act: Act = {},
  ): Problem | undefined {
    const now = typeof when === "string" ? at(when) : when;
    const good = {
      ...(goodPayload[verb] as (issue: Issue, now: Date) => object)(this.issue, now),
      ...(verb === "rateJoint" && { taskId: this.whistles().at(-1)?.id ?? "none" }),
    };
    const command = {
      id: this.newId(),
      verb,
      version: this.issue.version,
      madeAt: now,
      payload: { ...good, ...payload },
    } as unknown as Command;
    const change = decide(this.issue, command, {
      ...this.context(now),
      ...(command.verb === "rateJoint" && {
        whistle: this.whistles().find(({ id }) => id === command.payload.taskId) ?? null,
      }),
      by: this.actingAs(verb, act),
    });
    if (isProblem(change)) return change;
    this.keep(change);
    const next = followUp(this.issue, command, this.newId);
    if (next)
      return this.do(next.command.verb, now, next.command.payload, {
        as:
          next.as === "SYSTEM"
            ? "SYSTEM"
            : verb === "rate" || verb === "denyContact"
              ? "RESIDENT"
              : (act.as ?? "STAFF"),
      });
  }

  /** Several steps that must all succeed: `verb` at `when`. */
  goes(...steps: readonly (readonly [Verb, string | Date, object?])[]): this {
    for (const [verb, when, payload] of steps) {
      const refused = this.do(verb, when, payload);
      if (refused) throw new Error(`${verb} at ${when} was refused: ${JSON.stringify(refused)}`);
    }
    return this;
  }

  /** What the system owes by then; false when nothing. */
  sweep(when: string | Date): boolean {
    const now = typeof when === "string" ? at(when) : when;
    const change = settle(this.issue, this.context(now));
    if (change) this.keep(change);
    return change !== null;
  }

  clock(kind: ClockKind): Clock | undefined {
    return this.issue.clocks.find((c) => c.kind === kind);
  }
  /** Every clock of that kind there ever was, in order. */
  clocks(kind: ClockKind): Clock[] {
    return [...this.history.values()].filter((c) => c.kind === kind);
  }
  did(verb: Verb): TrailEvent[] {
    return this.events.filter((e) => e.verb === verb);
  }

  readonly newId = (): string => `id-${++this.ids}`;

  /** Every whistle that was blown, as far as both sides have come with it. */
  whistles(): Whistle[] {
    return this.coTasks
      .filter(({ kind }) => kind === "WHISTLE")
      .map((task) => ({
        ...task,
        cameIn: this.history.get(task.id)?.stop === "MET",
        given: givenSides(task, this.events),
      }));
  }

  /** The issue that this one is merged into or linked with. */
  master: Issue | null = null;
  /** Whom the next acceptance or reclassification says it is about. */
  complaint: Context["complaint"] = undefined;

  private context(now: Date): Omit<Context, "by"> {
    const office = this.issue?.holderUnitId;
    return {
      now,
      calendar: this.calendar,
      settings: DEFAULT_SETTINGS,
      newId: this.newId,
      dispatchUnits: [office, departmentOf(office)],
      helperUnits: [HELPER, "police", "power"],
      papers: ["paper"],
      callbackTeam: "callback-team",
      ...(this.complaint && { complaint: this.complaint }),
      master: this.master,
    };
  }
  calendar = realCalendar;

  private actingAs(verb: Verb, { as, from, by, onBehalfOf, at: atUnit }: Act): Context["by"] {
    const grant: { posts: readonly (readonly [string, string])[]; resident?: true; system?: true } =
      GRANTS[verb];
    const who = as ?? (grant.posts[0] ? "STAFF" : grant.resident ? "RESIDENT" : "SYSTEM");
    if (who !== "STAFF")
      return { personId: null, role: who, post: null, ...(who === "RESIDENT" && { byKey: true }) };
    const [role, relation] = (grant.posts[0] ?? ["AUDITOR", "PLACE"]) as [Context["by"]["role"], string];
    const unitId = atUnit ?? unitOf(relation, verb, this.issue);
    const colleagues = ["", "-b", "-c", "-d"].map((desk) => `${role}@${unitId}${desk}`);
    const taken = tookPart(this.issue, verb);
    return {
      personId: by ?? colleagues.find((id) => !taken.includes(id)) ?? null,
      role,
      post: {
        role,
        unitId,
        level: from ?? postLevel(verb, this.issue.level),
        kind: "AREA",
        ...(onBehalfOf && { onBehalfOf }),
      } as Context["by"]["post"],
    };
  }

  private keep(change: Change): void {
    this.changes.push(change);
    this.issue = change.issue;
    for (const clock of change.clocks) this.history.set(clock.id, clock);
    this.events.push(...change.events);
    this.replies.push(...change.replies);
    this.ratings.push(...change.ratings);
    this.orders.push(...change.orders);
    this.coTasks.push(...change.coTasks);
    this.coTaskReports.push(...change.coTaskReports);
    this.links.push(...change.links);
    this.told.push(...change.messages.map(({ topic, recipient }) => ({ topic, to: recipient })));
  }
}

/** The unit whose people stand in this relation to the issue. */
function unitOf(relation: string, verb: Verb, issue: Issue): string {
  const task = verb === "reportIn" ? "REPORT_IN" : "CO_TASK";
  if (relation === "CO") return runningClock(issue, task)?.unitId ?? HELPER;
  if (relation === "SUPERIOR") return superiorOffice(issue);
  return (relation === "LEAD" && issue.leadUnitId) || issue.holderUnitId;
}

/** An issue as it is before it is registered. */
export function blank(id: string, where: Place, payload: Payload<"register">, now: Date): Issue {
  const level = entryLevel(where);
  return {
    ...newIssue({
      id,
      receiptNo: "123456789",
      tier: tierOf(level),
      initialTier: tierOf(level),
      level,
      category: payload.category,
      channel: payload.channel,
      statement: payload.statement,
      placeText: payload.placeText,
      mapPoint: payload.mapPoint ?? null,
      place: where,
      residentId: null,
      reachable: payload.residentPhone !== null,
      spokenOn: payload.spokenOn,
      registeredAt: now,
      hiddenFrom: null,
    }),
    hazard: payload.hazard,
    confidentiality: payload.confidentiality,
  };
}

/** What residents may do with their own information whatever the state (PIPL §44–50). */
export const RIGHTS: readonly Verb[] = ["correctContact", "keepPrivate", "forgetContact", "askRight"];
export const besideRights = (verbs: readonly Verb[]): Verb[] =>
  verbs.filter((verb) => !RIGHTS.includes(verb));
