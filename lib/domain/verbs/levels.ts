import { addWorkingDays, type CivilDate, endOfDay, shanghaiDate } from "../calendar/calendar.ts";
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
import { breachDuty } from "../casework/escalation.ts";
import {
  type CameFrom,
  type Clock,
  type Issue,
  levelAbove,
  officeAt,
  runningClock,
  tierOf,
} from "../casework/issue.ts";
import { ALONE } from "../casework/merged.ts";
import { OWN_DUTY } from "../casework/orders.ts";
import { keepOut } from "../casework/recusal.ts";
import { triedInVain } from "../casework/tries.ts";
import {
  OWED,
  recountAt,
  SEND_BACK_WORKING_DAYS,
  SENT_BACK_EXTRA_WORKING_DAYS,
  SUPERVISION_WORKING_DAYS,
  settled,
  startClock,
  startUntil,
} from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { type Actor, grantFor } from "../permissions.ts";
import { type Problem, problem } from "../problems.ts";
import {
  CLOCK_KINDS,
  type ClockKind,
  type Level,
  ORDER_LEVELS,
  type OrderLevel,
  type State,
  type SuperviseReason,
  UNIT_LEVELS,
} from "../vocabulary.ts";
import { contactGoesAlong, leaveUnit, startPromises, startReply, startResolve } from "./promises.ts";

/** From community and town alike the level above tier 1; null at the city. */
export function tierAbove({ level, place }: Issue): Level | null {
  const above = levelAbove(level, place);
  return above === "TOWN" ? levelAbove(above, place) : above;
}
const isHandUp = ({ level, place }: Issue): boolean => levelAbove(level, place) === "TOWN";

/** The resident was told today, or was tried for in vain, and nothing is owed to them at this level any more. */
export function mayEscalate(issue: Issue, ctx: Pick<Context, "now">): Problem | undefined {
  if (issue.level === "CITY") return problem("NOWHERE_HIGHER");
  const today = shanghaiDate(ctx.now);
  const told = issue.lastReplyOn === today || triedInVain(issue);
  if (!isHandUp(issue) && (!told || runningClock(issue, "REPLY")))
    return problem("REPLY_FIRST", { dates: today });
}

/**
 * 上报难以解决 (「难以解决的向市里反映」): one level up, tier 急→愁→难, new clocks from today.
 * COMMUNITY → TOWN is a hand-up inside tier 1 (「街道、乡镇(社区、村)这一层面」): same clocks.
 */
export function escalate(draft: Draft, _payload: Payload<"escalate">, ctx: Context): undefined {
  if (isHandUp(draft.issue)) return handUp(draft, ctx);
  moveUp(draft, ctx, tierAbove(draft.issue) as Level, "PEOPLE");
  tell(draft, ctx, "escalate", RESIDENT, unit(draft.issue.holderUnitId));
}

function handUp(draft: Draft, ctx: Context): undefined {
  leaveUnit(draft, ctx);
  set(draft, { cameFrom: origin(draft.issue, ctx, "PEOPLE"), ...above(draft.issue, "TOWN") });
  handOwed(draft);
  tellOf(draft, ctx, ["escalate", { stage: "HAND_UP" }], RESIDENT);
  tell(draft, ctx, "escalate", unit(draft.issue.holderUnitId));
}

/** Inside tier 1 the promises stay as they are told; who answers for them from now on is the office that has it. */
function handOwed(draft: Draft): void {
  for (const clock of draft.issue.clocks)
    if (OWED.includes(clock.kind)) change(draft, { ...clock, unitId: draft.issue.holderUnitId });
  contactGoesAlong(draft);
}

/**
 * 超期升级: a REPLY breach and its grace have passed. Tier 1 goes to the county, whoever held it, signed or not, with
 * community and street as co-handlers; the old unit stays one too, a level 1 supervision order follows, and the
 * superior's clocks start today (domain.md C5).
 */
export function autoEscalate(draft: Draft, _payload: Payload<"autoEscalate">, ctx: Context): undefined {
  const clock = breachDuty(draft.issue, ctx.now)?.clock as Clock;
  const { holderUnitId: from, state, tier, place, mergedInto, mergedDue, mastersClocks } = draft.issue;
  arrive(draft, ctx, tierAbove(draft.issue) as Level, "SYSTEM");
  const today = shanghaiDate(ctx.now);
  if (state === "MERGED") {
    // The solution stays the main issue's; the answer is what this resident is owed, by the level above from now on.
    const leadUnitId = draft.issue.holderUnitId;
    set(draft, { state, mergedInto, mergedDue, mastersClocks, leadUnitId });
    startReply(draft, ctx, today);
  } else startPromises(draft, ctx, today);
  if (tier === "URGENT")
    set(draft, { coUnitIds: together(draft.issue.coUnitIds, place.communityId, place.townId) });
  if (state === "REGISTERED") {
    // Nobody has accepted it yet: the office it reaches now has its own time to.
    set(draft, { state });
    start(draft, startClock("ACCEPT", owner(draft, ctx), today, ctx));
  }
  order(draft, ctx, { level: 1, reason: "BREACH", words: "", toUnitId: from, clockId: clock.id });
  tell(draft, ctx, "autoEscalate", RESIDENT, unit(draft.issue.holderUnitId), unit(from));
}

/** Moves the issue up and starts REPLY and RESOLVE of the level that receives it. */
export function moveUp(draft: Draft, ctx: Context, to: Level, by: CameFrom["by"], mostDays?: number): void {
  arrive(draft, ctx, to, by);
  startPromises(draft, ctx, shanghaiDate(ctx.now), mostDays);
}

/** At the level above, with nothing promised there yet. Shared by every way up. */
function arrive(draft: Draft, ctx: Context, to: Level, by: CameFrom["by"]): void {
  const cameFrom = origin(draft.issue, ctx, by);
  const contact = runningClock(draft.issue, "CONTACT");
  stop(draft, ctx, "MOVED", contact && !contact.breachedAt ? ALL_BUT_CONTACT : undefined);
  set(draft, {
    cameFrom,
    tier: tierOf(to),
    ...NEW_HOLDER,
    lastReplyKind: draft.issue.lastReplyKind === "FINAL" ? "PROGRESS" : draft.issue.lastReplyKind,
    ...above(draft.issue, to),
  });
  contactGoesAlong(draft);
}
const ALL_BUT_CONTACT = CLOCK_KINDS.filter((kind) => kind !== "CONTACT");

/** A complaint goes to the office above whom it is about (信访工作条例 §22): who had it keeps no part, and cannot get it back. */
export function toSuperior(draft: Draft, ctx: Context, to: Level): void {
  const { coUnitIds, tier } = draft.issue;
  if (tier === tierOf(to)) {
    leaveUnit(draft, ctx);
    set(draft, { ...above(draft.issue, to), ...ALONE });
    if (!runningClock(draft.issue, "RESOLVE")) startResolve(draft, ctx, shanghaiDate(ctx.now));
  } else moveUp(draft, ctx, to, "SYSTEM");
  set(draft, { cameFrom: null, coUnitIds });
}

/** What the office that has it now begins with: whatever the last one had asked for, waited for or returned is over. */
const NEW_HOLDER = {
  request: null,
  waiting: null,
  infoAsked: false,
  extensionCount: 0,
  ruling: null,
  returnedBy: null,
  delayUnitId: null,
  tries: [],
  ...ALONE,
} as const satisfies Partial<Issue>;

const origin = (issue: Issue, ctx: Context, by: CameFrom["by"]): CameFrom => ({
  level: issue.level,
  tier: issue.tier,
  holderUnitId: issue.holderUnitId,
  leadUnitId: issue.leadUnitId,
  at: ctx.now.toISOString(),
  on: shanghaiDate(ctx.now),
  by,
  replyDue: (runningClock(issue, "REPLY") ?? issue.answered)?.basis.due ?? null,
  resolveDue: runningClock(issue, "RESOLVE")?.basis.due ?? null,
  sentBack: issue.cameFrom?.sentBack ?? false,
});

const above = (issue: Issue, to: Level): Partial<Issue> => ({
  state: "ACCEPTED",
  level: to,
  holderUnitId: officeAt(to, issue.place) as string,
  leadUnitId: null,
  handlerId: null,
  coUnitIds: together(issue.coUnitIds, issue.holderUnitId, issue.leadUnitId),
});
const together = (ids: readonly string[], ...more: (string | null)[]): string[] => [
  ...new Set([...ids, ...more.filter((id) => id !== null)]),
];

/** 驳回上报: only what people sent up, within two working days, once per round. */
export function maySendBack(issue: Issue, ctx: Pick<Context, "now" | "calendar">): Problem | undefined {
  const from = issue.cameFrom;
  if (from?.by !== "PEOPLE") return problem("NOT_SENT_UP");
  if (keepOut(issue).includes(from.holderUnitId)) return problem("RECUSED");
  if (from.sentBack) return problem("SENT_BACK_BEFORE");
  if (shanghaiDate(ctx.now) > addWorkingDays(ctx.calendar, from.on, SEND_BACK_WORKING_DAYS))
    return problem("SEND_BACK_TOO_LATE");
}

/** Lower due = max(old due, send-back + 3 working days) (domain.md C5); a hand-up inside tier 1 keeps its clocks. */
export function sendBack(draft: Draft, _payload: Payload<"sendBack">, ctx: Context): undefined {
  const from = draft.issue.cameFrom as CameFrom;
  const today = shanghaiDate(ctx.now);
  const ownClocks = draft.issue.tier !== from.tier;
  // Whoever is complained of since cannot get it back: the office gives it to another (信访工作条例 §28).
  const out = keepOut(draft.issue);
  const leadUnitId = out.includes(from.leadUnitId) ? null : from.leadUnitId;
  stop(draft, ctx, "MOVED", ownClocks ? undefined : ["RULING"]);
  set(draft, {
    state: leadUnitId ? "IN_PROGRESS" : "ACCEPTED",
    level: from.level,
    tier: from.tier,
    holderUnitId: from.holderUnitId,
    leadUnitId,
    coUnitIds: draft.issue.coUnitIds.filter((id) => id !== from.leadUnitId && id !== from.holderUnitId),
    cameFrom: { ...from, sentBack: true },
    ruling: null,
  });
  if (ownClocks) {
    const soon = addWorkingDays(ctx.calendar, today, SENT_BACK_EXTRA_WORKING_DAYS);
    start(draft, startUntil("REPLY", owner(draft, ctx), today, later(from.replyDue ?? null, soon), ctx));
    start(draft, startUntil("RESOLVE", owner(draft, ctx), today, later(from.resolveDue, soon), ctx));
  } else handOwed(draft);
  tell(draft, ctx, "sendBack", RESIDENT, unit(leadUnitId ?? from.holderUnitId));
}
const later = (a: CivilDate | null, b: CivilDate): CivilDate => (a && a > b ? a : b);

/** 一级 by the same level, 二级 by a superior one, 三级 (挂牌) by the city only (domain.md C2 supervise). */
function highestOrder(post: Context["by"]["post"], level: Level): number {
  if (post?.level === "CITY") return 3;
  return post && UNIT_LEVELS.indexOf(post.level) < UNIT_LEVELS.indexOf(level) ? 2 : 1;
}

/** The lowest level an order may have now: higher than one that stands, the same again once that is past its due. */
const lowestOrder = (
  { supervisionLevel, supervisionDueAt }: Pick<Issue, "supervisionLevel" | "supervisionDueAt">,
  now: Date,
): number =>
  supervisionDueAt && supervisionDueAt > now ? supervisionLevel + 1 : Math.max(1, supervisionLevel);
const HIGHEST_ORDER = Math.max(...ORDER_LEVELS);
/** The levels at which this person may order now: what the form offers is what the server lets pass. */
export function orderLevels(issue: Issue, actor: Actor, now: Date): OrderLevel[] {
  const post = grantFor(actor, "supervise", issue);
  if (post === null || typeof post === "string") return [];
  const [lowest, highest] = [lowestOrder(issue, now), highestOrder(post, issue.level)];
  return ORDER_LEVELS.filter((level) => level >= lowest && level <= highest);
}

/** People order what is open; what is over they may only order while a resident is still to be called back. */
export function maySupervise(
  issue: Issue,
  ctx: Pick<Context, "now"> & { readonly by?: Pick<Context["by"], "role"> },
): Problem | undefined {
  if (ctx.by?.role === "SYSTEM") return;

  if (OVER.includes(issue.state) && !runningClock(issue, "CALLBACK")) return problem("ENDED_ALREADY");
  if (lowestOrder(issue, ctx.now) > HIGHEST_ORDER)
    return problem("SUPERVISION_STANDS", {
      dates: shanghaiDate(new Date(Number(issue.supervisionDueAt) - 1)),
    });
}
const OVER: readonly State[] = ["RESOLVED", "CLOSED", "WITHDRAWN"];

/** 督办 by people: each order higher than the one that stands; due within three working days. */
export function supervise(draft: Draft, payload: Payload<"supervise">, ctx: Context): Problem | undefined {
  if (ctx.by.role === "SYSTEM") return superviseBreach(draft, payload, ctx);
  const highest = highestOrder(ctx.by.post, draft.issue.level);
  if (payload.level > highest) return problem("SUPERVISION_TOO_HIGH", { order: String(highest) });
  if (payload.level < lowestOrder(draft.issue, ctx.now))
    return problem("LOWER_SUPERVISION", { order: String(draft.issue.supervisionLevel) });
  order(draft, ctx, {
    level: payload.level,
    reason: payload.reason,
    words: payload.words,
    toUnitId: draft.issue.leadUnitId ?? draft.issue.holderUnitId,
    clockId: null,
  });
  tell(draft, ctx, "supervise", unit(draft.issue.leadUnitId ?? draft.issue.holderUnitId));
}

/** What cannot climb is supervised: a REPLY breach at the city, every other broken promise anywhere. */
function superviseBreach(draft: Draft, payload: Payload<"supervise">, ctx: Context): undefined {
  const clock = breachDuty(draft.issue, ctx.now)?.clock as Clock;
  const toUnitId = OWN_DUTY.includes(clock.kind)
    ? clock.unitId
    : (draft.issue.leadUnitId ?? draft.issue.holderUnitId);
  order(draft, ctx, { ...payload, toUnitId, clockId: clock.id });
  change(draft, settled(clock));
  tell(draft, ctx, "supervise", unit(toUnitId), unit(draft.issue.holderUnitId));
}

export function order(
  draft: Draft,
  ctx: Context,
  what: { level: number; reason: SuperviseReason; words: string; toUnitId: string; clockId: string | null },
): void {
  const due = addWorkingDays(ctx.calendar, shanghaiDate(ctx.now), SUPERVISION_WORKING_DAYS);
  const given = {
    ...what,
    id: ctx.newId(),
    unitId: ctx.by.post?.unitId ?? null,
    issuedAt: ctx.now,
    dueAt: endOfDay(due),
  };
  draft.orders.push(given);
  const about =
    draft.clocks.get(what.clockId ?? "") ?? draft.issue.clocks.find(({ id }) => id === what.clockId);
  const { id, level, dueAt, clockId } = given;
  set(draft, {
    openOrders: [...draft.issue.openOrders, { id, level, dueAt, clockId, clockKind: about?.kind ?? null }],
  });
  if (what.level >= draft.issue.supervisionLevel)
    set(draft, { supervisionLevel: what.level, supervisionDueAt: endOfDay(due) });
}

/**
 * The calendar changed: running clocks are counted again, breached ones never. Whoever was promised an earlier day hears
 * of the later one (domain.md C4 "recompute with an event when it changes").
 */
export function recount(draft: Draft, _payload: Payload<"recount">, ctx: Context): Problem | undefined {
  const moved = draft.issue.clocks.flatMap((clock) => {
    const again = recountAt(clock, ctx.calendar, ctx.now);
    return again ? [{ clock, again }] : [];
  });
  if (moved.length === 0) return problem("NOTHING_MOVES");
  for (const { again } of moved) change(draft, again);
  tell(draft, ctx, "recount", unit(draft.issue.leadUnitId ?? draft.issue.holderUnitId));
  for (const { clock, again } of moved)
    if (TOLD.includes(clock.kind) && again.basis.due > clock.basis.due)
      tellOf(draft, ctx, ["recount", { kind: clock.kind, due: again.basis.due }], RESIDENT);
}
/** Dates that a resident was told. */
const TOLD: readonly ClockKind[] = ["REPLY", "RESOLVE"];
