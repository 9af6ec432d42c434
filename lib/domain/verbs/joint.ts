import { addDays, type CivilDate, shanghaiDate } from "../calendar/calendar.ts";
import { type Context, change, type Draft, owner, set, start, tell, unit } from "../casework/draft.ts";
import { type Clock, type Issue, runningClock } from "../casework/issue.ts";
import { JOINT_QUESTIONS, otherUnit, sideOf } from "../casework/jointRating.ts";
import { HAZARD_REPORT_IN, startClock, startUntil, stopClock } from "../clocks/clocks.ts";
import type { Payload } from "../commands.ts";
import { type Problem, problem } from "../problems.ts";
import type { ClockKind, CoTaskKind } from "../vocabulary.ts";

/**
 * 会办: a unit helps, with its own task and date, at the latest the day before the resident must be answered (domain.md
 * C2). Once the answer has been given, or is due today or overdue, the day before it must be solved; never before today.
 */
export function addCoHandler(
  draft: Draft,
  payload: Payload<"addCoHandler">,
  ctx: Context,
): Problem | undefined {
  const refused = mayHelp(draft, ctx, payload.unitId);
  if (refused) return refused;
  const today = shanghaiDate(ctx.now);
  const latest = lastTaskDay(draft.issue, today) ?? payload.dueOn;
  if (payload.dueOn < today) return problem("DATE_PAST");
  if (payload.dueOn > latest) return problem("TASK_TOO_LATE", { dates: latest });
  const own = { ...owner(draft, ctx), unitId: payload.unitId };
  ask(draft, ctx, "CO_HANDLER", startUntil("CO_TASK", own, today, payload.dueOn, ctx), payload.task);
}

function lastTaskDay(issue: Issue, today: CivilDate): CivilDate | null {
  const reply = runningClock(issue, "REPLY");
  const promise = reply && reply.basis.due > today ? reply : runningClock(issue, "RESOLVE");
  if (!promise) return null;
  const before = addDays(promise.basis.due, -1);
  return before > today ? before : today;
}

/** 吹哨 is blown by a town: the authority it lacks sits with a department (北京市接诉即办工作条例 §16). */
export function mayWhistle(issue: Issue): Problem | undefined {
  if (issue.level !== "TOWN") return problem("WHISTLE_FROM_TOWN");
}
/** Up to three departments at once; each must report in within a working day, within two hours where there is danger. */
export function whistle(draft: Draft, payload: Payload<"whistle">, ctx: Context): Problem | undefined {
  const { unitId, otherUnitId, thirdUnitId, lacking, where } = payload;
  const today = shanghaiDate(ctx.now);
  for (const id of new Set([unitId, otherUnitId, thirdUnitId])) {
    if (id === null) continue;
    const refused = mayHelp(draft, ctx, id);
    if (refused) return refused;
    const own = { ...owner(draft, ctx), unitId: id };
    const rule = draft.issue.hazard ? HAZARD_REPORT_IN : undefined;
    ask(draft, ctx, "WHISTLE", startClock("REPORT_IN", own, today, ctx, rule), `${where}：${lacking}`);
  }
}

function mayHelp(draft: Draft, ctx: Context, unitId: string): Problem | undefined {
  if (!ctx.helperUnits?.includes(unitId)) return problem("UNIT_NOT_HERE");
  if (unitId === draft.issue.leadUnitId) return problem("LEAD_HELPS_ITSELF");
  if (draft.issue.clocks.some((clock) => isTask(clock.kind) && clock.unitId === unitId))
    return problem("TASK_RUNNING");
}
const isTask = (kind: ClockKind): boolean => kind === "CO_TASK" || kind === "REPORT_IN";

function ask(draft: Draft, ctx: Context, kind: CoTaskKind, clock: Clock, task: string): void {
  start(draft, clock);
  draft.coTasks.push({
    id: clock.id,
    unitId: clock.unitId,
    kind,
    task,
    dueOn: clock.basis.due,
    askedByUnitId: ctx.by.post?.unitId ?? null,
    askedAt: ctx.now,
  });
  const { coUnitIds, holderUnitId } = draft.issue;
  if (clock.unitId !== holderUnitId) set(draft, { coUnitIds: [...new Set([...coUnitIds, clock.unitId])] });
  tell(draft, ctx, kind === "WHISTLE" ? "whistle" : "addCoHandler", unit(clock.unitId));
}

/** 报到: the department is there and says what it takes over. */
export const reportIn = (draft: Draft, payload: Payload<"reportIn">, ctx: Context): Problem | undefined =>
  report(draft, payload, ctx, "REPORT_IN", "reportIn");
/** A co-handler's task is done, with words that the lead and the resident's file can stand on. */
export const finishTask = (draft: Draft, payload: Payload<"finishTask">, ctx: Context): Problem | undefined =>
  report(draft, payload, ctx, "CO_TASK", "finishTask");

/** By the unit itself, or ended by whoever asked, so that a helper who never comes holds nothing up. */
function report(
  draft: Draft,
  { taskId, words }: Payload<"reportIn">,
  ctx: Context,
  kind: "REPORT_IN" | "CO_TASK",
  verb: "reportIn" | "finishTask",
): Problem | undefined {
  const clock = draft.issue.clocks.find((one) => one.id === taskId && one.kind === kind);
  const own = clock?.unitId === ctx.by.post?.unitId;
  const asked = [draft.issue.leadUnitId, draft.issue.holderUnitId].includes(ctx.by.post?.unitId ?? null);
  if (!clock || !(own || asked)) return problem("TASK_NOT_YOURS");
  change(draft, stopClock(clock, ctx.now, own ? "MET" : "ENDED"));
  draft.coTaskReports.push({ id: clock.id, doneAt: ctx.now, doneWords: words });
  tell(draft, ctx, verb, unit(draft.issue.leadUnitId));
}
/** Whether anybody is still asked for something of this kind. */
export const mayReport =
  (kind: "REPORT_IN" | "CO_TASK") =>
  (issue: Issue): Problem | undefined =>
    runningClock(issue, kind) ? undefined : problem("NO_TASK_OPEN");

/** Where nobody ever helped there is nothing to rate. */
export function mayRateJoint(issue: Issue): Problem | undefined {
  if (issue.coUnitIds.length === 0) return problem("NOT_REPORTED_IN");
}
/** 互评: each side of a whistle says once how the work went, after the department came (北京市接诉即办工作条例 §33). */
export function rateJoint(draft: Draft, payload: Payload<"rateJoint">, ctx: Context): Problem | undefined {
  const { whistle } = ctx;
  const side = whistle && sideOf(whistle, ctx.by.post?.unitId ?? null);
  if (!whistle || !side) return problem("TASK_NOT_YOURS");
  if (!whistle.cameIn) return problem("NOT_REPORTED_IN");
  if (whistle.given.includes(side)) return problem("JOINT_RATED");
  if (JOINT_QUESTIONS[side].some((question) => payload[question] === null)) return problem("ANSWER_ALL");
  tell(draft, ctx, "rateJoint", unit(otherUnit(whistle, side)));
}

/**
 * 协调会 (domain.md N12): what was agreed on stands in the record of the matter, and every unit on it hears so. What one of them
 * is to do by which day is asked of it as a task (会办).
 */
export function meet(draft: Draft, { on }: Payload<"meet">, ctx: Context): Problem | undefined {
  if (on > shanghaiDate(ctx.now)) return problem("MEETING_IN_FUTURE");
  if (on < draft.issue.spokenOn) return problem("MEETING_BEFORE_MATTER");
  const { coUnitIds, leadUnitId, holderUnitId } = draft.issue;
  const others = new Set([...coUnitIds, leadUnitId, holderUnitId]);
  others.delete(ctx.by.post?.unitId ?? null);
  tell(draft, ctx, "meet", ...[...others].map(unit));
}
