import { addWorkingDays, shanghaiDate } from "../calendar.ts";
import { MAX_RETURNS, RATING_DAYS, RETURN_WORKING_DAYS, startDays } from "../clocks.ts";
import type { Payload } from "../commands.ts";
import { type Context, type Draft, owner, RESIDENT, set, start, stop, tell, unit } from "../draft.ts";
import type { Issue } from "../issue.ts";
import { type Problem, problem } from "../problems.ts";
import { replyGaps } from "../replyRules.ts";

/** 签收. No other clock waits for it; after four working hours the sweep signs by itself. */
export function sign(draft: Draft, _payload: Payload<"sign">, ctx: Context): undefined {
  set(draft, { state: "IN_PROGRESS", handlerId: ctx.by.personId });
  stop(draft, ctx, ctx.by.role === "SYSTEM" ? "LAPSED" : "MET", ["SIGN"]);
}

/** 退单 within one working day of dispatch, at most twice a round; the resident's dates do not move (domain.md C5). */
export function mayReturn(issue: Issue, ctx: Pick<Context, "now" | "calendar">): Problem | undefined {
  if (issue.returnCount >= MAX_RETURNS) return problem("RETURN_TWICE");
  const dispatched = issue.dispatchedAt ?? ctx.now;
  if (shanghaiDate(ctx.now) > addWorkingDays(ctx.calendar, shanghaiDate(dispatched), RETURN_WORKING_DAYS))
    return problem("RETURN_TOO_LATE");
}
export function returnIt(draft: Draft, _payload: Payload<"return">, ctx: Context): undefined {
  set(draft, {
    state: "ACCEPTED",
    leadUnitId: null,
    handlerId: null,
    returnCount: draft.issue.returnCount + 1,
  });
  stop(draft, ctx, "MOVED", ["SIGN"]);
  tell(draft, ctx, "return", unit(draft.issue.holderUnitId));
}

/** 答复/告知. Only a valid reply (domain.md C3 a–d) stops REPLY; an invalid one is refused with what is missing. */
export function reply(draft: Draft, payload: Payload<"reply">, ctx: Context): Problem | undefined {
  const { issue } = draft;
  const today = shanghaiDate(ctx.now);
  const gaps = replyGaps({
    ...payload,
    today,
    confidentiality: issue.confidentiality,
    reachable: issue.reachable,
  });
  if (gaps.length > 0) return problem("REPLY_INCOMPLETE", { gaps: gaps.join(",") });
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
    lastReplyKind: payload.kind,
  });
  stop(draft, ctx, "MET", ["REPLY", "CONTACT"]);
  tell(draft, ctx, "reply", RESIDENT);
}

/** 办结: the unit lead signs, after the final reply was delivered; then the resident has the word. */
export function mayResolve(issue: Issue): Problem | undefined {
  if (issue.lastReplyKind !== "FINAL") return problem("FINAL_REPLY_FIRST");
}
export function resolve(draft: Draft, { outcome }: Payload<"resolve">, ctx: Context): undefined {
  set(draft, { state: "RESOLVED", outcome, resolvedAt: ctx.now, ratedSolved: null, ratedLevel: null });
  stop(draft, ctx, "MET");
  start(draft, startDays("RATING", owner(draft, ctx), shanghaiDate(ctx.now), RATING_DAYS, ctx.calendar));
  tell(draft, ctx, "resolve", RESIDENT);
}
