import { dayDiff, shanghaiDate } from "../calendar.ts";
import { REOPEN_DAYS, RESOLVE_DAYS, RESOLVE_DAYS_AGAIN } from "../clocks.ts";
import type { Payload } from "../commands.ts";
import { type Context, type Draft, RESIDENT, set, stop, tell, unit } from "../draft.ts";
import type { Issue } from "../issue.ts";
import { type Problem, problem } from "../problems.ts";
import { moveUp, order, startPromises, tierAbove } from "./levels.ts";

/** 一事一评: one rating per closure, by the resident; "no" reopens (see `followUp`). */
export function mayRate(issue: Issue): Problem | undefined {
  if (issue.ratedSolved) return problem("ALREADY_RATED");
}
export function rate(draft: Draft, payload: Payload<"rate">, ctx: Context): undefined {
  draft.ratings.push({ id: ctx.newId(), round: draft.issue.round, at: ctx.now, ...payload });
  set(draft, { ratedSolved: payload.solved, ratedLevel: payload.level });
  tell(draft, ctx, "rate", unit(draft.issue.leadUnitId));
}

/** 结案: rated, or the callback is done, or 15日 passed as 未评价, which is never counted as satisfied. */
export function close(draft: Draft, _payload: Payload<"close">, ctx: Context): undefined {
  set(draft, { state: "CLOSED", closedAt: ctx.now });
  stop(draft, ctx, draft.issue.ratedSolved ? "MET" : "LAPSED");
  tell(draft, ctx, "close", RESIDENT);
}

/** 重办 within 30日 of closing. */
export function mayReopen(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.closedAt && dayDiff(shanghaiDate(issue.closedAt), shanghaiDate(ctx.now)) > REOPEN_DAYS)
    return problem("REOPEN_TOO_LATE");
}
/**
 * Round + 1; REPLY anew, RESOLVE = min(default, 15日). The first time the same unit goes on; from the second
 * the superior level takes the lead, and at the city a level 3 order does (domain.md C5).
 */
export function reopen(draft: Draft, _payload: Payload<"reopen">, ctx: Context): undefined {
  stop(draft, ctx, "ENDED");
  const again = draft.issue.round >= 2;
  const above = tierAbove(draft.issue);
  set(draft, {
    round: draft.issue.round + 1,
    returnCount: 0,
    lastReplyKind: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    ratedSolved: null,
    ratedLevel: null,
    cameFrom: null,
  });
  if (again && above) {
    moveUp(draft, ctx, above, "SYSTEM", RESOLVE_DAYS_AGAIN);
  } else {
    set(draft, { state: "IN_PROGRESS" });
    const today = shanghaiDate(ctx.now);
    startPromises(draft, ctx, today, Math.min(RESOLVE_DAYS[draft.issue.tier], RESOLVE_DAYS_AGAIN));
    if (again)
      order(draft, ctx, {
        level: 3,
        reason: "REOPENED",
        words: "",
        toUnitId: draft.issue.leadUnitId as string,
        clockId: null,
      });
  }
  tell(draft, ctx, "reopen", RESIDENT, unit(draft.issue.leadUnitId), unit(draft.issue.holderUnitId));
}

/** 催办, once a day by the resident, whose turn an office does not take; no clock moves, the unit lead sees it. */
export function mayUrge(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.urgedOn === shanghaiDate(ctx.now)) return problem("URGED_TODAY");
}
export function urge(draft: Draft, _payload: Payload<"urge">, ctx: Context): undefined {
  const { urgedOn, urgeCount } = draft.issue;
  set(draft, {
    urgedOn: ctx.by.role === "RESIDENT" ? shanghaiDate(ctx.now) : urgedOn,
    urgeCount: urgeCount + 1,
  });
  tell(draft, ctx, "urge", unit(draft.issue.leadUnitId ?? draft.issue.holderUnitId));
}

/** 撤回, by the resident only. */
export function withdraw(draft: Draft, _payload: Payload<"withdraw">, ctx: Context): undefined {
  set(draft, { state: "WITHDRAWN", closedAt: ctx.now });
  stop(draft, ctx, "ENDED");
  tell(draft, ctx, "withdraw", unit(draft.issue.leadUnitId), unit(draft.issue.holderUnitId));
}
