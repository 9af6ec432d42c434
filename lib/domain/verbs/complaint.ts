import { shanghaiDate } from "../calendar/calendar.ts";
import { type Context, change, type Draft, set, tell, unit } from "../casework/draft.ts";
import { type CameFrom, type Issue, officeAt, runningClock } from "../casework/issue.ts";
import { ALONE } from "../casework/merged.ts";
import { CONDUCT_CATEGORY, conductEntry, rankOf, superiorLevel } from "../casework/recusal.ts";
import { stopClock } from "../clocks/clocks.ts";
import { type Problem, problem } from "../problems.ts";
import { type ClockKind, LEVELS, type Level, type State, type Verb } from "../vocabulary.ts";
import { toSuperior } from "./levels.ts";
import { leaveUnit, startResolve } from "./promises.ts";

type Told = { readonly category: string; readonly hidden?: boolean | undefined };

/**
 * Whom an issue is about (信访工作条例 §22, §28, §30). Conduct of officials, a person complained of, and what intake marks
 * is hidden; whatever names a unit goes to an office above it, and neither that unit nor what is below it keeps a part.
 */
export function setComplaint(draft: Draft, told: Told, ctx: Context, verb: Verb): Problem | undefined {
  const { unit: about = null, personId = null, recused = [] } = ctx.complaint ?? {};
  const hidden = told.category === CONDUCT_CATEGORY || told.hidden === true || personId !== null;
  const { place, hiddenFrom } = draft.issue;
  const from = about ? rankOf(about) : (hiddenFrom ?? conductEntry(place).hiddenFrom);
  const to = about
    ? superiorLevel(place, about)
    : hidden
      ? lowestAbove(draft.issue, from)
      : draft.issue.level;
  if (to === null) return problem("NO_SUPERIOR");
  set(draft, {
    complainedUnitId: about?.id ?? null,
    complainedPersonId: personId,
    hiddenFrom: hidden ? from : null,
    coUnitIds: draft.issue.coUnitIds.filter((id) => !recused.includes(id)),
    cameFrom: withoutLead(draft.issue.cameFrom, [...recused, about?.id ?? null]),
  });
  for (const clock of draft.issue.clocks)
    if (TASKS.includes(clock.kind) && recused.includes(clock.unitId))
      change(draft, stopClock(clock, ctx.now, "MOVED"));
  if (LEVELS.indexOf(draft.issue.level) > LEVELS.indexOf(to)) {
    toSuperior(draft, ctx, to);
    tell(draft, ctx, verb, unit(draft.issue.holderUnitId));
  } else if (draft.issue.leadUnitId && recused.includes(draft.issue.leadUnitId)) takeBack(draft, ctx);
}

/** Sent back, it does not go to whom it is about: the office below gives it to another unit. */
const withoutLead = (from: CameFrom | null, out: readonly (string | null)[]): CameFrom | null =>
  from && out.includes(from.leadUnitId) ? { ...from, leadUnitId: null } : from;

const TASKS: readonly ClockKind[] = ["CO_TASK", "REPORT_IN"];

const lowestAbove = ({ place }: Issue, rank: number): Level =>
  [...LEVELS].reverse().find((level) => officeAt(level, place) && rankOf({ level, kind: "AREA" }) < rank) ??
  "CITY";

const LED: readonly State[] = ["DISPATCHED", "IN_PROGRESS", "MEDIATING", "ON_HOLD", "MERGED"];
/** The unit that handled it must keep out: the office has it again, to give it to another. */
function takeBack(draft: Draft, ctx: Context): void {
  leaveUnit(draft, ctx);
  const { state } = draft.issue;
  const led = LED.includes(state);
  set(draft, {
    leadUnitId: null,
    handlerId: null,
    ...(led && { state: "ACCEPTED", ...ALONE }),
  });
  if (led && !runningClock(draft.issue, "RESOLVE")) startResolve(draft, ctx, shanghaiDate(ctx.now));
}
