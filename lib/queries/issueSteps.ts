import type { HolidayCalendar } from "#lib/domain/calendar.ts";
import { hindrance, possibleVerbs } from "#lib/domain/decide.ts";
import type { Issue } from "#lib/domain/issue.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import { type Problem, problem } from "#lib/domain/problems.ts";
import { startsFrom } from "#lib/domain/transitions.ts";
import { VERBS, type Verb } from "#lib/domain/vocabulary.ts";
import { type Concerned, concernedOf } from "./concerned.ts";
import { type DispatchOption, dispatchSuggestions } from "./dispatch.ts";
import { type CoTask, helpersOf } from "./sideRoads.ts";
import type { UnitGroup } from "./units.ts";

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
  /** accepting, dispatching to the own office and signing lie in one hand */
  readonly oneHand: boolean;
  /** units where this person may sign */
  readonly signsFor: readonly string[];
};

const HANDS = ["HANDLER", "UNIT_LEAD"];
/** What one asked another must decide (domain.md C2: "clerk proposes, office lead confirms"). */
const DECIDES: readonly Verb[] = ["refuse", "approvePause", "approveExtension", "approveSecondExtension"];
const TASK_KIND: Partial<Record<Verb, CoTask["kind"]>> = { reportIn: "WHISTLE", finishTask: "CO_HANDLER" };

export async function stepsOf(
  actor: Staff,
  issue: Issue,
  coTasks: readonly CoTask[],
  ctx: { now: Date; calendar: HolidayCalendar },
): Promise<IssueSteps> {
  const signsFor = actor.posts.filter(({ role }) => HANDS.includes(role)).map(({ unitId }) => unitId);
  const running = new Set(issue.clocks.map(({ id }) => id));
  const ownTasks = coTasks.filter(({ id, unitId }) => running.has(id) && signsFor.includes(unitId));
  const inReach = (verb: Verb) =>
    !(verb in TASK_KIND) || ownTasks.some(({ kind }) => kind === TASK_KIND[verb]);
  const ownRequest = (verb: Verb) => DECIDES.includes(verb) && issue.request?.by === actor.personId;
  const allowed = possibleVerbs(issue, actor, ctx).filter(inReach);
  const possible = allowed.filter((verb) => !ownRequest(verb));
  const dispatches =
    possible.includes("dispatch") ||
    possible.includes("rule") ||
    (possible.includes("accept") && can(actor, "dispatch", issue));
  const asksHelp = possible.includes("addCoHandler") || possible.includes("whistle");
  const takesIn = possible.includes("accept") || possible.includes("reclassify");
  const [dispatchTo, helpers, concerned] = await Promise.all([
    dispatches ? dispatchSuggestions(issue, ctx.now) : [],
    asksHelp ? helpersOf(issue) : [],
    takesIn ? concernedOf(issue) : null,
  ]);
  return {
    possible,
    hindered: [
      ...hinderedVerbs(issue, actor, ctx),
      ...allowed.filter(ownRequest).map((verb) => ({ verb, problem: problem("SAME_PERSON") })),
    ],
    dispatchTo,
    helpers,
    concerned,
    ownTasks,
    oneHand: dispatches && possible.includes("accept"),
    signsFor,
  };
}

const hinderedVerbs = (issue: Issue, actor: Staff, ctx: Parameters<typeof hindrance>[2]) =>
  VERBS.flatMap((verb) => {
    if (!startsFrom(verb, issue.state) || !can(actor, verb, issue)) return [];
    const reason = hindrance(issue, verb, ctx);
    return reason ? [{ verb, problem: reason }] : [];
  });
