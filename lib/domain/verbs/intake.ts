import { dayDiff, shanghaiDate } from "../calendar.ts";
import { ACCEPT_WORKING_DAYS, REPLY_DAYS, RESOLVE_DAYS, startDays, startHours } from "../clocks.ts";
import type { Payload } from "../commands.ts";
import { type Context, type Draft, owner, RESIDENT, set, start, stop, tell, unit } from "../draft.ts";
import { TIERS_OF_LEVEL } from "../issue.ts";
import { type Problem, problem } from "../problems.ts";
import type { Tier } from "../vocabulary.ts";

/** Entered later than this after it was said, a reason is asked (domain.md C2 register). */
export const LATE_ENTRY_DAYS = 7;

/** 登记: ACCEPT, REPLY and RESOLVE run from the day the resident spoke. */
export function register(draft: Draft, payload: Payload<"register">, ctx: Context): Problem | undefined {
  const late = lateEntry(payload.spokenOn, payload.lateReason, ctx);
  if (late) return late;
  const { tier, spokenOn, holderUnitId, firstContactId } = draft.issue;
  start(
    draft,
    startDays("ACCEPT", owner(draft, ctx), shanghaiDate(ctx.now), ACCEPT_WORKING_DAYS, ctx.calendar),
  );
  start(draft, startDays("REPLY", owner(draft, ctx), spokenOn, REPLY_DAYS[tier], ctx.calendar));
  start(draft, startDays("RESOLVE", owner(draft, ctx), spokenOn, RESOLVE_DAYS[tier], ctx.calendar));
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

/** 受理: category and tier; the tier follows from the level, only the city chooses between 难 and 盼. */
export function accept(
  draft: Draft,
  { category, tier, hazard }: Payload<"accept">,
  ctx: Context,
): Problem | undefined {
  const { level } = draft.issue;
  if (!(TIERS_OF_LEVEL[level] as readonly Tier[]).includes(tier))
    return problem("TIER_NOT_OF_LEVEL", { tier });
  set(draft, { state: "ACCEPTED", category, tier, hazard: draft.issue.hazard || hazard });
  stop(draft, ctx, "MET", ["ACCEPT"]);
  tell(draft, ctx, "accept", RESIDENT);
}

/** 不予受理: a reason, where to go instead, and the right to review are told to the resident; all clocks end. */
export function refuse(draft: Draft, _payload: Payload<"refuse">, ctx: Context): undefined {
  set(draft, { state: "NOT_ACCEPTED", closedAt: ctx.now });
  stop(draft, ctx, "MET", ["ACCEPT"]);
  stop(draft, ctx, "ENDED");
  tell(draft, ctx, "refuse", RESIDENT);
}

/** 派单: to the office itself or a unit beside it. SIGN starts, CONTACT with the first dispatch. */
export function dispatch(draft: Draft, { unitId }: Payload<"dispatch">, ctx: Context): Problem | undefined {
  if (!ctx.dispatchUnits?.includes(unitId)) return problem("UNIT_NOT_HERE");
  const first = draft.issue.dispatchedAt === null;
  set(draft, {
    state: "DISPATCHED",
    leadUnitId: unitId,
    handlerId: null,
    dispatchedAt: ctx.now,
    coUnitIds: draft.issue.coUnitIds.filter((id) => id !== unitId),
  });
  start(draft, startHours("SIGN", owner(draft, ctx), ctx.calendar));
  if (first) start(draft, startHours("CONTACT", owner(draft, ctx), ctx.calendar));
  tell(draft, ctx, "dispatch", unit(unitId));
}
