import type { Clock, ClockBasis, Issue, Place } from "#lib/domain/casework/issue.ts";
import { OWED } from "#lib/domain/clocks/clocks.ts";
import type { ClockKind, Lang } from "#lib/domain/vocabulary.ts";

/** A row as raw SQL gives it: snake_case columns, dates as text where the domain wants civil dates. */
export type Row = Record<string, unknown>;

const instant = (value: unknown): Date | null =>
  value === null || value === undefined ? null : value instanceof Date ? value : new Date(String(value));
/** DATE columns come as midnight UTC, or as text from JSON. */
const day = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : value instanceof Date
      ? value.toISOString().slice(0, 10)
      : String(value).slice(0, 10);

export const placeOf = (row: Row): Place => ({
  cityId: row.city_id as string,
  countyId: row.county_id as string | null,
  townId: row.town_id as string | null,
  communityId: row.community_id as string | null,
  gridId: row.grid_id as string | null,
});

export const clockOf = (row: Row): Clock =>
  ({
    id: row.id,
    kind: row.kind,
    level: row.level,
    tier: row.tier,
    unitId: row.unit_id,
    round: row.round,
    startedAt: instant(row.started_at),
    dueAt: instant(row.due_at),
    basis: row.basis as ClockBasis,
    stoppedAt: instant(row.stopped_at),
    stop: row.stop,
    breachedAt: instant(row.breached_at),
    pausedOn: day(row.paused_on),
    chargedUnitId: row.charged_unit_id ?? null,
    sweepAt: instant(row.sweep_at),
    warnAt: instant(row.warn_at),
  }) as unknown as Clock;

const clocksOf = (rows: unknown): Clock[] => ((rows as Row[] | null) ?? []).map(clockOf);

/** Which orders stand, and which the newest answer met. */
function ordersOf({ orders, answered }: Row): Pick<Issue, "openOrders" | "answeredOrders"> {
  const all = ((orders as Row[] | null) ?? []).map((order) => ({
    metAt: instant(order.met_at)?.getTime(),
    order: {
      id: order.id as string,
      level: order.level as number,
      dueAt: instant(order.due_at) as Date,
      clockId: order.clock_id as string | null,
      clockKind: order.clock_kind as ClockKind | null,
    },
  }));
  const answeredAt = instant((answered as Row | null)?.stopped_at)?.getTime();
  return {
    openOrders: all.filter(({ metAt }) => metAt === undefined).map(({ order }) => order),
    answeredOrders: all
      .filter(({ metAt }) => metAt !== undefined && metAt === answeredAt)
      .map(({ order }) => order),
  };
}

export const issueOf = (row: Row): Issue =>
  ({
    id: row.id,
    receiptNo: row.receipt_no,
    version: row.version,
    state: row.state,
    tier: row.tier,
    initialTier: row.initial_tier,
    level: row.level,
    round: row.round,
    returnCount: row.return_count,
    supervisionLevel: row.supervision_level,
    supervisionDueAt: instant(row.supervision_due_at),
    holderUnitId: row.holder_unit_id,
    leadUnitId: row.lead_unit_id,
    handlerId: row.handler_id,
    coUnitIds: row.co_unit_ids ?? [],
    cameFrom: row.came_from,
    category: row.category,
    hazard: row.hazard,
    isPetitionItem: row.is_petition_item,
    confidentiality: row.confidentiality,
    channel: row.channel,
    statement: row.statement,
    placeText: row.place_text,
    mapPoint: row.map_point,
    place: placeOf(row),
    residentId: row.resident_id,
    visitId: row.visit_id,
    firstContactId: row.first_contact_id,
    reachable: Boolean(row.reachable),
    hasAgent: Boolean(row.has_agent),
    spokenOn: day(row.spoken_on),
    registeredAt: instant(row.registered_at),
    dispatchedAt: instant(row.dispatched_at),
    firstReplyAt: instant(row.first_reply_at),
    lastReplyOn: day(row.last_reply_on),
    lastReplyKind: row.last_reply_kind,
    resolvedAt: instant(row.resolved_at),
    closedAt: instant(row.closed_at),
    outcome: row.outcome,
    ratedSolved: row.rated_solved,
    ratedLevel: row.rated_level,
    urgedOn: day(row.urged_on),
    askedBackOn: day(row.asked_back_on),
    questionOpen: row.question_open,
    urgeCount: row.urge_count,
    breachCount: row.breach_count,
    request: row.request ?? null,
    hands: row.hands ?? {},
    waiting: row.waiting ?? null,
    infoAsked: row.info_asked,
    extensionCount: row.extension_count,
    holdCount: row.hold_count,
    ruling: row.ruling,
    returnedBy: row.returned_by,
    delayUnitId: row.delay_unit_id,
    refusalReview: row.refusal_review,
    tries: row.tries ?? [],
    callbackTries: row.callback_tries ?? [],
    callbackDone: row.callback_done,
    callbackUnitId: row.callback_unit_id,
    complainedUnitId: row.complained_unit_id,
    complainedPersonId: row.complained_person_id,
    hiddenFrom: row.hidden_from,
    mergedInto: row.merged_into,
    mergedDue: day(row.merged_due),
    mastersClocks: clocksOf(row.masters_clocks),
    children: Number(row.children ?? 0),
    unansweredChildren: Number(row.unanswered_children ?? 0),
    ...ordersOf(row),
    withdrawnClocks: clocksOf(row.withdrawn_clocks),
    answered: row.answered ? clockOf(row.answered as Row) : null,
    clocks: clocksOf(row.clocks),
  }) as unknown as Issue;

const due = (issue: Issue, ...kinds: readonly ClockKind[]): Date | null =>
  issue.clocks
    .filter(({ kind, pausedOn }) => kinds.includes(kind) && pausedOn === null)
    .reduce<Date | null>((first, { dueAt }) => (first && first < dueAt ? first : dueAt), null);

/** The columns that change with a decision; the rest is written once, at registration. */
export const issueColumns = (issue: Issue, now: Date): Row => ({
  id: issue.id,
  version: issue.version,
  state: issue.state,
  tier: issue.tier,
  level: issue.level,
  round: issue.round,
  return_count: issue.returnCount,
  supervision_level: issue.supervisionLevel,
  supervision_due_at: issue.supervisionDueAt,
  holder_unit_id: issue.holderUnitId,
  lead_unit_id: issue.leadUnitId,
  handler_id: issue.handlerId,
  co_unit_ids: issue.coUnitIds,
  came_from: issue.cameFrom,
  category: issue.category,
  hazard: issue.hazard,
  is_petition_item: issue.isPetitionItem,
  dispatched_at: issue.dispatchedAt,
  first_reply_at: issue.firstReplyAt,
  last_reply_on: issue.lastReplyOn,
  last_reply_kind: issue.lastReplyKind,
  resolved_at: issue.resolvedAt,
  closed_at: issue.closedAt,
  outcome: issue.outcome,
  rated_solved: issue.ratedSolved,
  rated_level: issue.ratedLevel,
  urged_on: issue.urgedOn,
  asked_back_on: issue.askedBackOn,
  question_open: issue.questionOpen,
  urge_count: issue.urgeCount,
  breach_count: issue.breachCount,
  reply_due_at: due(issue, "REPLY"),
  resolve_due_at: due(issue, "RESOLVE"),
  next_due_at: due(issue, ...OWED),
  request: issue.request,
  hands: issue.hands,
  waiting: issue.waiting,
  info_asked: issue.infoAsked,
  extension_count: issue.extensionCount,
  hold_count: issue.holdCount,
  ruling: issue.ruling,
  returned_by: issue.returnedBy,
  complained_unit_id: issue.complainedUnitId,
  complained_person_id: issue.complainedPersonId,
  hidden_from: issue.hiddenFrom,
  delay_unit_id: issue.delayUnitId,
  refusal_review: issue.refusalReview,
  tries: issue.tries,
  callback_tries: issue.callbackTries,
  callback_done: issue.callbackDone,
  callback_unit_id: issue.callbackUnitId,
  merged_into: issue.mergedInto,
  merged_due: issue.mergedDue,
  confidentiality: issue.confidentiality,
  resident_id: issue.residentId,
  updated_at: now,
});

export const newIssueColumns = (issue: Issue, receiptSecret: string): Row => ({
  receipt_no: issue.receiptNo,
  receipt_secret: receiptSecret,
  initial_tier: issue.initialTier,
  channel: issue.channel,
  statement: issue.statement,
  place_text: issue.placeText,
  map_point: issue.mapPoint,
  city_id: issue.place.cityId,
  county_id: issue.place.countyId,
  town_id: issue.place.townId,
  community_id: issue.place.communityId,
  grid_id: issue.place.gridId,
  visit_id: issue.visitId,
  first_contact_id: issue.firstContactId,
  spoken_on: issue.spokenOn,
  registered_at: issue.registeredAt,
});

export const clockColumns = (clock: Clock, issueId: string): Row => ({
  id: clock.id,
  issue_id: issueId,
  kind: clock.kind,
  level: clock.level,
  tier: clock.tier,
  unit_id: clock.unitId,
  round: clock.round,
  started_at: clock.startedAt,
  due_at: clock.dueAt,
  basis: clock.basis,
  stopped_at: clock.stoppedAt,
  stop: clock.stop,
  breached_at: clock.breachedAt,
  sweep_at: clock.sweepAt,
  warn_at: clock.warnAt,
  paused_on: clock.pausedOn,
  charged_unit_id: clock.chargedUnitId,
});

/** Whoever spoke, as far as they told. */
export type NewResident = {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly phoneTail: string | null;
  /** what the name is found by (lib/search/names) */
  readonly nameKeys: string | null;
  /** how they wish to be written to; null where nobody asked, which reads as Chinese */
  readonly lang: Lang | null;
  readonly createdAt: Date;
};
export const residentColumns = (resident: NewResident): Row => ({
  id: resident.id,
  name: resident.name,
  phone: resident.phone,
  phone_tail: resident.phoneTail,
  name_keys: resident.nameKeys,
  lang: resident.lang,
  created_at: resident.createdAt,
});
