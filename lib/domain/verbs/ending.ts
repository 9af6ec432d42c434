import { instantAt, isToldBefore, shanghaiDate } from "../calendar/calendar.ts";
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
import { ALONE } from "../casework/merged.ts";
import { enoughTries, triesLeft } from "../casework/tries.ts";
import { startClock } from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import { promisesRunOn, promiseWhatIsMissing } from "./promises.ts";
import { revokeAnswer } from "./resident.ts";

/** Called back once is enough, unless it is reopened. */
export function mayCallBack(issue: Issue): Problem | undefined {
  if (issue.callbackDone) return problem("CALLED_BACK");
}
/**
 * 回访, by somebody outside the handling unit: three tries on two days, one after 18:00 (domain.md C2). What the resident
 * says counts as their rating; after a withdrawal the question is whether it was of their free will.
 */
export function callback(draft: Draft, payload: Payload<"callback">, ctx: Context): Problem | undefined {
  const { issue } = draft;
  const at = instantAt(payload.on, payload.time);
  if (at > ctx.now) return problem("TRY_IN_FUTURE");
  if (isToldBefore(at, issue.resolvedAt ?? issue.closedAt ?? issue.registeredAt))
    return problem("CALLED_TOO_EARLY");
  if (payload.result === "NO_ANSWER") {
    const callbackTries = [...new Set([...issue.callbackTries, at.toISOString()])];
    if (callbackTries.length === issue.callbackTries.length) return problem("TRY_LOGGED");
    set(draft, { callbackTries });
    if (enoughTries(triesLeft(callbackTries, ctx.calendar, "EVENING"))) done(draft, ctx);
    return;
  }
  if (payload.result === "DECLINED") return done(draft, ctx);
  return issue.state === "WITHDRAWN" ? freeWill(draft, payload, ctx) : heard(draft, payload, ctx);
}

function done(draft: Draft, ctx: Context): undefined {
  stop(draft, ctx, "MET", ["CALLBACK"]);
  set(draft, { callbackDone: true });
}

function heard(draft: Draft, payload: Payload<"callback">, ctx: Context): Problem | undefined {
  const { solved, level, contacted, words } = payload;
  if (!solved || !level || contacted === null) return problem("CALLBACK_INCOMPLETE");
  done(draft, ctx);
  const { round } = draft.issue;
  draft.ratings.push({ id: ctx.newId(), round, at: ctx.now, solved, level, contacted, words });
  set(draft, { ratedSolved: solved, ratedLevel: level });
  if (!contacted) revokeAnswer(draft, ctx);
}

/** Not of their own free will: it comes back to the office that has it, and what was promised runs on. */
function freeWill(draft: Draft, payload: Payload<"callback">, ctx: Context): Problem | undefined {
  if (payload.ofFreeWill === null) return problem("CALLBACK_INCOMPLETE");
  done(draft, ctx);
  if (payload.ofFreeWill) return;
  const state = draft.issue.category ? "ACCEPTED" : "REGISTERED";
  promisesRunOn(draft, ctx, draft.issue.withdrawnClocks, state);
  set(draft, {
    state,
    closedAt: null,
    withdrawnClocks: [],
    leadUnitId: null,
    handlerId: null,
    ...ALONE,
    ruling: null,
    lastReplyKind: null,
    tries: [],
  });
  promiseWhatIsMissing(draft, ctx);
  tell(draft, ctx, "callback", RESIDENT, unit(draft.issue.holderUnitId));
}

/** By people only after a rating, and after the callback that a poor one brings; the system also when RATING ran out as 未评价. */
export function mayClose(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  const stillAsked = issue.clocks.some((clock) => clock.kind === "RATING" && clock.dueAt > ctx.now);
  const calledFirst = !issue.ratedSolved || runningClock(issue, "CALLBACK") !== undefined;
  if (stillAsked && calledFirst && !issue.callbackDone) return problem("CALLBACK_FIRST");
}
/** 结案: rated, or the callback is done, or 15日 passed as 未评价, which is never counted as satisfied. */
export function close(draft: Draft, _payload: Payload<"close">, ctx: Context): undefined {
  set(draft, { state: "CLOSED", closedAt: ctx.now });
  stop(draft, ctx, "ENDED", ["CALLBACK"]); // one that is still owed was not made
  stop(draft, ctx, draft.issue.ratedSolved ? "MET" : "LAPSED");
  start(draft, startClock("ARCHIVE", owner(draft, ctx), shanghaiDate(ctx.now), ctx));
  tell(draft, ctx, "close", RESIDENT);
}

/** 归档 30日 after closing, when nothing can be reopened any more: read-only from here on. */
export function archive(draft: Draft, _payload: Payload<"archive">, ctx: Context): undefined {
  set(draft, { state: "ARCHIVED" });
  stop(draft, ctx, "MET");
}

/**
 * An office whose refusal was overturned does not undo that by itself with another word; once the matter has come up to an
 * office above it may be referred, and a complaint that is hidden goes to its organ whoever has it (信访工作条例 §30).
 */
export function mayReferOut({ refusalReview, cameFrom, level, hiddenFrom }: Issue): Problem | undefined {
  const cameUp = cameFrom !== null && cameFrom.level !== level;
  if (refusalReview === "OVERTURNED" && !cameUp && hiddenFrom === null) return problem("REFUSAL_OVERTURNED");
}
/** 移送 to a legal route: named, papers handed over, and the resident told (信访工作条例 §31). Counts as answered; may be looked at again. */
export function referOut(draft: Draft, payload: Payload<"referOut">, ctx: Context): Problem | undefined {
  if (!payload.papersHandedOver) return problem("PAPERS_FIRST");
  if (!payload.reached) return problem("TELL_FIRST");
  set(draft, { state: "REFERRED_OUT", closedAt: ctx.now, request: null, waiting: null, refusalReview: null });
  stop(draft, ctx, "MET", ["REPLY", "CONTACT"]);
  stop(draft, ctx, "ENDED");
  tell(draft, ctx, "referOut", RESIDENT, unit(draft.issue.leadUnitId));
}
