import { loadCalendar } from "#lib/db/calendar.ts";
import { db } from "#lib/db/client.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { hindrance, possibleVerbs } from "#lib/domain/decide.ts";
import { type Clock, type Issue, plainState, runningClock } from "#lib/domain/issue.ts";
import type { ResidentActor } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { startsFrom } from "#lib/domain/transitions.ts";
import type {
  Level,
  Outcome,
  PlainState,
  RatedSolved,
  RatingLevel,
  RefusalReason,
  ReplyChannel,
  ReplyKind,
  Verb,
} from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "./units.ts";

export type Office = { readonly name: string; readonly phone: string | null };
type Promised = Pick<Clock, "kind" | "dueAt" | "breachedAt" | "basis">;

/** What a resident may read of their own issue: nothing internal, and no name that was not given to them in a reply. */
export type Tracked = {
  readonly issueId: string;
  readonly version: number;
  readonly receiptNo: string;
  readonly secret: string;
  readonly hasPhone: boolean;
  readonly plain: PlainState;
  readonly round: number;
  readonly hazard: boolean;
  readonly statement: string;
  readonly place: string;
  readonly registeredAt: Date;
  readonly office: Office;
  readonly outcome: Outcome | null;
  readonly supervised: boolean;
  /** what is promised next: the reply first, then the solution, then the time left to rate */
  readonly promises: readonly Promised[];
  readonly steps: readonly PlainStep[];
  readonly replies: readonly OwnReply[];
  readonly ratings: readonly OwnRating[];
  readonly refusal: {
    readonly reason: RefusalReason;
    readonly words: string;
    readonly whereToGo: string;
  } | null;
  readonly possible: readonly Verb[];
  /** why it cannot be urged now, where the state would allow it */
  readonly urgeHindrance: Problem | null;
};
export type OwnReply = {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly nextOn: string | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly channel: ReplyChannel;
  readonly unit: string;
  readonly at: Date;
};
export type OwnRating = {
  readonly id: string;
  readonly solved: RatedSolved;
  readonly level: RatingLevel;
  readonly words: string;
  readonly at: Date;
};
export type PlainStep = {
  readonly id: string;
  readonly verb: Verb;
  readonly level: Level;
  readonly at: Date;
};

/** Steps that mean something outside the office. Replies and ratings are shown whole, in their own place. */
const TOLD: readonly Verb[] = [
  "register",
  "accept",
  "refuse",
  "escalate",
  "autoEscalate",
  "sendBack",
  "reply",
  "resolve",
  "rate",
  "close",
  "reopen",
  "urge",
  "withdraw",
  "supervise",
];
const PROMISES = ["REPLY", "RESOLVE", "RATING"] as const;

/** The issue of the receipt in this browser, or null. */
export async function readTracked(actor: ResidentActor, now: Date): Promise<Tracked | null> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.*, (r.phone IS NOT NULL) AS reachable,
      (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL) AS clocks
    FROM issues i LEFT JOIN residents r ON r.id = i.resident_id WHERE ${scope(actor)}`;
  const row = rows[0];
  if (!row) return null;
  const issue = issueOf(row);
  const [calendar, history, office] = await Promise.all([loadCalendar(), historyOf(issue), officeOf(issue)]);
  const ctx = { now, calendar };
  return {
    issueId: issue.id,
    version: issue.version,
    receiptNo: issue.receiptNo,
    secret: String(row.receipt_secret),
    hasPhone: issue.reachable,
    plain: plainState(issue),
    round: issue.round,
    hazard: issue.hazard,
    statement: issue.statement,
    registeredAt: issue.registeredAt,
    office,
    outcome: issue.outcome,
    supervised: issue.supervisionLevel > 0,
    promises: PROMISES.flatMap((kind) => runningClock(issue, kind) ?? []).map(
      ({ kind, dueAt, breachedAt, basis }) => ({ kind, dueAt, breachedAt, basis }),
    ),
    ...history,
    possible: possibleVerbs(issue, actor, ctx),
    urgeHindrance: startsFrom("urge", issue.state) ? (hindrance(issue, "urge", ctx) ?? null) : null,
  };
}

/** The unit that works on it, with a number to call: its own, or that of the office that answers for it. */
async function officeOf(issue: Issue): Promise<Office> {
  const [lead, holder] = await Promise.all(
    [issue.leadUnitId ?? issue.holderUnitId, issue.holderUnitId].map((id) =>
      db.orgUnit.findUniqueOrThrow({ where: { id }, select: { name: true, phone: true } }),
    ),
  );
  return { name: lead?.name ?? "", phone: lead?.phone ?? holder?.phone ?? null };
}

async function historyOf(
  issue: Issue,
): Promise<Pick<Tracked, "place" | "steps" | "replies" | "ratings" | "refusal">> {
  const issueId = issue.id;
  const [events, replies, ratings] = await Promise.all([
    db.issueEvent.findMany({ where: { issueId, verb: { in: [...TOLD] } }, orderBy: { seq: "asc" } }),
    db.reply.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
    db.rating.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
  ]);
  const names = await unitNames([...placeIds(issue.place), ...replies.map(({ unitId }) => unitId)]);
  const refused = events.find(({ verb }) => verb === "refuse")?.data as Tracked["refusal"] | undefined;
  return {
    place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
    steps: events.map(({ id, verb, level, at }) => ({ id, verb: verb as Verb, level: level as Level, at })),
    replies: replies.map((reply) => ({
      id: reply.id,
      kind: reply.kind as ReplyKind,
      done: reply.done,
      state: reply.state,
      next: reply.next,
      nextOn: reply.nextOn?.toISOString().slice(0, 10) ?? null,
      contactName: reply.contactName,
      contactPhone: reply.contactPhone,
      channel: reply.channel as ReplyChannel,
      unit: names[reply.unitId] ?? "",
      at: reply.at,
    })),
    ratings: ratings.map(({ id, solved, level, words, at }) => ({
      id,
      solved: solved as RatedSolved,
      level: level as RatingLevel,
      words,
      at,
    })),
    refusal: refused ? { reason: refused.reason, words: refused.words, whereToGo: refused.whereToGo } : null,
  };
}
