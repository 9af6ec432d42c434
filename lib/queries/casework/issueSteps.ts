import { withOthers } from "#lib/db/casework/otherHands.ts";
import { db } from "#lib/db/client.ts";
import type { HolidayCalendar } from "#lib/domain/calendar/calendar.ts";
import { hindrance, possibleVerbs } from "#lib/domain/casework/decide.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { toRate, type Whistle } from "#lib/domain/casework/jointRating.ts";
import { notByThem } from "#lib/domain/casework/secondEyes.ts";
import { startsFrom } from "#lib/domain/casework/transitions.ts";
import { workUnits } from "#lib/domain/desk/deskQueues.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { VERBS, type Verb } from "#lib/domain/vocabulary.ts";
import { type DispatchOption, dispatchSuggestions } from "../desk/dispatch.ts";
import type { UnitGroup } from "../routing/units.ts";
import { type Concerned, concernedOf } from "./concerned.ts";
import { type CoTask, helpersOf } from "./sideRoads.ts";

/** What somebody may do with an issue now, and what the forms of it offer to choose from. */
export type IssueSteps = {
  readonly possible: readonly Verb[];
  /** fits the state and the post and is still not possible now, with the reason */
  readonly hindered: readonly { readonly verb: Verb; readonly problem: Problem }[];
  /** whom it can be dispatched to, when dispatching is part of what this person may do */
  readonly dispatchTo: readonly DispatchOption[];
  /** whom intake may say it is about, where it may */
  readonly concerned: Concerned | null;
  /** who may be asked to help, when asking is */
  readonly helpers: readonly UnitGroup[];
  /** what this person's units were asked to do and have not reported yet */
  readonly ownTasks: readonly CoTask[];
  /** whistles whose other side this person's unit may still rate */
  readonly toRate: ReturnType<typeof toRate>;
  /** accepting, dispatching to the own office and signing lie in one hand */
  readonly oneHand: boolean;
  /** units where this person may sign */
  readonly signsFor: readonly string[];
};

const HANDS = ["HANDLER", "UNIT_LEAD"];
const TASK_KIND: Partial<Record<Verb, CoTask["kind"]>> = { reportIn: "WHISTLE", finishTask: "CO_HANDLER" };

export async function stepsOf(
  actor: Staff,
  issue: Issue,
  coTasks: readonly CoTask[],
  whistles: readonly Whistle[],
  ctx: { now: Date; calendar: HolidayCalendar },
): Promise<IssueSteps> {
  const signsFor = actor.posts.filter(({ role }) => HANDS.includes(role)).map(({ unitId }) => unitId);
  const running = new Set(issue.clocks.map(({ id }) => id));
  const ownTasks = coTasks.filter(({ id, unitId }) => running.has(id) && signsFor.includes(unitId));
  const rateable = toRate(whistles, workUnits(actor.posts));
  const inReach = (verb: Verb) =>
    verb === "rateJoint"
      ? rateable.length > 0
      : !(verb in TASK_KIND) || ownTasks.some(({ kind }) => kind === TASK_KIND[verb]);
  const possible = possibleVerbs(issue, actor, ctx).filter(inReach);
  const dispatches =
    possible.includes("dispatch") ||
    possible.includes("rule") ||
    (possible.includes("accept") && can(actor, "dispatch", issue));
  const asksHelp = possible.includes("addCoHandler") || possible.includes("whistle");
  const takesIn = possible.includes("accept") || possible.includes("reclassify");
  const [hindered, dispatchTo, helpers, concerned] = await Promise.all([
    hinderedVerbs(issue, actor, ctx),
    dispatches ? dispatchSuggestions(issue, ctx.now) : [],
    asksHelp ? helpersOf(issue) : [],
    takesIn ? concernedOf(issue) : null,
  ]);
  return {
    possible,
    hindered,
    dispatchTo,
    helpers,
    concerned,
    ownTasks,
    toRate: rateable,
    oneHand: dispatches && possible.includes("accept"),
    signsFor,
  };
}

/** What is not possible yet, and what somebody else has to decide, with who that can be. */
async function hinderedVerbs(
  issue: Issue,
  actor: Staff,
  ctx: Parameters<typeof hindrance>[2],
): Promise<IssueSteps["hindered"]> {
  const found = VERBS.flatMap((verb) => {
    if (!startsFrom(verb, issue.state) || !can(actor, verb, issue)) return [];
    const reason = hindrance(issue, verb, ctx) ?? notByThem(issue, verb, actor);
    return reason ? [{ verb, problem: reason }] : [];
  });
  return Promise.all(
    found.map(async ({ verb, problem }) => ({ verb, problem: await withOthers(db, problem, issue, verb) })),
  );
}
