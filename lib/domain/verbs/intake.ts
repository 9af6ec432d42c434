import { dayDiff, shanghaiDate } from "../calendar/calendar.ts";
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
import { type Issue, runningClock, TIERS_OF_LEVEL } from "../casework/issue.ts";
import { REVIEW_ASK_DAYS, startClock } from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { superiorOffice } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import type { Tier } from "../vocabulary.ts";
import { setComplaint } from "./complaint.ts";
import { contactGoesAlong, promiseEarlier, startPromises } from "./promises.ts";

/** Entered later than this after it was said, a reason is asked (domain.md C2 register). */
export const LATE_ENTRY_DAYS = 7;

/** 登记: ACCEPT, REPLY and RESOLVE run from the day the resident spoke. */
export function register(draft: Draft, payload: Payload<"register">, ctx: Context): Problem | undefined {
  const late = lateEntry(payload.spokenOn, payload.lateReason, ctx);
  if (late) return late;
  const { spokenOn, holderUnitId, firstContactId } = draft.issue;
  start(draft, startClock("ACCEPT", owner(draft, ctx), shanghaiDate(ctx.now), ctx));
  start(draft, startClock("REPLY", owner(draft, ctx), spokenOn, ctx));
  start(draft, startClock("RESOLVE", owner(draft, ctx), spokenOn, ctx));
  set(draft, { firstContactId: firstContactId ?? ctx.by.personId });
  tell(draft, ctx, "register", RESIDENT, unit(holderUnitId));
}

/** The day something was said: not after today, and a reason when long ago. Visits ask the same. */
export function lateEntry(
  spokenOn: string,
  lateReason: string,
  ctx: Pick<Context, "now">,
): Problem | undefined {
  const days = dayDiff(spokenOn, shanghaiDate(ctx.now));
  if (days < 0) return problem("SPOKEN_IN_FUTURE");
  if (days > LATE_ENTRY_DAYS && lateReason === "") return problem("SPOKEN_TOO_LONG_AGO");
}

/** 紧急转交: the number to call stands on the form; here the duty offices are told at once. The issue lives on. */
export function handOff(draft: Draft, _payload: Payload<"handOff">, ctx: Context): undefined {
  set(draft, { hazard: true });
  const { issue } = draft;
  tell(draft, ctx, "handOff", unit(issue.leadUnitId), unit(issue.holderUnitId), unit(superiorOffice(issue)));
}

/** 受理: category and tier; the tier follows from the level, only the city chooses between 难 and 盼. */
export function accept(
  draft: Draft,
  { category, tier, hazard, petition, hidden }: Payload<"accept">,
  ctx: Context,
): Problem | undefined {
  const { level } = draft.issue;
  if (!(TIERS_OF_LEVEL[level] as readonly Tier[]).includes(tier))
    return problem("TIER_NOT_OF_LEVEL", { tier });
  set(draft, {
    state: "ACCEPTED",
    category,
    tier,
    hazard: draft.issue.hazard || hazard,
    isPetitionItem: petition ?? false,
    request: null,
  });
  stop(draft, ctx, "MET", ["ACCEPT"]);
  promiseEarlier(draft, ctx);
  tell(draft, ctx, "accept", RESIDENT);
  return setComplaint(draft, { category, hidden }, ctx, "accept");
}

/** A refusal that the superior office overturned binds (domain.md C2 refuse: "review by superior office"). */
export function mayProposeRefusal(issue: Issue): Problem | undefined {
  if (issue.refusalReview === "OVERTURNED") return problem("REFUSAL_OVERTURNED");
  if (issue.request) return problem("REQUEST_PENDING");
}
/** 拟不予受理: the clerk proposes, the head of the office confirms. */
export function proposeRefusal(draft: Draft, payload: Payload<"proposeRefusal">, ctx: Context): undefined {
  set(draft, { request: { kind: "REFUSAL", state: "ASKED", ...asked(ctx), ...payload } });
  tell(draft, ctx, "proposeRefusal", unit(draft.issue.holderUnitId));
}
export const asked = (ctx: Context) => ({
  by: ctx.by.personId,
  unitId: ctx.by.post?.unitId ?? null,
  on: shanghaiDate(ctx.now),
});

export function mayRefuse(issue: Issue): Problem | undefined {
  if (issue.request?.kind !== "REFUSAL") return problem("PROPOSAL_FIRST");
}
/**
 * 不予受理: confirmed by another person than proposed it (`SECOND_EYES`); the reason, where to go instead, and the right to review are
 * told to the resident; all clocks end.
 */
export function refuse(draft: Draft, _payload: Payload<"refuse">, ctx: Context): undefined {
  set(draft, { state: "NOT_ACCEPTED", closedAt: ctx.now, request: null });
  stop(draft, ctx, "MET", ["ACCEPT"]);
  stop(draft, ctx, "ENDED");
  tell(draft, ctx, "refuse", RESIDENT);
}

/** Once of each refusal or referral, within 30日 of it. */
export function mayAskReview(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.refusalReview || runningClock(issue, "REVIEW")) return problem("REVIEW_ASKED");
  if (issue.closedAt && dayDiff(shanghaiDate(issue.closedAt), shanghaiDate(ctx.now)) > REVIEW_ASK_DAYS)
    return problem("REVIEW_TOO_LATE");
}
/** The superior office looks at the refusal again within five working days (domain.md C2 refuse). */
export function askReview(draft: Draft, _payload: Payload<"askReview">, ctx: Context): undefined {
  const unitId = superiorOffice(draft.issue);
  start(draft, startClock("REVIEW", { ...owner(draft, ctx), unitId }, shanghaiDate(ctx.now), ctx));
  tell(draft, ctx, "askReview", unit(unitId));
}

export function mayReview(issue: Issue): Problem | undefined {
  if (!runningClock(issue, "REVIEW")) return problem("NO_REVIEW_ASKED");
}
/** Upheld, the refusal stands; overturned, the issue is registered again, its promises run from today, and it must be accepted. */
export function review(draft: Draft, { upheld }: Payload<"review">, ctx: Context): undefined {
  stop(draft, ctx, "MET", ["REVIEW"]);
  set(draft, { refusalReview: upheld ? "UPHELD" : "OVERTURNED" });
  tell(draft, ctx, "review", RESIDENT, unit(draft.issue.holderUnitId));
  if (upheld) return;
  set(draft, {
    state: "REGISTERED",
    closedAt: null,
    leadUnitId: null,
    handlerId: null,
    lastReplyKind: null,
    answered: null,
    ruling: null,
    returnedBy: null,
    cameFrom: null,
    tries: [],
  });
  const today = shanghaiDate(ctx.now);
  start(draft, startClock("ACCEPT", owner(draft, ctx), today, ctx));
  startPromises(draft, ctx, today);
}

/** After two returns the common superior rules, and nobody else dispatches (信访工作条例 §24). */
export function mayDispatch(issue: Issue): Problem | undefined {
  if (issue.ruling === "NEEDED") return problem("RULING_FIRST");
}
/**
 * 派单: to the office itself or a unit beside it. SIGN starts, CONTACT with the first dispatch. A return is upheld by
 * dispatching elsewhere and overruled by dispatching to the same unit again: that decides who answers for the delay (C5).
 */
export function dispatch(draft: Draft, { unitId }: Payload<"dispatch">, ctx: Context): Problem | undefined {
  if (!ctx.dispatchUnits?.includes(unitId)) return problem("UNIT_NOT_HERE");
  const { returnedBy, holderUnitId, delayUnitId } = draft.issue;
  handTo(draft, ctx, unitId);
  const charged = returnedBy === unitId ? unitId : holderUnitId;
  set(draft, { delayUnitId: returnedBy ? charged : delayUnitId, returnedBy: null });
  tell(draft, ctx, "dispatch", unit(unitId));
}

/** The unit has it from now on; whoever dispatched or ruled. */
export function handTo(draft: Draft, ctx: Context, unitId: string): void {
  const first = draft.issue.dispatchedAt === null;
  set(draft, {
    state: "DISPATCHED",
    leadUnitId: unitId,
    handlerId: null,
    dispatchedAt: ctx.now,
    coUnitIds: draft.issue.coUnitIds.filter((id) => id !== unitId),
  });
  const today = shanghaiDate(ctx.now);
  start(draft, startClock("SIGN", owner(draft, ctx), today, ctx));
  if (first) start(draft, startClock("CONTACT", owner(draft, ctx), today, ctx));
  else contactGoesAlong(draft);
}

/**
 * 调整类别、层级: the tier stays one of the level. Promises only move towards the resident: what was told is never
 * later afterwards (domain.md C2 reclassify "upward-protective").
 */
export function reclassify(
  draft: Draft,
  { category, tier, hidden, petition }: Payload<"reclassify">,
  ctx: Context,
): Problem | undefined {
  const { level } = draft.issue;
  if (!(TIERS_OF_LEVEL[level] as readonly Tier[]).includes(tier))
    return problem("TIER_NOT_OF_LEVEL", { tier });
  set(draft, { category, tier, isPetitionItem: petition });
  const sooner = promiseEarlier(draft, ctx);
  tell(draft, ctx, "reclassify", unit(draft.issue.leadUnitId), sooner ? RESIDENT : null);
  return setComplaint(draft, { category, hidden }, ctx, "reclassify");
}
