import type { Actor, ActorPost } from "../permissions.ts";
import type { Role, UnitLevel } from "../vocabulary.ts";

/** A role, and the level at which it must be held; no level = at any. */
type DeskGrant = readonly [role: Role, level?: UnitLevel];

/** Whoever works on issues, or watches over how they are worked on. */
const ON_DUTY = [
  ["VISITOR"],
  ["RECORDER"],
  ["GRID_WORKER"],
  ["INTAKE_CLERK"],
  ["DISPATCHER"],
  ["HANDLER"],
  ["UNIT_LEAD"],
  ["COUNCIL_CLERK"],
  ["SUPERVISOR"],
  ["CALLBACK_OFFICER"],
  ["REVIEWER"],
] as const satisfies readonly DeskGrant[];

/** Who may do what is no step of one issue: the second reader of the same question as `GRANTS` in permissions. */
export const DESK_GRANTS = {
  /** working days, lengths and modes of the clocks: the city office, for the whole city */
  editCalendar: [["COUNCIL_CLERK", "CITY"]],
  /** how long contacts are kept and how soon requests about them are answered: the city office, for the whole city */
  editPrivacy: [["COUNCIL_CLERK", "CITY"]],
  /** the daily proof that no case is left behind: who supervises, reviews and audits, each within their reach */
  readReconciliation: [["COUNCIL_CLERK"], ["SUPERVISOR"], ["REVIEWER"], ["AUDITOR"]],
  /** the routing directory, each for the own area (domain.md C2 dispatch) */
  editDirectory: [
    ["COUNCIL_CLERK", "CITY"],
    ["COUNCIL_CLERK", "COUNTY"],
  ],
  /** issues of one problem under one matter, and the draft that answers them (domain.md N21) */
  keepMatter: [["COUNCIL_CLERK"], ["DISPATCHER"]],
  /** 上报件: whoever looks after what came up to a county or the city */
  seeEscalations: [
    ["COUNCIL_CLERK", "CITY"],
    ["COUNCIL_CLERK", "COUNTY"],
    ["SUPERVISOR", "CITY"],
    ["SUPERVISOR", "COUNTY"],
    ["REVIEWER", "CITY"],
    ["REVIEWER", "COUNTY"],
  ],
  /** 民意墙: the office that answers for the issue, and the city's reviewer (domain.md Z26) */
  keepWall: [["COUNCIL_CLERK"], ["REVIEWER", "CITY"]],
  /** 问责: whoever supervises the area above the unit; the head of the unit concerned answers (domain.md C8) */
  keepAccountability: [["SUPERVISOR"]],
  answerAccountability: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** 绩效考核: figures of units below, published by whoever reviews; the unit may answer (domain.md N13) */
  publishScorecard: [["REVIEWER"]],
  answerScorecard: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** 剔除: asked by the head of the unit or the office that holds the matter, decided by the office above (domain.md C6) */
  askExclusion: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  decideExclusion: [["COUNCIL_CLERK"], ["REVIEWER"]],
  seeExclusions: [["UNIT_LEAD"], ["COUNCIL_CLERK"], ["REVIEWER"], ["SUPERVISOR"], ["AUDITOR"]],
  seeScorecards: [...ON_DUTY, ["AUDITOR"]],
  /** 一周一报: a unit asks an office above it about policy (domain.md Z20) */
  askPolicy: [["INTAKE_CLERK"], ["DISPATCHER"], ["HANDLER"], ["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** the office that was asked answers a week's questions in one go */
  answerPolicy: [["COUNCIL_CLERK"]],
  /** what was answered is for whoever works by it */
  seePolicy: ON_DUTY,
  /** 限期解决: the office promises for its place (domain.md Z31) */
  keepHot: [["COUNCIL_CLERK"]],
  /** requests about residents' own information (PIPL §50): the office that holds the matter; a community has no clerk, so its head */
  answerRights: [["COUNCIL_CLERK"], ["UNIT_LEAD"]],
  /** whether they are answered in time: the city office and whoever audits */
  watchRights: [["COUNCIL_CLERK", "CITY"], ["SUPERVISOR"], ["AUDITOR"]],
  /** for somebody at the window */
  enterRights: [["RECORDER"], ["INTAKE_CLERK"], ["COUNCIL_CLERK"]],
  /** templates of the own unit, offered to all units below it */
  editTemplates: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** reception rooms of the own unit and of those below it (domain.md N6) */
  keepRooms: [["COUNCIL_CLERK"]],
  /** the register of addresses: whoever goes there or answers for the place, each within their area (domain.md N18) */
  keepHouseholds: [["VISITOR"], ["RECORDER"], ["GRID_WORKER"], ["COUNCIL_CLERK"]],
  /** how far the round has come: counts everywhere, addresses only to whoever keeps them */
  seeRounds: ON_DUTY,
  /** 对口联系: who is paired with which contact point, within the own area (domain.md P1) */
  keepPairings: [
    ["COUNCIL_CLERK", "CITY"],
    ["COUNCIL_CLERK", "COUNTY"],
  ],
  /** sessions at the contact points of the own area; beside them whoever is paired with the point or hosts (domain.md N1, N19) */
  keepSessions: [["RECORDER"], ["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** the note of a consultation, for the own department and nobody else's (domain.md Z17) */
  signConsult: [["UNIT_LEAD"], ["HANDLER"]],
  /** 抽查: whoever reviews draws rounds that ended in their own area, and says what is there (anchors.md 2.9) */
  keepRechecks: [["REVIEWER"]],
  /** what came of it: also whoever answers for the area or audits it */
  seeRechecks: [["REVIEWER"], ["COUNCIL_CLERK"], ["SUPERVISOR"], ["AUDITOR"]],
  /** 预警: whoever answers for a place, or watches over it (domain.md Z14); the same heads and offices take it up; cities and counties see the month ahead (Z13) */
  seeAlerts: [["UNIT_LEAD"], ["COUNCIL_CLERK"], ["SUPERVISOR"]],
  keepAlerts: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** from when on something stands out: the city office, for the whole city */
  editAlertRules: [["COUNCIL_CLERK", "CITY"]],
  /** whether the three rates are also told as one, and what each weighs: the city office, for the whole city */
  editComposite: [["COUNCIL_CLERK", "CITY"]],
  /** 批示: the head of an office instructs units below it (domain.md N11) */
  instruct: [
    ["UNIT_LEAD", "CITY"],
    ["UNIT_LEAD", "COUNTY"],
    ["UNIT_LEAD", "TOWN"],
  ],
  /** what offices of the own area instructed, and how each unit stands with it */
  seeInstructions: [["UNIT_LEAD"], ["COUNCIL_CLERK"], ["SUPERVISOR"], ["AUDITOR"]],
  /** the own unit was told: whoever works there opens it, reports and says what was done */
  answerInstruction: [["UNIT_LEAD"], ["COUNCIL_CLERK"], ["HANDLER"], ["RECORDER"]],
  /** 民情专报: drafted and edited by the office of a city or county, signed by another person at its head, read by heads of units */
  draftDigest: [
    ["COUNCIL_CLERK", "CITY"],
    ["COUNCIL_CLERK", "COUNTY"],
  ],
  signDigest: [
    ["UNIT_LEAD", "CITY"],
    ["UNIT_LEAD", "COUNTY"],
  ],
  /** 协调台, 督办台: whoever answers for a city's or county's office or watches over it (domain.md N9) */
  seeBoards: [
    ["COUNCIL_CLERK", "CITY"],
    ["COUNCIL_CLERK", "COUNTY"],
    ["UNIT_LEAD", "CITY"],
    ["UNIT_LEAD", "COUNTY"],
    ["SUPERVISOR", "CITY"],
    ["SUPERVISOR", "COUNTY"],
    ["REVIEWER", "CITY"],
    ["REVIEWER", "COUNTY"],
  ],
  readDigest: [["UNIT_LEAD"], ["COUNCIL_CLERK"], ["SUPERVISOR"]],
  /** reports of the own area: formed and published by whoever reviews or answers for it, read by whoever watches over it (domain.md C6, F7 §41) */
  publishReports: [["COUNCIL_CLERK"], ["REVIEWER"]],
  seeReports: [["COUNCIL_CLERK"], ["REVIEWER"], ["UNIT_LEAD"], ["SUPERVISOR"], ["AUDITOR"]],
  /** 专项行动: begun and ended by the office of the place (domain.md N22); its counters are those of each reader's own ledger */
  keepCampaigns: [["COUNCIL_CLERK"]],
  seeCampaigns: ON_DUTY,
  /** the own contact points and the sessions of the own area */
  seePoints: ON_DUTY,
  /** notices to residents: drafted by the unit, published and taken down by its head or council office (domain.md N17) */
  draftPublicNotice: [["RECORDER"], ["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  publishPublicNotice: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** official letters: whoever works on the issue drafts, another person at the head of the unit or office signs */
  draftLetter: [["HANDLER"], ["UNIT_LEAD"], ["INTAKE_CLERK"], ["COUNCIL_CLERK"]],
  issueLetter: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** filters under a name, and sharing them within the own unit */
  keepView: ON_DUTY,
  shareView: [
    ["RECORDER"],
    ["INTAKE_CLERK"],
    ["DISPATCHER"],
    ["HANDLER"],
    ["UNIT_LEAD"],
    ["COUNCIL_CLERK"],
    ["SUPERVISOR"],
    ["CALLBACK_OFFICER"],
    ["REVIEWER"],
  ],
  /** what a unit shares is kept in order by whoever made it and by the head */
  keepUnitViews: [["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** 请假: each for themselves; the head of the unit also for its people */
  setAbsence: [...ON_DUTY, ["AUDITOR"], ["SYS_ADMIN"], ["LIAISON"]],
  setAbsenceOfOthers: [["UNIT_LEAD"]],
  /** 内部备注: everybody on duty; never liaisons, who are neighbours, nor whoever runs the system. Auditors read. */
  writeNote: ON_DUTY,
  readNotes: [...ON_DUTY, ["AUDITOR"]],
  /** 台账 out, masked: whoever keeps or reviews the ledger (domain.md N19, F6) */
  exportLedger: [
    ["RECORDER"],
    ["INTAKE_CLERK"],
    ["DISPATCHER"],
    ["UNIT_LEAD"],
    ["COUNCIL_CLERK"],
    ["SUPERVISOR"],
    ["REVIEWER"],
    ["AUDITOR"],
  ],
  /** names and phones in full, each row where the same person could see it on the issue's own page (PIPL §6) */
  exportUnmasked: [["INTAKE_CLERK"], ["UNIT_LEAD"], ["COUNCIL_CLERK"]],
  /** an old ledger in, for the own area: whoever may register there and answers for the office */
  importLedger: [["COUNCIL_CLERK"]],
  /** who took the ledger out, and why */
  readExports: [["AUDITOR"]],
  /** messages that went wrong: seen without their issues, and sent again */
  replayDelivery: [["SYS_ADMIN"]],
  /** keys of systems outside that file by Open311, for the own area */
  keepOpen311Keys: [["SYS_ADMIN"]],
} as const satisfies Record<string, readonly DeskGrant[]>;
export type DeskDuty = keyof typeof DESK_GRANTS;

/** All posts by which this actor may do it, for what is done at one unit. */
export function deskPosts(actor: Actor, duty: DeskDuty): readonly ActorPost[] {
  if (actor.kind !== "STAFF") return [];
  const grants: readonly DeskGrant[] = DESK_GRANTS[duty];
  return actor.posts.filter((post) =>
    grants.some(([role, level]) => post.role === role && (level === undefined || post.level === level)),
  );
}
/** The units at which they hold it, each once. */
export const deskUnits = (actor: Actor, duty: DeskDuty): string[] => [
  ...new Set(deskPosts(actor, duty).map(({ unitId }) => unitId)),
];
/** Of these posts those that answer for a place: a department has none. */
export const areaPosts = (actor: Actor, duty: DeskDuty): readonly ActorPost[] =>
  deskPosts(actor, duty).filter(({ kind }) => kind === "AREA");
/** The post by which this actor may do it, or null. */
export const deskPost = (actor: Actor, duty: DeskDuty): ActorPost | null => deskPosts(actor, duty)[0] ?? null;
export const mayAtDesk = (actor: Actor, duty: DeskDuty): boolean => deskPost(actor, duty) !== null;
