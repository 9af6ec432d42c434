import { endOfDay, shanghaiDate } from "../calendar/calendar.ts";
import type { Clock, Issue } from "../casework/issue.ts";
import { notByThem } from "../casework/secondEyes.ts";
import { startsFrom } from "../casework/transitions.ts";
import { can, mandated, type Staff } from "../permissions.ts";
import { type Condition, OWED_KINDS, owedTo, ownTasks, workUnits } from "./deskQueues.ts";

/** What a queue needs to know besides the issue itself. */
export type QueueEye = {
  readonly actor: Staff;
  readonly now: Date;
  /** people who are away and whose work comes to this actor */
  readonly away: readonly string[];
  readonly unread: boolean;
};

/** The reader in memory of a {@link Condition}; lib/db/desk/deskQueues reads the same in SQL. */
export function inQueue(when: Condition, issue: Issue, eye: QueueEye): boolean {
  if ("all" in when) return when.all.every((part) => inQueue(part, issue, eye));
  if ("any" in when) return when.any.some((part) => inQueue(part, issue, eye));
  if ("may" in when)
    return when.may.some(
      (verb) =>
        startsFrom(verb, issue.state) && can(eye.actor, verb, issue) && !notByThem(issue, verb, eye.actor),
    );
  if ("at" in when) return standsAt(when, issue, eye.actor);
  if ("handler" in when) return handledBy(when.handler, issue, eye);
  if ("state" in when) return when.state.includes(issue.state);
  if ("due" in when)
    return isDue(when.due, when.to ? owedTo(issue, workUnits(eye.actor.posts)) : issue.clocks, eye.now);
  if ("running" in when) return issue.clocks.some(({ kind }) => kind === when.running);
  if ("asked" in when)
    return (
      issue.request?.kind === when.asked &&
      issue.request.state === "ASKED" &&
      (when.extensions === undefined || issue.extensionCount === when.extensions)
    );
  if ("came" in when) return cameBy(when.came, issue);
  if ("lastReply" in when) return issue.lastReplyKind === when.lastReply;
  if ("words" in when) return eye.unread;
  if ("mandate" in when) return mandated(eye.actor).includes(issue.id);
  return ownTasks(issue, workUnits(eye.actor.posts)).length > 0;
}

function standsAt({ at, as }: Extract<Condition, { at: string }>, issue: Issue, { posts }: Staff): boolean {
  return posts.some(({ role, unitId }) => {
    if (as && !as.includes(role)) return false;
    if (at === "CO") return issue.coUnitIds.includes(unitId);
    return unitId === (at === "LEAD" ? issue.leadUnitId : issue.holderUnitId);
  });
}

function handledBy(
  whose: "ME" | "NOBODY" | "AWAY",
  { handlerId }: Issue,
  { actor, away }: QueueEye,
): boolean {
  if (whose === "NOBODY") return handlerId === null;
  if (whose === "ME") return handlerId === actor.personId;
  return handlerId !== null && away.includes(handlerId);
}

/** Due instants are the ends of days: what is due today ends at 24:00 tonight at the latest. */
function isDue(when: "TODAY" | "OVERDUE", clocks: readonly Clock[], now: Date): boolean {
  const tonight = endOfDay(shanghaiDate(now));
  return clocks.some(({ kind, dueAt, pausedOn }) => {
    if (!OWED_KINDS.includes(kind) || pausedOn) return false;
    return when === "OVERDUE" ? dueAt <= now : dueAt > now && dueAt <= tonight;
  });
}

function cameBy(how: "RETURNED" | "DISPUTED" | "UP" | "DOWN", issue: Issue): boolean {
  const { cameFrom: from, state, returnCount, ruling } = issue;
  if (how === "RETURNED") return state === "ACCEPTED" && returnCount > 0 && ruling !== "NEEDED";
  if (how === "DISPUTED") return state === "ACCEPTED" && ruling === "NEEDED";
  if (from === null) return false;
  if (how === "UP") return (state === "ACCEPTED" || state === "REGISTERED") && from.level !== issue.level;
  return (
    state === "IN_PROGRESS" &&
    from.sentBack &&
    from.level === issue.level &&
    (issue.lastReplyOn === null || issue.lastReplyOn <= from.on)
  );
}
