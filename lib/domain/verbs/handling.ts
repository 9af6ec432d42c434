import { addWorkingDays, instantAt, isToldBefore, shanghaiDate } from "../calendar/calendar.ts";
import {
  type Context,
  type Draft,
  owner,
  RESIDENT,
  set,
  start,
  stop,
  tell,
  unit,
} from "../casework/draft.ts";
import { type Issue, runningClock } from "../casework/issue.ts";
import { enoughTries, triesLeft } from "../casework/tries.ts";
import {
  MAX_RETURNS,
  RETURN_WORKING_DAYS,
  RETURN_WORKING_DAYS_PETITION,
  startClock,
} from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { superiorOffice } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import { likeEarlier } from "../replies/replyLikeness.ts";
import { addresseeOf, replyGaps } from "../replies/replyRules.ts";
import { handTo } from "./intake.ts";
import { leaveUnit, startProgress } from "./promises.ts";

/** 签收. No other clock waits for it; after four working hours the sweep signs by itself. */
export function sign(draft: Draft, _payload: Payload<"sign">, ctx: Context): undefined {
  // A stand-in signs in the name of whoever is away: it is theirs when they are back.
  set(draft, { state: "IN_PROGRESS", handlerId: ctx.by.post?.onBehalfOf ?? ctx.by.personId });
  stop(draft, ctx, ctx.by.role === "SYSTEM" ? "LAPSED" : "MET", ["SIGN"]);
}

/** 退单 within one working day of dispatch, at most twice a round; a ruling binds. The resident's dates do not move (domain.md C5). */
export function mayReturn(issue: Issue, ctx: Pick<Context, "now" | "calendar">): Problem | undefined {
  if (issue.ruling === "GIVEN") return problem("RULING_BINDS");
  if (issue.returnCount >= MAX_RETURNS) return problem("RETURN_TWICE");
  const dispatched = issue.dispatchedAt ?? ctx.now;
  const days = issue.isPetitionItem ? RETURN_WORKING_DAYS_PETITION : RETURN_WORKING_DAYS;
  if (shanghaiDate(ctx.now) > addWorkingDays(ctx.calendar, shanghaiDate(dispatched), days))
    return problem("RETURN_TOO_LATE");
}
/**
 * What was waited for, and asked of others, in the name of the unit that gives it away is over. The second return of a
 * round brings the matter before the common superior, who has one working day (§24).
 */
export function returnIt(draft: Draft, _payload: Payload<"return">, ctx: Context): undefined {
  const { leadUnitId, returnCount } = draft.issue;
  leaveUnit(draft, ctx);
  set(draft, {
    state: "ACCEPTED",
    leadUnitId: null,
    handlerId: null,
    returnCount: returnCount + 1,
    returnedBy: leadUnitId,
    request: null,
  });
  tell(draft, ctx, "return", unit(draft.issue.holderUnitId));
  if (returnCount + 1 < MAX_RETURNS) return;
  const unitId = superiorOffice(draft.issue);
  set(draft, { ruling: "NEEDED" });
  start(draft, startClock("RULING", { ...owner(draft, ctx), unitId }, shanghaiDate(ctx.now), ctx));
  tell(draft, ctx, "return", unit(unitId));
}
export function mayRule(issue: Issue): Problem | undefined {
  if (issue.ruling !== "NEEDED") return problem("NO_DISPUTE");
}
/**
 * 审定 (信访工作条例 §24): the common superior says which unit handles it, and that binds. A return that is upheld charges
 * the delay to the office that dispatched; one that is overruled, to the unit that returned (domain.md C5).
 */
export function rule(draft: Draft, { unitId, upheld }: Payload<"rule">, ctx: Context): Problem | undefined {
  if (!ctx.dispatchUnits?.includes(unitId)) return problem("UNIT_NOT_HERE");
  const { returnedBy, holderUnitId } = draft.issue;
  if (upheld && unitId === returnedBy) return problem("UPHELD_GOES_ELSEWHERE");
  stop(draft, ctx, "MET", ["RULING"]);
  set(draft, {
    ruling: "GIVEN",
    delayUnitId: upheld ? holderUnitId : (returnedBy ?? unitId),
    returnedBy: null,
  });
  handTo(draft, ctx, unitId);
  tell(draft, ctx, "rule", unit(unitId), unit(holderUnitId), unit(returnedBy));
}

/**
 * 联系记录. The first time somebody is reached stops CONTACT; in time is who reached them in time, however late it is written
 * down, and the trail keeps both instants. Three tries in vain, on two days, one in the evening or on a
 * day of rest, stop REPLY as ATTEMPTED: listed apart, never counted as an answer (domain.md C3).
 */
export function contact(draft: Draft, payload: Payload<"contact">, ctx: Context): Problem | undefined {
  const at = instantAt(payload.on, payload.time);
  if (at > ctx.now) return problem("TRY_IN_FUTURE");
  if (isToldBefore(at, draft.issue.registeredAt)) return problem("TRY_BEFORE_REGISTERED");
  if (payload.result === "REACHED") {
    stop(draft, ctx, "MET", ["CONTACT"]);
    set(draft, { tries: [] });
    return;
  }
  const reply = runningClock(draft.issue, "REPLY");
  if (reply && isToldBefore(at, reply.startedAt)) return problem("TRY_BEFORE_REGISTERED");
  if (draft.issue.tries.includes(at.toISOString())) return problem("TRY_LOGGED");
  const tries = [...draft.issue.tries, at.toISOString()];
  set(draft, { tries });
  // Whoever left no name is answered in public, and a limit that is over is over.
  const counts = draft.issue.confidentiality !== "ANONYMOUS" && !reply?.breachedAt;
  if (reply && counts && enoughTries(triesLeft(tries, ctx.calendar))) {
    stop(draft, ctx, "ATTEMPTED", ["REPLY", "CONTACT"]);
    startProgress(draft, ctx);
  }
}

/** Once resolved there is nothing to report, unless the resident asked back. */
export function mayReply({ state, questionOpen }: Issue): Problem | undefined {
  if (state === "RESOLVED" && !questionOpen) return problem("NO_QUESTION_OPEN");
}

/** 答复/告知. Only a valid reply (domain.md C3 a–d) stops REPLY; an invalid one is refused with what is missing. */
export function reply(draft: Draft, payload: Payload<"reply">, ctx: Context): Problem | undefined {
  const { issue } = draft;
  const today = shanghaiDate(ctx.now);
  const gaps = replyGaps({
    ...payload,
    ...addresseeOf(issue, today),
    templates: ctx.replyCheck?.templates ?? [],
  });
  if (gaps.length > 0) return problem("REPLY_INCOMPLETE", { gaps: gaps.join(",") });
  const alike = ctx.replyCheck && !payload.sendAnyway ? likeEarlier(ctx.replyCheck) : undefined;
  if (alike) return alike;
  const unitId = ctx.by.post?.unitId ?? issue.holderUnitId;
  draft.replies.push({
    id: ctx.newId(),
    round: issue.round,
    level: issue.level,
    unitId,
    personId: ctx.by.personId ?? "",
    at: ctx.now,
    kind: payload.kind,
    done: payload.done,
    state: payload.state,
    next: payload.next,
    nextOn: payload.nextOn,
    contactName: payload.contactName,
    contactPhone: payload.contactPhone,
    channel: payload.channel,
  });
  set(draft, {
    firstReplyAt: issue.firstReplyAt ?? ctx.now,
    lastReplyOn: today,
    // What was resolved had its final answer, whatever is explained afterwards.
    lastReplyKind: issue.state === "RESOLVED" ? issue.lastReplyKind : payload.kind,
    questionOpen: false,
    tries: [],
  });
  stop(draft, ctx, "MET", ["REPLY", "CONTACT", "PROGRESS"]);
  if (issue.state !== "RESOLVED") startProgress(draft, ctx);
  tell(draft, ctx, "reply", RESIDENT);
}

/** 办结: the unit lead signs, after the final reply was delivered and everybody asked to help is done. */
export function mayResolve(issue: Issue): Problem | undefined {
  if (runningClock(issue, "REPLY") || issue.lastReplyKind !== "FINAL") return problem("FINAL_REPLY_FIRST");
  if (runningClock(issue, "CO_TASK") || runningClock(issue, "REPORT_IN")) return problem("TASKS_OPEN");
  if (issue.unansweredChildren > 0)
    return problem("CHILDREN_UNANSWERED", { count: issue.unansweredChildren });
}
export function resolve(draft: Draft, { outcome }: Payload<"resolve">, ctx: Context): undefined {
  endAs(draft, ctx, outcome);
  tell(draft, ctx, "resolve", RESIDENT);
}
/** Then the resident has the word. */
export function endAs(draft: Draft, ctx: Context, outcome: Payload<"resolve">["outcome"]): void {
  set(draft, {
    state: "RESOLVED",
    outcome,
    resolvedAt: ctx.now,
    ratedSolved: null,
    ratedLevel: null,
    callbackTries: [],
    callbackDone: false,
    request: null,
    waiting: null,
  });
  stop(draft, ctx, "ENDED", ["REPLY", "CONTACT"]);
  stop(draft, ctx, "MET");
  start(draft, startClock("RATING", owner(draft, ctx), shanghaiDate(ctx.now), ctx));
}
