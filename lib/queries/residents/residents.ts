import { loadIssue } from "#lib/db/casework/issues.ts";
import { mandatesOf } from "#lib/db/casework/mandates.ts";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { correctionsOf } from "#lib/db/rights/rights.ts";
import type { Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { hindrance, possibleVerbs } from "#lib/domain/casework/decide.ts";
import {
  type Clock,
  type Issue,
  plainState,
  runningClock,
  type TrailEvent,
} from "#lib/domain/casework/issue.ts";
import { promisesOf } from "#lib/domain/casework/promised.ts";
import { startsFrom } from "#lib/domain/casework/transitions.ts";
import { mayAttach } from "#lib/domain/files/attachments.ts";
import { mayBeShown } from "#lib/domain/open/wall.ts";
import { type ResidentActor, superiorOffice } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import type {
  Level,
  Outcome,
  PlainState,
  RatedSolved,
  RatingLevel,
  ReplyChannel,
  ReplyKind,
  Verb,
} from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "../routing/units.ts";
import { type Turns, turnsOf } from "./residentTurns.ts";

export type Office = { readonly unitId: string; readonly name: string; readonly phone: string | null };
type Promised = Pick<Clock, "kind" | "dueAt" | "breachedAt" | "basis">;

/** What a resident may read of their own issue: nothing internal, and no name that was not given to them in a reply. */
export type Tracked = {
  readonly issueId: string;
  readonly version: number;
  readonly receiptNo: string;
  /** only for whoever holds it already; four digits of a phone do not bring it to light */
  readonly secret: string | null;
  readonly hasPhone: boolean;
  readonly plain: PlainState;
  readonly round: number;
  readonly hazard: boolean;
  readonly statement: string;
  readonly corrections: readonly { readonly at: Date; readonly words: string }[];
  readonly place: string;
  /** who speaks for the resident, or spoke */
  readonly mandates: Awaited<ReturnType<typeof mandatesOf>>;
  readonly registeredAt: Date;
  readonly office: Office;
  /** at the city nobody stands above the office, so another person looks at its refusals */
  readonly officeAbove: boolean;
  /** who looks at a refusal again, and until when: the office above, at the city another person; null when nobody was asked to */
  readonly again: { readonly office: Office; readonly above: boolean; readonly due: CivilDate } | null;
  readonly outcome: Outcome | null;
  readonly supervised: boolean;
  /** what is promised next: the reply first, then the solution, then the time left to rate */
  readonly promises: readonly Promised[];
  readonly steps: readonly PlainStep[];
  readonly replies: readonly OwnReply[];
  readonly ratings: readonly OwnRating[];
  /** side roads it took, as far as they matter now */
  readonly turns: Turns;
  /** whether photos and papers may be added */
  readonly mayAddFiles: boolean;
  /** whether everybody may be let read of it (domain/open/wall) */
  readonly mayBeShown: boolean;
  readonly possible: readonly Verb[];
  /** why it cannot be urged now, where the state would allow it */
  readonly urgeHindrance: Problem | null;
  /** why nothing can be asked back now, where an answer was given */
  readonly askBackHindrance: Problem | null;
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
  /** the resident says it never reached them */
  readonly denied: boolean;
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
  /** of a call or a visit: whether somebody was reached */
  readonly result: string | null;
  /** of a question asked back: the own words */
  readonly words: string | null;
  readonly at: Date;
};

/** Steps that mean something outside the office. Replies and ratings are shown whole, in their own place. */
const TOLD: readonly Verb[] = [
  "register",
  "handOff",
  "accept",
  "refuse",
  "askReview",
  "review",
  "contact",
  "reply",
  "denyContact",
  "askBack",
  "askInfo",
  "giveInfo",
  "approvePause",
  "tellExtension",
  "resume",
  "meet",
  "mediate",
  "hold",
  "escalate",
  "autoEscalate",
  "sendBack",
  "resolve",
  "followMaster",
  "rate",
  "callback",
  "close",
  "reopen",
  "urge",
  "withdraw",
  "supervise",
  "referOut",
  "merge",
  "split",
  "recount",
  "correctContact",
  "keepPrivate",
  "forgetContact",
  "askRight",
  "answerRight",
];
/** Merged, it went along to another unit: that is the office's own affair, but for what was told to all about the solution. */
const stepTold = ({ verb, toState, data }: Pick<TrailEvent, "verb" | "toState" | "data">): Verb | null => {
  if (verb !== "followMaster" || toState !== "MERGED") return verb;
  return (data as { told?: Verb | null }).told ?? null;
};

/** The issue of the receipt in this browser, or null. */
export async function readTracked(actor: ResidentActor, now: Date): Promise<Tracked | null> {
  const rows = await db.$queryRaw<Row[]>`SELECT i.id, i.receipt_secret FROM issues i WHERE ${scope(actor)}`;
  const row = rows[0];
  const issue = row && (await loadIssue(db, String(row.id)));
  if (!issue) return null;
  const review = runningClock(issue, "REVIEW");
  const [calendar, history, office, reviewer, corrections, mandates] = await Promise.all([
    loadCalendar(),
    historyOf(issue),
    officeOf(issue),
    review ? unitOf(review.unitId) : null,
    correctionsOf(db, issue.id),
    mandatesOf(db, issue.id),
  ]);
  const ctx = { now, calendar };
  return {
    issueId: issue.id,
    version: issue.version,
    receiptNo: issue.receiptNo,
    secret: actor.byKey ? String(row.receipt_secret) : null,
    hasPhone: issue.reachable,
    plain: plainState(issue),
    round: issue.round,
    hazard: issue.hazard,
    statement: issue.statement,
    corrections,
    mandates,
    registeredAt: issue.registeredAt,
    office,
    officeAbove: superiorOffice(issue) !== issue.holderUnitId,
    again:
      review && reviewer
        ? { office: reviewer, above: review.unitId !== issue.holderUnitId, due: review.basis.due }
        : null,
    outcome: issue.outcome,
    supervised: issue.supervisionLevel > 0,
    promises: promisesOf(issue).map(({ kind, dueAt, breachedAt, basis }) => ({
      kind,
      dueAt,
      breachedAt,
      basis,
    })),
    ...history,
    mayAddFiles: mayAttach(actor, "ISSUE", issue),
    mayBeShown: mayBeShown(issue),
    possible: possibleVerbs(issue, actor, ctx),
    urgeHindrance: startsFrom("urge", issue.state) ? (hindrance(issue, "urge", ctx) ?? null) : null,
    askBackHindrance: askedToday(issue, ctx),
  };
}

/** Only that it was asked today is worth saying; without an answer there is nothing to ask about. */
function askedToday(issue: Issue, ctx: Parameters<typeof hindrance>[2]): Problem | null {
  const hindered = startsFrom("askBack", issue.state) && hindrance(issue, "askBack", ctx);
  return hindered && hindered.code === "ASKED_BACK_TODAY" ? hindered : null;
}

async function unitOf(id: string): Promise<Office> {
  const { name, phone } = await db.orgUnit.findUniqueOrThrow({
    where: { id },
    select: { name: true, phone: true },
  });
  return { unitId: id, name, phone };
}

/** The unit that works on it, with a number to call: its own, or that of the office that answers for it. */
async function officeOf({ leadUnitId, holderUnitId }: Issue): Promise<Office> {
  const [lead, holder] = await Promise.all([unitOf(leadUnitId ?? holderUnitId), unitOf(holderUnitId)]);
  return { ...lead, phone: lead.phone ?? holder.phone };
}

async function historyOf(
  issue: Issue,
): Promise<Pick<Tracked, "place" | "steps" | "replies" | "ratings" | "turns">> {
  const issueId = issue.id;
  const [kept, replies, ratings] = await Promise.all([
    db.issueEvent.findMany({
      where: { issueId, verb: { in: [...TOLD] } },
      orderBy: { seq: "asc" },
    }),
    db.reply.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
    db.rating.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
  ]);
  const events = kept as unknown as TrailEvent[];
  const names = await unitNames([...placeIds(issue.place), ...replies.map(({ unitId }) => unitId)]);
  return {
    place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
    steps: events.flatMap((event) => {
      const { id, level, at } = event;
      const data = event.data as { result?: string; words?: string };
      const verb = stepTold(event);
      if (!verb) return [];
      const words = verb === "askBack" ? (data.words ?? null) : null;
      return { id, verb, level, result: data.result ?? null, words, at };
    }),
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
      denied: reply.deniedAt !== null,
    })),
    ratings: ratings.map(({ id, solved, level, words, at }) => ({
      id,
      solved: solved as RatedSolved,
      level: level as RatingLevel,
      words,
      at,
    })),
    turns: turnsOf(issue, events),
  };
}
