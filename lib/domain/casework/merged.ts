import type { Command } from "../commands.ts";
import { LEVELS, type Verb } from "../vocabulary.ts";
import { RESIDENT } from "./draft.ts";
import type { Change, Issue } from "./issue.ts";

/** Handled on its own, as everything is that goes into no other. */
export const ALONE = {
  mergedInto: null,
  mergedDue: null,
  mastersClocks: [],
} as const satisfies Partial<Issue>;

/** However the main issue ends but by a result: the others go their own way again, and none is lost with it. */
const GONE: readonly Verb[] = ["withdraw", "referOut"];
/** What the residents of the main issue hear about its solution; "RESOLVE follows master" (domain.md C2), so all hear it. */
const HEARD_BY_ALL: readonly Verb[] = ["approvePause", "tellExtension", "resume", "hold", "recount"];

type Step = Pick<Command<"split">, "verb" | "payload"> | Pick<Command<"followMaster">, "verb" | "payload">;

/** What one merged issue does after a step of its main issue; null: nothing that touches it. */
export function afterMaster(child: Issue, { issue: master, events, messages }: Change): Step | null {
  if (events.some(({ verb }) => GONE.includes(verb))) return { verb: "split", payload: { words: "—" } };
  const heard = messages.findLast(
    ({ recipient, topic, about }) =>
      recipient === RESIDENT &&
      HEARD_BY_ALL.includes(topic) &&
      (topic !== "recount" || about?.kind === "RESOLVE"),
  );
  if (!heard && master.state !== "RESOLVED" && keepsItsHands(child, master)) return null;
  return { verb: "followMaster", payload: { told: heard?.topic ?? null, due: heard?.about?.due ?? null } };
}

/** In the same hands as the main issue, or above them because its own answer was late: it does not go down again. */
export const keepsItsHands = (child: Issue, master: Issue): boolean =>
  LEVELS.indexOf(master.level) > LEVELS.indexOf(child.level) ||
  (child.leadUnitId === (master.leadUnitId ?? master.holderUnitId) && child.handlerId === master.handlerId);
