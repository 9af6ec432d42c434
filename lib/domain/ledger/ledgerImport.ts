import { addDays, type CivilDate, shanghaiDate, startOfDay } from "../calendar/calendar.ts";
import {
  type Context,
  change,
  type Draft,
  finish,
  newDraft,
  owner,
  record,
  recordBreaches,
  set,
  start,
  stop,
} from "../casework/draft.ts";
import type { Change, Issue } from "../casework/issue.ts";
import { newIssue } from "../casework/newIssue.ts";
import { settled, startClock, startUntil } from "../clocks/clocks.ts";
import type { Channel, ReplyChannel, Verb } from "../vocabulary.ts";
import type { ImportEntry } from "./ledgerEntry.ts";

/** Ended longer ago than this, it is in the archive (domain.md C2 archive: 30日 after close). */
const ARCHIVE_DAYS = 30;

/** An old ledger does not say how the answer was given; it is taken to be the way the matter came in. */
const ANSWERED_BY = {
  VISIT: "FACE_TO_FACE",
  RECEPTION: "FACE_TO_FACE",
  PHONE: "PHONE",
  WEB: "WECHAT",
  LETTER: "LETTER",
  HOTLINE_12345: "PHONE",
} as const satisfies Record<Channel, ReplyChannel>;

type Given = {
  readonly id: string;
  readonly receiptNo: string;
  readonly residentId: string | null;
  /** the moment of the import; what is still to be done is counted from it */
  readonly ctx: Context;
};

/**
 * A row of an old ledger as an issue with its own dates (docs/decisions/2026-11-23-the-excel-ledger-out-and-in.md).
 * - It has ended (办结时间): history. No clock runs and none of ours is laid over it afterwards; a 答复期限 that the ledger
 *   names is a fact and stands as a stopped clock, breached when the answer came later.
 * - It is open: REPLY and RESOLVE run from the day the resident spoke, REPLY to the told limit where there is one
 *   (domain.md C2: a told date never moves nearer nor away by itself). What lies in the past is overdue, and is recorded
 *   and moved by the next sweep like everything else. ACCEPT and PROGRESS, duties of this office, count from the import.
 * Nobody is told of what comes in, and nobody signs for it: the trail names who imported it, and the row.
 */
export function importedIssue(entry: ImportEntry, { id, receiptNo, residentId, ctx }: Given): Change {
  const registeredAt = startOfDay(entry.registeredOn);
  const { tier, initialTier, level, category, channel, statement, place, spokenOn, hiddenFrom } = entry;
  const reachable = residentId !== null && entry.residentPhone !== null;
  const told = { tier, initialTier, level, category, channel, statement, place, spokenOn, hiddenFrom };
  const draft = newDraft(
    newIssue({ ...told, id, receiptNo, placeText: "", mapPoint: null, residentId, reachable, registeredAt }),
    null,
  );
  const on = (date: CivilDate): Context => ({ ...ctx, now: startOfDay(date) });
  const step = (
    verb: Verb,
    date: CivilDate,
    state: Issue["state"],
    data: object,
    by: Context["by"] = ctx.by,
  ) => {
    const from = draft.events.at(-1)?.toState ?? null;
    set(draft, { state });
    record(
      draft,
      { ...on(date), by },
      verb,
      { ...data, importedRow: entry.row },
      { commandId: ctx.newId(), madeAt: ctx.now },
    );
    draft.events.push({ ...(draft.events.pop() as Draft["events"][number]), fromState: from });
  };

  startReply(draft, entry, on(entry.registeredOn));
  step("register", entry.registeredOn, "REGISTERED", { channel, spokenOn });
  if (category) step("accept", entry.registeredOn, "ACCEPTED", { category, tier, hazard: false });
  const dispatchedOn =
    entry.dispatchedOn ?? (entry.leadUnitId || entry.repliedOn ? entry.registeredOn : null);
  if (dispatchedOn && category) {
    const leadUnitId = entry.leadUnitId ?? draft.issue.holderUnitId;
    set(draft, { leadUnitId, dispatchedAt: startOfDay(dispatchedOn) });
    step("dispatch", dispatchedOn, "DISPATCHED", { unitId: leadUnitId });
    step("sign", dispatchedOn, "IN_PROGRESS", {}, NOBODY);
  }
  if (entry.repliedOn) {
    recordBreaches(draft, on(entry.repliedOn));
    reply(draft, entry, on(entry.repliedOn));
    step("reply", entry.repliedOn, draft.issue.state, {
      kind: draft.issue.lastReplyKind,
      channel: ANSWERED_BY[channel],
    });
  }
  if (entry.resolvedOn) end(draft, entry, on, step, shanghaiDate(ctx.now));
  else goOn(draft, ctx);
  return { ...finish(draft), messages: [] };
}
const NOBODY: Context["by"] = { personId: null, role: "SYSTEM", post: null };

/** What was promised to the resident: by the ledger where it says so; by our own rule only for what is still open. */
function startReply(draft: Draft, entry: ImportEntry, ctx: Context): void {
  const { spokenOn, dueOn } = entry;
  if (dueOn) start(draft, startUntil("REPLY", owner(draft, ctx), spokenOn, dueOn, ctx));
  else if (!entry.resolvedOn) start(draft, startClock("REPLY", owner(draft, ctx), spokenOn, ctx));
  if (!entry.resolvedOn) start(draft, startClock("RESOLVE", owner(draft, ctx), spokenOn, ctx));
}

function reply(draft: Draft, entry: ImportEntry, ctx: Context): void {
  const { issue } = draft;
  draft.replies.push({
    id: ctx.newId(),
    round: issue.round,
    level: issue.level,
    unitId: issue.leadUnitId ?? issue.holderUnitId,
    personId: ctx.by.personId ?? "",
    kind: entry.resolvedOn ? "FINAL" : "PROGRESS",
    done: entry.reply,
    state: "",
    next: "",
    nextOn: null,
    contactName: "",
    contactPhone: "",
    channel: ANSWERED_BY[entry.channel],
    at: ctx.now,
  });
  set(draft, {
    firstReplyAt: ctx.now,
    lastReplyOn: shanghaiDate(ctx.now),
    lastReplyKind: entry.resolvedOn ? "FINAL" : "PROGRESS",
  });
  stop(draft, ctx, "MET", ["REPLY"]);
}

/**
 * Ended, and closed on the same day as 未评价: nobody is asked to rate what another system ended, and a rating that staff
 * wrote into a ledger is no rating of the resident (domain.md C8 一事一评); it stays with the row's own words.
 */
function end(
  draft: Draft,
  entry: ImportEntry,
  on: (date: CivilDate) => Context,
  step: (verb: Verb, date: CivilDate, state: Issue["state"], data: object, by?: Context["by"]) => void,
  today: CivilDate,
): void {
  const date = entry.resolvedOn as CivilDate;
  const ctx = on(date);
  // No day of an answer is told. The limit ran out when the end came after it or the ledger says so; not when it says it did not.
  if (entry.told.onTime === "NO") recordBreaches(draft, { ...ctx, now: latest(ctx.now, draft) });
  else if (entry.told.onTime === null) recordBreaches(draft, ctx);
  stop(draft, ctx, "ENDED");
  // What another system did not act on is not acted on now.
  for (const clock of draft.clocks.values()) change(draft, settled(clock));
  set(draft, { outcome: entry.outcome, resolvedAt: ctx.now, closedAt: ctx.now });
  step("resolve", date, "RESOLVED", { outcome: entry.outcome, evidence: entry.told.measures });
  step("close", date, "CLOSED", {}, NOBODY);
  const archiveOn = addDays(date, ARCHIVE_DAYS);
  if (archiveOn <= today) step("archive", archiveOn, "ARCHIVED", {}, NOBODY);
  else start(draft, startClock("ARCHIVE", owner(draft, ctx), date, ctx));
}
const latest = (now: Date, { issue }: Draft): Date =>
  issue.clocks.reduce((at, { dueAt }) => (dueAt > at ? dueAt : at), now);

/** What this office owes from now on: to take it in when nobody did, and the next answer when there was one. */
function goOn(draft: Draft, ctx: Context): void {
  const today = shanghaiDate(ctx.now);
  if (draft.issue.state === "REGISTERED") start(draft, startClock("ACCEPT", owner(draft, ctx), today, ctx));
  if (draft.issue.lastReplyKind) start(draft, startClock("PROGRESS", owner(draft, ctx), today, ctx));
}
