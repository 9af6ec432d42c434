import { addWorkingDays, shanghaiDate } from "../calendar/calendar.ts";
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
import { type Issue, runningClock } from "../casework/issue.ts";
import { ALONE, keepsItsHands } from "../casework/merged.ts";
import { keepOut } from "../casework/recusal.ts";
import { SENT_BACK_EXTRA_WORKING_DAYS, startUntil } from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import { type ClockKind, type LinkKind, OPEN_STATES, type State } from "../vocabulary.ts";
import { endAs } from "./handling.ts";

/** Where an issue can take others in: a unit has it, which then answers each of their residents too. */
const LEADING: readonly State[] = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD"];

/** A master cannot itself go into another: there is one level of merging, and nothing is lost in a chain. */
export function mayMerge(issue: Issue): Problem | undefined {
  if (issue.children > 0) return problem("HAS_CHILDREN");
}
/**
 * 并案: the same problem is solved once. RESOLVE follows the master; REPLY stays this resident's own, and they keep their
 * receipt (domain.md C2 merge).
 */
export function merge(draft: Draft, { masterId }: Payload<"merge">, ctx: Context): Problem | undefined {
  const { master } = ctx;
  if (!master || master.id !== masterId) return problem("NOT_FOUND");
  if (master.id === draft.issue.id) return problem("MERGE_ITSELF");
  if (!LEADING.includes(master.state)) return problem("MASTER_NOT_OPEN");
  if (hiddenApart(draft.issue, master)) return problem("KEPT_APART");
  if (master.leadUnitId && ctx.recused?.includes(master.leadUnitId)) return problem("RECUSED");
  const mergedDue = runningClock(draft.issue, "RESOLVE")?.basis.due ?? null;
  stop(draft, ctx, "MOVED", ["RESOLVE", "SIGN", "WAIT", "CO_TASK", "REPORT_IN", "RULING"]);
  const leadUnitId = master.leadUnitId ?? draft.issue.leadUnitId;
  set(draft, {
    state: "MERGED",
    mergedInto: master.id,
    mergedDue,
    mastersClocks: master.clocks.filter(({ kind }) => kind === "RESOLVE" || kind === "HOLD_REVIEW"),
    leadUnitId,
    coUnitIds: draft.issue.coUnitIds.filter((id) => id !== leadUnitId),
    handlerId: master.handlerId,
    request: null,
    waiting: null,
    ruling: null,
  });
  linkTo(draft, ctx, master.id, "MERGED");
  tell(draft, ctx, "merge", RESIDENT, unit(master.leadUnitId ?? master.holderUnitId));
}

/** What is hidden from somebody must not be told by what it is tied to (信访工作条例 §30). */
const hiddenApart = (a: Issue, b: Issue): boolean =>
  a.hiddenFrom !== b.hiddenFrom || (a.hiddenFrom !== null && a.complainedUnitId !== b.complainedUnitId);

/** 拆分: it goes its own way again, due as before, with three working days at least. */
export function split(draft: Draft, _payload: Payload<"split">, ctx: Context): undefined {
  const today = shanghaiDate(ctx.now);
  const { mergedDue } = draft.issue;
  set(draft, { state: "ACCEPTED", ...ALONE, leadUnitId: null, handlerId: null });
  const soon = addWorkingDays(ctx.calendar, today, SENT_BACK_EXTRA_WORKING_DAYS);
  const due = mergedDue && mergedDue > soon ? mergedDue : soon;
  start(draft, startUntil("RESOLVE", owner(draft, ctx), today, due, ctx));
  tell(draft, ctx, "split", RESIDENT, unit(draft.issue.holderUnitId));
}

/** 关联: two issues know of each other; nothing else changes. */
export function link(draft: Draft, { otherId, kind }: Payload<"link">, ctx: Context): Problem | undefined {
  if (ctx.master?.id !== otherId) return problem("NOT_FOUND");
  if (otherId === draft.issue.id) return problem("MERGE_ITSELF");
  if (hiddenApart(draft.issue, ctx.master)) return problem("KEPT_APART");
  linkTo(draft, ctx, otherId, kind);
}
const linkTo = (draft: Draft, ctx: Context, otherId: string, kind: LinkKind): void => {
  draft.links.push({ id: ctx.newId(), otherId, kind, at: ctx.now });
};

/**
 * What the main issue came to holds for this one too. Resolved: so is this one, with its outcome, and its own resident has the
 * word. Moved to another unit or office: that one has both problems, and answers this resident too; the day promised stays
 * this one's own (domain.md C2 merge "each child keeps its own REPLY clock").
 */
export function followMaster(draft: Draft, { told, due }: Payload<"followMaster">, ctx: Context): undefined {
  const master = ctx.master as Issue;
  if (told) tellOf(draft, ctx, [told, due ? { kind: "RESOLVE", due } : {}], RESIDENT);
  if ((OPEN_STATES as readonly State[]).includes(master.state)) return moveAlong(draft, ctx, master);
  const leadUnitId = draft.issue.leadUnitId ?? master.leadUnitId;
  set(draft, { leadUnitId, coUnitIds: draft.issue.coUnitIds.filter((id) => id !== leadUnitId) });
  endAs(draft, ctx, master.outcome ?? "EXPLAINED");
  tell(draft, ctx, "resolve", RESIDENT);
}

/** Who must keep out of this one gets no part in it by way of the other (信访工作条例 §28). */
function moveAlong(draft: Draft, ctx: Context, master: Issue): undefined {
  const leadUnitId = master.leadUnitId ?? master.holderUnitId;
  if (ctx.recused?.includes(leadUnitId) || keepOut(draft.issue).includes(leadUnitId)) return;
  if (keepsItsHands(draft.issue, master)) return;
  set(draft, {
    leadUnitId,
    handlerId: master.handlerId,
    coUnitIds: draft.issue.coUnitIds.filter((id) => id !== leadUnitId),
  });
  for (const clock of draft.issue.clocks)
    if (WITH_THE_UNIT.includes(clock.kind) && !clock.breachedAt)
      change(draft, { ...clock, unitId: leadUnitId });
  tell(draft, ctx, "followMaster", unit(leadUnitId));
}
const WITH_THE_UNIT: readonly ClockKind[] = ["CONTACT", "REPLY", "PROGRESS"];
