import { dayDiff, shanghaiDate } from "../calendar/calendar.ts";
import {
  type Context,
  change,
  type Draft,
  owner,
  RESIDENT,
  record,
  recordBreaches,
  set,
  start,
  stop,
  tell,
  tellOf,
  unit,
} from "../casework/draft.ts";
import { type Clock, type Issue, runningClock } from "../casework/issue.ts";
import { ALONE } from "../casework/merged.ts";
import { standAgain } from "../casework/orders.ts";
import { breachClock, REOPEN_DAYS, RESOLVE_DAYS_AGAIN, runOn, startClock } from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { superiorOffice } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import { OPEN_STATES, type State } from "../vocabulary.ts";
import { moveUp, order, tierAbove } from "./levels.ts";
import { startPromises } from "./promises.ts";

/** 一事一评: one rating per closure, by the resident; "no" reopens (see `followUp`). */
export function mayRate(issue: Issue): Problem | undefined {
  if (issue.ratedSolved) return problem("ALREADY_RATED");
}
/** A poor rating brings a callback within a working day; who says nobody was in touch takes the answer back with it. */
export function rate(draft: Draft, payload: Payload<"rate">, ctx: Context): undefined {
  draft.ratings.push({ id: ctx.newId(), round: draft.issue.round, at: ctx.now, ...payload });
  set(draft, { ratedSolved: payload.solved, ratedLevel: payload.level });
  tell(draft, ctx, "rate", unit(draft.issue.leadUnitId));
  if (!payload.contacted) revokeAnswer(draft, ctx);
  if (payload.solved !== "NO" && (payload.solved === "PARTLY" || payload.level <= 2)) callBack(draft, ctx);
}
/**
 * 回访 within one working day, by the city's callback officers; where the city's own office handled it, by the team that does
 * nothing else (domain.md C2 "callback officer not of the handling unit").
 */
export function callBack(draft: Draft, ctx: Context): void {
  const { place, leadUnitId } = draft.issue;
  const team = leadUnitId === place.cityId ? (ctx.callbackTeam ?? null) : null;
  set(draft, { callbackUnitId: team });
  const unitId = team ?? place.cityId;
  start(draft, startClock("CALLBACK", { ...owner(draft, ctx), unitId }, shanghaiDate(ctx.now), ctx));
  tell(draft, ctx, "callback", unit(unitId));
}

export function mayDenyContact(issue: Issue): Problem | undefined {
  if (!issue.answered) return problem("NOTHING_TO_DENY");
}
/** 「没有人联系过我」: the resident's word counts (domain.md C3). */
export function denyContact(draft: Draft, _payload: Payload<"denyContact">, ctx: Context): undefined {
  revokeAnswer(draft, ctx);
  tell(draft, ctx, "denyContact", unit(draft.issue.leadUnitId), unit(superiorOffice(draft.issue)));
}

/** 追问: only about an answer, at most once a day, and before the rating, which says all there is to say. */
export function mayAskBack(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.ratedSolved) return problem("ALREADY_RATED");
  if (!issue.lastReplyKind) return problem("NO_REPLY_YET");
  if (issue.askedBackOn === shanghaiDate(ctx.now)) return problem("ASKED_BACK_TODAY");
}
/** No clock moves: what was promised stays promised. The question stands until the next answer. */
export function askBack(draft: Draft, _payload: Payload<"askBack">, ctx: Context): undefined {
  set(draft, { askedBackOn: shanghaiDate(ctx.now), questionOpen: true });
  tell(draft, ctx, "askBack", unit(draft.issue.leadUnitId), unit(draft.issue.holderUnitId));
}

/**
 * The answer that stopped REPLY did not reach the resident: the stop is revoked. Open, with no other answer owed, the
 * clock runs on as if it had never stopped, so that a breach is dated back to its due instant; otherwise it stands as
 * REVOKED, breached when it was due.
 */
export function revokeAnswer(draft: Draft, ctx: Context): void {
  const { answered: clock, firstReplyAt, state } = draft.issue;
  if (!clock) return;
  const open = (OPEN_STATES as readonly State[]).includes(state);
  draft.denied = true;
  standAgain(draft);
  set(draft, {
    answered: null,
    firstReplyAt: firstReplyAt && firstReplyAt >= clock.startedAt ? null : firstReplyAt,
    ...(open && { lastReplyKind: null }),
  });
  if (open && !runningClock(draft.issue, "REPLY")) owedAgain(draft, ctx, clock);
  else revoke(draft, ctx, clock);
}

function revoke(draft: Draft, ctx: Context, clock: Clock): void {
  const late = clock.breachedAt === null && clock.dueAt <= ctx.now;
  change(draft, { ...(late ? breachClock(clock, ctx.calendar) : clock), stop: "REVOKED", sweepAt: null });
  if (!late) return;
  set(draft, { breachCount: draft.issue.breachCount + 1 });
  record(
    draft,
    { ...ctx, by: { personId: null, role: "SYSTEM", post: null } },
    "breach",
    { kind: clock.kind, unitId: clock.unitId, due: clock.basis.due, clockLevel: clock.level },
    { clockId: clock.id },
  );
}

function owedAgain(draft: Draft, ctx: Context, clock: Clock): void {
  stop(draft, ctx, "ENDED", ["PROGRESS"]);
  change(draft, runOn(clock));
  recordBreaches(draft, ctx);
}

/** 重办 within 30日 of closing. */
export function mayReopen(issue: Pick<Issue, "closedAt">, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.closedAt && dayDiff(shanghaiDate(issue.closedAt), shanghaiDate(ctx.now)) > REOPEN_DAYS)
    return problem("REOPEN_TOO_LATE");
}
/**
 * Round + 1; REPLY anew, RESOLVE = min(default, 15日). The first time the same unit goes on; from the second
 * the superior level takes the lead; the third time, and where no level is above, a level 3 order goes with it (domain.md C5).
 */
export function reopen(draft: Draft, _payload: Payload<"reopen">, ctx: Context): undefined {
  stop(draft, ctx, "ENDED");
  const again = draft.issue.round >= 2;
  const third = draft.issue.round >= 3;
  const above = tierAbove(draft.issue);
  set(draft, { round: draft.issue.round + 1, ...NEW_ROUND });
  if (again && above) {
    moveUp(draft, ctx, above, "SYSTEM", RESOLVE_DAYS_AGAIN);
  } else {
    set(draft, { state: "IN_PROGRESS" });
    startPromises(draft, ctx, shanghaiDate(ctx.now), RESOLVE_DAYS_AGAIN);
  }
  if (third || (again && !above))
    order(draft, ctx, {
      level: 3,
      reason: "REOPENED",
      words: "",
      toUnitId: draft.issue.leadUnitId ?? draft.issue.holderUnitId,
      clockId: null,
    });
  tell(draft, ctx, "reopen", RESIDENT, unit(draft.issue.leadUnitId), unit(draft.issue.holderUnitId));
}
const NEW_ROUND = {
  questionOpen: false,
  returnCount: 0,
  hands: {},
  ruling: null,
  returnedBy: null,
  delayUnitId: null,
  infoAsked: false,
  extensionCount: 0,
  tries: [],
  callbackTries: [],
  callbackDone: false,
  callbackUnitId: null,
  answered: null,
  ...ALONE,
  lastReplyKind: null,
  resolvedAt: null,
  closedAt: null,
  outcome: null,
  ratedSolved: null,
  ratedLevel: null,
  cameFrom: null,
} as const satisfies Partial<Issue>;

/** The resident, or whoever has their mandate: what these do no office did. */
const forThemselves = (role: Context["by"]["role"]): boolean => role === "RESIDENT" || role === "PROXY_AGENT";

/** 催办, once a day by the resident, whose turn an office does not take; no clock moves, the unit lead sees it. */
export function mayUrge(
  issue: Issue,
  ctx: Pick<Context, "now"> & { readonly by?: Pick<Context["by"], "role"> },
): Problem | undefined {
  if (ctx.by && !forThemselves(ctx.by.role)) return;
  if (issue.urgedOn === shanghaiDate(ctx.now)) return problem("URGED_TODAY");
}
export function urge(draft: Draft, _payload: Payload<"urge">, ctx: Context): undefined {
  const { urgedOn, urgeCount } = draft.issue;
  set(draft, {
    urgedOn: forThemselves(ctx.by.role) ? shanghaiDate(ctx.now) : urgedOn,
    urgeCount: urgeCount + 1,
  });
  const to = unit(draft.issue.leadUnitId ?? draft.issue.holderUnitId);
  if (ctx.by.role === "RESIDENT") tell(draft, ctx, "urge", to);
  else tellOf(draft, ctx, ["urge", { stage: "OFFICE" }], to);
}

/**
 * 撤回, by the resident, or by the office on a paper the resident signed, which lies with the issue for everybody to look at
 * (domain.md C2 "resident only (or signed paper)"); their own key proves it is them; a callback asks whether it was of their free will.
 */
export function withdraw(draft: Draft, { paperId }: Payload<"withdraw">, ctx: Context): Problem | undefined {
  const { confidentiality, reachable } = draft.issue;
  const byOffice = !forThemselves(ctx.by.role);
  // Whoever acts for somebody has a mandate; who opened the page with four digits of a phone may be anybody who knows them.
  if (ctx.by.role === "RESIDENT" && !ctx.by.byKey) return problem("KEY_NEEDED");
  // An office withdraws only for somebody who can be asked afterwards whether they wanted it.
  if (byOffice && (confidentiality === "ANONYMOUS" || !reachable)) return problem("ONLY_THEMSELVES");
  if (byOffice && !(paperId && ctx.papers?.includes(paperId))) return problem("PAPER_NEEDED");
  set(draft, {
    state: "WITHDRAWN",
    closedAt: ctx.now,
    request: null,
    waiting: null,
    callbackTries: [],
    callbackDone: false,
  });
  const running = draft.issue.clocks.map(({ id }) => id);
  stop(draft, ctx, "ENDED");
  set(draft, { withdrawnClocks: running.flatMap((id) => draft.clocks.get(id) ?? []) });
  if (draft.issue.reachable) callBack(draft, ctx);
  tell(draft, ctx, "withdraw", RESIDENT, unit(draft.issue.leadUnitId), unit(draft.issue.holderUnitId));
}
