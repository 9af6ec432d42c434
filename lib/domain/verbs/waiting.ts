import { addDays, dayDiff, shanghaiDate } from "../calendar/calendar.ts";
import {
  type Context,
  change,
  type Draft,
  owner,
  RESIDENT,
  set,
  start,
  stop,
  tell,
  tellOf,
  unit,
} from "../casework/draft.ts";
import { type Issue, runningClock, type Waiting } from "../casework/issue.ts";
import { triedInVain } from "../casework/tries.ts";
import {
  INFO_DAYS,
  MAX_EXTENSION_DAYS,
  MAX_EXTENSIONS,
  MAX_HOLD_DAYS,
  MAX_HOLDS,
  MAX_PAUSE_DAYS,
  MEDIATION_DAYS,
  pauseClock,
  shiftClock,
  startUntil,
} from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { superiorOffice } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import { asked } from "./intake.ts";
import { goOn, PETITION_DAYS_EXTENDED, petitionEnd, startProgress, startResolve } from "./promises.ts";

/** RESOLVE stands still from today, at the longest until the day named; REPLY never does. */
function wait(draft: Draft, ctx: Context, why: Pick<Waiting, "kind" | "until" | "reason">): void {
  const since = shanghaiDate(ctx.now);
  const resolve = runningClock(draft.issue, "RESOLVE");
  if (resolve && !resolve.breachedAt) change(draft, pauseClock(resolve, since));
  set(draft, { waiting: { ...why, since } });
  start(draft, startUntil("WAIT", owner(draft, ctx), since, why.until, ctx));
}

const isTold = (told: { reached: boolean }): boolean => told.reached;
const notWaiting = (issue: Issue): Problem | undefined =>
  issue.waiting ? problem("WAITING_ALREADY") : undefined;

/** 请补充: one list, once a round (domain.md C2 ask info). */
export const mayAskInfo = (issue: Issue): Problem | undefined =>
  issue.infoAsked ? problem("INFO_ASKED") : notWaiting(issue);
export function askInfo(draft: Draft, payload: Payload<"askInfo">, ctx: Context): Problem | undefined {
  if (!isTold(payload)) return problem("TELL_FIRST");
  set(draft, { infoAsked: true });
  stop(draft, ctx, "MET", ["CONTACT"]);
  wait(draft, ctx, { kind: "INFO", reason: null, until: addDays(shanghaiDate(ctx.now), INFO_DAYS) });
  tell(draft, ctx, "askInfo", RESIDENT);
}
export const mayGiveInfo = (issue: Issue): Problem | undefined =>
  issue.waiting?.kind === "INFO" ? undefined : problem("NOTHING_ASKED");
/** The resident's answer, or what somebody took down for them: the clock goes on. */
export function giveInfo(draft: Draft, _payload: Payload<"giveInfo">, ctx: Context): undefined {
  goOn(draft, ctx);
  tell(draft, ctx, "giveInfo", unit(draft.issue.leadUnitId));
}

/** [设] All standstills of one promise together last 90日 at the most: how many of them are left. */
function pauseDaysLeft(issue: Issue): number {
  const stood = (runningClock(issue, "RESOLVE")?.basis.shifts ?? []).filter(({ rule }) => rule === "PAUSED");
  return MAX_PAUSE_DAYS - stood.reduce((sum, { days }) => sum + days, 0);
}
/** 中止: asked by the head of the unit, approved by the office; only for the listed reasons, with an end. */
export function mayAskPause(issue: Issue): Problem | undefined {
  if (issue.request) return problem("REQUEST_PENDING");
  if (pauseDaysLeft(issue) < 1) return problem("PAUSES_USED_UP", { most: MAX_PAUSE_DAYS });
  return notWaiting(issue) ?? mayRunOut(issue, "PAUSE_TOO_LATE");
}
export function askPause(draft: Draft, payload: Payload<"askPause">, ctx: Context): Problem | undefined {
  const days = dayDiff(shanghaiDate(ctx.now), payload.until);
  const most = pauseDaysLeft(draft.issue);
  if (days < 1 || days > most) return problem("PAUSE_DATE", { most });
  set(draft, { request: { kind: "PAUSE", state: "ASKED", ...asked(ctx), ...payload } });
  tell(draft, ctx, "askPause", unit(draft.issue.holderUnitId), unit(superiorOffice(draft.issue)));
}
export const mayApprovePause = (issue: Issue): Problem | undefined =>
  issue.request?.kind === "PAUSE"
    ? (notWaiting(issue) ?? mayRunOut(issue, "PAUSE_TOO_LATE"))
    : problem("NOTHING_TO_DECIDE");
export function approvePause(
  draft: Draft,
  _payload: Payload<"approvePause">,
  ctx: Context,
): Problem | undefined {
  const { request } = draft.issue;
  if (request?.kind !== "PAUSE") return problem("NOTHING_TO_DECIDE");
  if (request.until <= shanghaiDate(ctx.now)) return problem("PAUSE_DATE", { most: MAX_PAUSE_DAYS });
  set(draft, { request: null });
  wait(draft, ctx, { kind: "PAUSE", reason: request.reason, until: request.until });
  tell(draft, ctx, "approvePause", RESIDENT, unit(draft.issue.leadUnitId));
}

/** A solution that is already overdue can be neither paused nor extended (信访工作条例 §34: before the limit ends). */
function mayRunOut(issue: Issue, code: "PAUSE_TOO_LATE" | "EXTEND_TOO_LATE"): Problem | undefined {
  const resolve = runningClock(issue, "RESOLVE");
  return !resolve || resolve.breachedAt ? problem(code) : undefined;
}

/**
 * 延期 of RESOLVE, never of REPLY: once by the unit's own head, once more by the superior office (信访工作条例 §34: by at
 * most 30日, with the head's approval and the resident told).
 */
export function mayAskExtension(issue: Issue): Problem | undefined {
  if (issue.request) return problem("REQUEST_PENDING");
  if (issue.extensionCount >= MAX_EXTENSIONS) return problem("EXTENDED_TWICE");
  return notWaiting(issue) ?? mayRunOut(issue, "EXTEND_TOO_LATE");
}
export function askExtension(
  draft: Draft,
  { days, reason }: Payload<"askExtension">,
  ctx: Context,
): Problem | undefined {
  const resolve = runningClock(draft.issue, "RESOLVE");
  const original = resolve?.basis.days ?? ctx.settings.rules.RESOLVE[draft.issue.tier].amount;
  const last = petitionEnd(draft.issue, ctx.calendar, PETITION_DAYS_EXTENDED);
  const left = last && resolve ? dayDiff(resolve.basis.due, last) : MAX_EXTENSION_DAYS;
  const most = Math.max(0, Math.min(original, MAX_EXTENSION_DAYS, left));
  if (days > most) return problem("EXTENSION_TOO_LONG", { most });
  set(draft, { request: { kind: "EXTENSION", state: "ASKED", ...asked(ctx), words: reason, days } });
  const decides = draft.issue.extensionCount === 0 ? draft.issue.leadUnitId : superiorOffice(draft.issue);
  tell(draft, ctx, "askExtension", unit(decides), unit(draft.issue.holderUnitId));
}

const mayApprove = (times: number) => (issue: Issue) => {
  const { request, extensionCount } = issue;
  if (request?.kind !== "EXTENSION" || request.state !== "ASKED" || extensionCount !== times)
    return problem("NOTHING_TO_DECIDE");
  return mayRunOut(issue, "EXTEND_TOO_LATE");
};
export const mayApproveFirst = mayApprove(0);
export const mayApproveSecond = mayApprove(1);
/** Approved, it waits for the resident to be told: only then does the date move. */
export function approveExtension(
  draft: Draft,
  _payload: Payload<"approveExtension">,
  ctx: Context,
): Problem | undefined {
  const { request } = draft.issue;
  if (request?.kind !== "EXTENSION") return problem("NOTHING_TO_DECIDE");
  set(draft, { request: { ...request, state: "APPROVED" } });
  tell(draft, ctx, "approveExtension", unit(draft.issue.leadUnitId));
}

export function mayTellExtension(issue: Issue): Problem | undefined {
  const { request } = issue;
  if (request?.kind !== "EXTENSION" || request.state !== "APPROVED") return problem("NOTHING_APPROVED");
  return notWaiting(issue) ?? mayRunOut(issue, "EXTEND_TOO_LATE");
}
export function tellExtension(
  draft: Draft,
  payload: Payload<"tellExtension">,
  ctx: Context,
): Problem | undefined {
  const { request, extensionCount } = draft.issue;
  const resolve = runningClock(draft.issue, "RESOLVE");
  if (request?.kind !== "EXTENSION" || !resolve) return problem("NOTHING_APPROVED");
  if (!isTold(payload)) return problem("TELL_FIRST");
  change(draft, shiftClock(resolve, { rule: "EXTENDED", days: request.days }, ctx.calendar));
  set(draft, { request: null, extensionCount: extensionCount + 1 });
  stop(draft, ctx, "MET", ["CONTACT"]);
  tell(draft, ctx, "tellExtension", RESIDENT);
}

export const mayDecline = (issue: Issue): Problem | undefined =>
  issue.request ? undefined : problem("NOTHING_TO_DECIDE");
/** 不同意: whatever was asked is off, and the one who asked hears why. */
export function declineRequest(draft: Draft, _payload: Payload<"declineRequest">, ctx: Context): undefined {
  const { request } = draft.issue;
  set(draft, { request: null });
  tell(draft, ctx, "declineRequest", unit(request?.unitId ?? null));
}

/** 调解, the door to the mediation sub-case (domain.md C7): only when both parties agree (人民调解法 §17), and nothing that was asked waits for a decision. */
export const mayMediate = (issue: Issue): Problem | undefined =>
  issue.request ? problem("REQUEST_PENDING") : notWaiting(issue);
export function mediate(draft: Draft, payload: Payload<"mediate">, ctx: Context): Problem | undefined {
  if (!payload.bothAgree) return problem("BOTH_MUST_AGREE");
  set(draft, { state: "MEDIATING" });
  const until = addDays(shanghaiDate(ctx.now), MEDIATION_DAYS);
  wait(draft, ctx, { kind: "MEDIATION", reason: null, until });
  tell(draft, ctx, "mediate", RESIDENT, unit(draft.issue.leadUnitId));
}

/** Looked at again in the last days before the review: holding on is a decision, not a habit. */
const REVIEW_AHEAD_DAYS = 7;
/** 挂账 needs an answer given first, or tries enough to give one, and may be renewed at its review four times at most. */
export function mayHold(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  const review = runningClock(issue, "HOLD_REVIEW")?.basis.due;
  if (review && dayDiff(shanghaiDate(ctx.now), review) > REVIEW_AHEAD_DAYS)
    return problem("REVIEW_NOT_YET", { dates: review });
  if (issue.holdCount >= MAX_HOLDS) return problem("HELD_TOO_OFTEN", { most: MAX_HOLDS });
  if (issue.waiting) return problem("WAITING_ALREADY");
  if ((!issue.lastReplyKind && !triedInVain(issue)) || runningClock(issue, "REPLY"))
    return problem("HOLD_NEEDS_REPLY");
  if (runningClock(issue, "CO_TASK") || runningClock(issue, "REPORT_IN")) return problem("TASKS_OPEN");
}
/**
 * 挂账: what cannot be solved now is listed openly, with a review within 90日 and news every 30日 (domain.md C2 hold). Never
 * counted as solved.
 */
export function hold(draft: Draft, { reviewOn }: Payload<"hold">, ctx: Context): Problem | undefined {
  const today = shanghaiDate(ctx.now);
  const days = dayDiff(today, reviewOn);
  if (days < 1 || days > MAX_HOLD_DAYS) return problem("REVIEW_DATE", { most: MAX_HOLD_DAYS });
  stop(draft, ctx, "HELD", ["RESOLVE"]);
  stop(draft, ctx, "MET", ["HOLD_REVIEW"]);
  const renewed = draft.issue.state === "ON_HOLD";
  set(draft, { state: "ON_HOLD", holdCount: draft.issue.holdCount + 1, request: null });
  if (!renewed) {
    stop(draft, ctx, "MET", ["PROGRESS"]);
    startProgress(draft, ctx);
  }
  const own = { ...owner(draft, ctx), unitId: superiorOffice(draft.issue) };
  start(draft, startUntil("HOLD_REVIEW", own, today, reviewOn, ctx));
  tellOf(draft, ctx, ["hold", { due: reviewOn }], RESIDENT, unit(draft.issue.leadUnitId));
}

export const mayResume = (issue: Issue): Problem | undefined =>
  issue.waiting || issue.state === "ON_HOLD" ? undefined : problem("NOT_WAITING");
/** 恢复办理, by people or when the day has come. From 挂账 the solution is promised anew. */
export function resume(draft: Draft, _payload: Payload<"resume">, ctx: Context): undefined {
  const held = draft.issue.state === "ON_HOLD";
  if (draft.issue.waiting) goOn(draft, ctx, ctx.by.role === "SYSTEM" ? "LAPSED" : "MET");
  set(draft, { state: "IN_PROGRESS" });
  if (held) {
    stop(draft, ctx, "MET", ["HOLD_REVIEW"]);
    startResolve(draft, ctx, shanghaiDate(ctx.now));
  }
  tell(draft, ctx, "resume", RESIDENT, unit(draft.issue.leadUnitId));
}
