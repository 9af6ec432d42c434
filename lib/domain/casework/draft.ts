import type { HolidayCalendar } from "../calendar/calendar.ts";
import type { ClockSettings } from "../clocks/clockSettings.ts";
import { breachClock, canBreach, stopClock } from "../clocks/clocks.ts";
import { type ActorPost, superiorOffice } from "../permissions.ts";
import type { ReplyCheck } from "../replies/replyLikeness.ts";
import type { ClockKind, ClockStop, Role, Verb } from "../vocabulary.ts";
import type {
  About,
  Change,
  Clock,
  CoTaskRecord,
  CoTaskReport,
  Issue,
  LinkRecord,
  Message,
  OrderRecord,
  RatingRecord,
  ReplyRecord,
  TrailEvent,
} from "./issue.ts";
import type { Whistle } from "./jointRating.ts";
import { keepOut, type UnitPosition } from "./recusal.ts";

/** Everything a decision needs from outside (house rule 3). `post` is the post by which the actor acts. */
export type Context = {
  readonly now: Date;
  readonly calendar: HolidayCalendar;
  readonly settings: ClockSettings;
  readonly newId: () => string;
  readonly by: {
    readonly personId: string | null;
    readonly role: Role | "RESIDENT" | "SYSTEM";
    readonly post: ActorPost | null;
    /** of a resident: whether the key of the receipt was given, or only digits of a phone */
    readonly byKey?: boolean;
  };
  /** units the holder may dispatch to; only asked for by dispatch */
  readonly dispatchUnits?: readonly string[];
  /** what a reply is held against: templates and earlier replies; every door gives it */
  readonly replyCheck?: ReplyCheck;
  /** units that may be asked to help: offices of the place and departments beside them; asked for by 会办 and 吹哨 */
  readonly helperUnits?: readonly string[];
  /** the issue to merge into, or that this one was merged into; null when the actor may not see it */
  readonly master?: Issue | null;
  /** the whistle that is rated, when the task is one */
  readonly whistle?: Whistle | null;
  /** the city's team that only calls back, if it has one; asked for by what a callback follows */
  readonly callbackTeam?: string | null;
  /** photos and scans attached to the issue; asked for by an office that withdraws on a signed paper */
  readonly papers?: readonly string[];
  /** whom the complaint is about; asked for by accept and reclassify */
  readonly complaint?: Complaint;
  /** of the units that the command names, those that must keep out (信访工作条例 §28) */
  readonly recused?: readonly string[];
};

/** Whom an issue is about, and which of the units that have it or help with it must therefore keep out. */
export type Complaint = {
  readonly unit: UnitPosition | null;
  readonly personId: string | null;
  readonly recused: readonly string[];
};

/** A decision in the making: the issue as it will be, and what is to be recorded. */
export type Draft = {
  before: Issue | null;
  issue: Issue;
  clocks: Map<string, Clock>;
  events: TrailEvent[];
  replies: ReplyRecord[];
  ratings: RatingRecord[];
  orders: OrderRecord[];
  metOrders: string[];
  unmetOrders: string[];
  coTasks: CoTaskRecord[];
  coTaskReports: CoTaskReport[];
  links: LinkRecord[];
  denied: boolean;
  messages: Message[];
};

export const newDraft = (issue: Issue, before: Issue | null): Draft => ({
  before,
  issue,
  clocks: new Map(),
  events: [],
  replies: [],
  ratings: [],
  orders: [],
  metOrders: [],
  unmetOrders: [],
  coTasks: [],
  coTaskReports: [],
  links: [],
  denied: false,
  messages: [],
});

export const set = (draft: Draft, changed: Partial<Issue>): void => {
  draft.issue = { ...draft.issue, ...changed };
};

/** Who owns a clock that starts now: the office or unit, level, tier and round of the issue as drafted. */
export const owner = (draft: Draft, ctx: Context) => ({
  id: ctx.newId(),
  level: draft.issue.level,
  tier: draft.issue.tier,
  round: draft.issue.round,
  startedAt: ctx.now,
  unitId: draft.issue.leadUnitId ?? draft.issue.holderUnitId,
});

export function start(draft: Draft, clock: Clock): void {
  draft.clocks.set(clock.id, clock);
  set(draft, { clocks: [...draft.issue.clocks, clock] });
}

const replace = (draft: Draft, clock: Clock): void => {
  draft.clocks.set(clock.id, clock);
  const others = draft.issue.clocks.filter((c) => c.id !== clock.id);
  set(draft, { clocks: clock.stoppedAt ? others : [...others, clock] });
};
export const change = replace;

/** Stops the running clocks of these kinds; none running is fine. */
export function stop(draft: Draft, ctx: Context, how: ClockStop, kinds?: readonly ClockKind[]): void {
  for (const clock of draft.issue.clocks)
    if (!kinds || kinds.includes(clock.kind)) replace(draft, stopClock(clock, ctx.now, how));
  const reply = [...draft.clocks.values()].findLast(
    (c) => c.kind === "REPLY" && c.stop && ANSWERED.includes(c.stop),
  );
  if (reply) set(draft, { answered: reply });
}
const ANSWERED: readonly ClockStop[] = ["MET", "ATTEMPTED"];

export function record(
  draft: Draft,
  ctx: Context,
  verb: Verb,
  data: Record<string, unknown>,
  extra: { commandId?: string; clockId?: string; madeAt?: Date } = {},
): void {
  draft.events.push({
    id: ctx.newId(),
    verb,
    // 代办: what was done with somebody else's post says whose it was.
    data: ctx.by.post?.onBehalfOf ? { ...data, onBehalfOf: ctx.by.post.onBehalfOf } : data,
    commandId: extra.commandId ?? null,
    clockId: extra.clockId ?? null,
    actorId: ctx.by.personId,
    actorRole: ctx.by.role,
    unitId: ctx.by.post?.unitId ?? null,
    level: draft.issue.level,
    fromState: draft.before?.state ?? null,
    toState: draft.issue.state,
    at: ctx.now,
    madeAt: extra.madeAt ?? ctx.now,
  });
}

/**
 * Records every breach that has happened by now, before anything else is decided: a late reply stops a clock that
 * is already, and stays, breached (domain.md C1: "Overdue … never erased by a later action").
 */
export function recordBreaches(draft: Draft, ctx: Context): void {
  for (const clock of draft.issue.clocks) {
    if (!hasRunOut(clock, ctx.now)) continue;
    const charged = PROMISES.includes(clock.kind) ? draft.issue.delayUnitId : null;
    replace(draft, breachClock(clock, ctx.calendar, charged ?? clock.unitId));
    set(draft, { breachCount: draft.issue.breachCount + 1 });
    record(
      draft,
      { ...ctx, by: { personId: null, role: "SYSTEM", post: null } },
      "breach",
      { kind: clock.kind, unitId: charged ?? clock.unitId, due: clock.basis.due, clockLevel: clock.level },
      { clockId: clock.id },
    );
    tellOf(
      draft,
      ctx,
      ["breach", { kind: clock.kind, due: clock.basis.due }],
      unit(clock.unitId),
      unit(draft.issue.holderUnitId),
    );
  }
}
/** A clock that has passed its end without a record of it; one that stands still cannot. */
export const hasRunOut = (clock: Clock, now: Date): boolean =>
  canBreach(clock.kind) && !clock.breachedAt && !clock.pausedOn && clock.dueAt <= now;
/** Promises to the resident, whose delay a return may have caused (domain.md C5). */
const PROMISES: readonly ClockKind[] = ["REPLY", "RESOLVE"];

export function tell(draft: Draft, ctx: Context, topic: Verb, ...recipients: (string | null)[]): void {
  for (const recipient of new Set(recipients))
    if (recipient) draft.messages.push({ id: ctx.newId(), topic, recipient });
}
/** The same where the topic alone would tell something else than what happened. */
export function tellOf(
  draft: Draft,
  ctx: Context,
  [topic, about]: readonly [Verb, About],
  ...recipients: (string | null)[]
): void {
  for (const recipient of new Set(recipients))
    if (recipient) draft.messages.push({ id: ctx.newId(), topic, recipient, about });
}
export const unit = (id: string | null): string | null => (id ? `unit:${id}` : null);
export const RESIDENT = "resident";

/** Who must keep out of it helps no more, and what is hidden is told to nobody who has no part in it (§30). */
function keptApart({ issue: now, before, messages }: Draft): Pick<Draft, "issue" | "messages"> {
  if (!now.complainedUnitId && now.hiddenFrom === null) return { issue: now, messages };
  const out = keepOut(now);
  const issue = { ...now, coUnitIds: now.coUnitIds.filter((id) => !out.includes(id)) };
  if (now.hiddenFrom === null) return { issue, messages };
  const inside = (i: Issue) => [
    i.holderUnitId,
    i.leadUnitId,
    i.callbackUnitId,
    ...i.coUnitIds,
    superiorOffice(i),
  ];
  const units = [...inside(issue), ...(before?.hiddenFrom == null ? [] : inside(before))];
  const told = units.filter((id) => !out.includes(id)).map(unit);
  const may = (recipient: string) =>
    recipient === RESIDENT || told.includes(recipient) || recipient.startsWith("person:");
  return {
    issue,
    messages: messages.filter(
      ({ recipient }) => may(recipient) && recipient !== `person:${now.complainedPersonId}`,
    ),
  };
}

export const finish = (all: Draft): Change => closed({ ...all, ...keptApart(all) });
const closed = (draft: Draft): Change => ({
  before: draft.before,
  issue: { ...draft.issue, version: (draft.before?.version ?? 0) + 1 },
  clocks: [...draft.clocks.values()],
  events: draft.events,
  replies: draft.replies,
  ratings: draft.ratings,
  orders: draft.orders,
  metOrders: draft.metOrders,
  unmetOrders: draft.unmetOrders,
  coTasks: draft.coTasks,
  coTaskReports: draft.coTaskReports,
  links: draft.links,
  denied: draft.denied,
  messages: draft.messages,
});
