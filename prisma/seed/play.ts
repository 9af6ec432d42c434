import { uuidv7 } from "uuidv7";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { addDays, shanghaiDate, startOfDay } from "#lib/domain/calendar/calendar.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import type { Command } from "#lib/domain/commands.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { isProblem, type Problem } from "#lib/domain/problems.ts";
import { act } from "#lib/usecases/casework/issues.ts";
import { sweepOverdue } from "#lib/usecases/casework/sweep.ts";
import { Agenda } from "./agenda.ts";
import { firstDay, HOUR_MS } from "./days.ts";
import { enterAtDesk, enterQuietVisit, enterVisit, must } from "./doors.ts";
import { newLife, nextStep } from "./life.ts";
import type { QuietVisit } from "./quiet.ts";
import { randomFrom } from "./random.ts";
import type { Life, Step, World } from "./scene.ts";
import type { Intake } from "./told.ts";

/** The sweep's hours of the day: after midnight, when limits end, and after each half of the office day. */
const SWEEP_HOURS = [0.1, 12.1, 18.1] as const;

export type Playing = {
  now: Date;
  world: World;
  /** told once a month of the story */
  onMonth: (month: string, told: number) => void;
};

/**
 * Plays fourteen months through the use cases, in order of time and with the clock of the story as `now`: entries,
 * whatever people do with them, and three sweeps a day. What would come after `now` is left undone, and so is open.
 */
export async function play(
  intake: readonly Intake[],
  quiet: readonly QuietVisit[],
  { now, world, onMonth }: Playing,
): Promise<void> {
  const agenda = new Agenda();
  let told = 0;

  const goOn = (life: Life, issue: Issue, from: Date) => {
    const step = nextStep({ life, world, issue, from });
    if (step) agenda.add(step.at, () => take(life, issue, step));
  };
  const take = async (life: Life, last: Issue, step: Step) => {
    const swept = last.clocks.some((clock) => clock.sweepAt !== null && clock.sweepAt <= step.at);
    const issue = swept || !step.by ? ((await loadIssue(db, last.id)) ?? last) : last;
    const moved =
      issue.state !== last.state ||
      issue.level !== last.level ||
      issue.leadUnitId !== last.leadUnitId ||
      issue.supervisionLevel !== last.supervisionLevel;
    if (!step.by || moved) return goOn(life, issue, step.at);
    const actor: Actor =
      step.by === "RESIDENT" ? { kind: "RESIDENT", issueId: issue.id, byKey: true } : step.by;
    const commands = step.doings.map(
      (doing) => ({ ...doing, id: uuidv7(), version: null, madeAt: step.at }) as Command,
    );
    const what = `${step.doings.map(({ verb }) => verb).join("+")} of entry ${life.plan.no} in ${issue.state} at ${issue.level}`;
    const done = await act(actor, issue.id, commands, step.at);
    goOn(
      life,
      must(isAlike(done) ? await act(actor, issue.id, allTheSame(commands), step.at) : done, what),
      step.at,
    );
  };
  const begin = async (plan: Intake, issueId: string) => {
    const issue = await loadIssue(db, issueId);
    if (issue) goOn(newLife(plan, randomFrom(plan.no + 1)), issue, plan.at);
  };

  for (const plans of visits(intake)) {
    const first = plans[0] as Intake;
    agenda.add(first.at, async () => {
      told += plans.length;
      const ids =
        first.channel === "VISIT"
          ? await enterVisit(world.cast, plans)
          : [await enterAtDesk(world.cast, first)];
      await Promise.all(plans.map((plan, at) => begin(plan, ids[at] ?? "")));
    });
  }
  for (const visit of quiet) agenda.add(visit.at, () => enterQuietVisit(world.cast, visit));
  for (let day = firstDay(now); day <= shanghaiDate(now); day = addDays(day, 1)) {
    if (day.endsWith("-01")) agenda.addAlone(startOfDay(day), async () => onMonth(day.slice(0, 7), told));
    for (const hour of SWEEP_HOURS) {
      const at = new Date(startOfDay(day).getTime() + hour * HOUR_MS);
      agenda.addAlone(at, () => sweep(at));
    }
  }
  await agenda.run(now);
  await sweep(now);
}

/** Where the words of an earlier reply fit again, people look once more and send them all the same. */
const isAlike = (done: Issue | Problem): boolean =>
  isProblem(done) && (done.code === "REPLY_LIKE_LAST" || done.code === "REPLY_LIKE_OTHER");
const allTheSame = (commands: readonly Command[]): Command[] =>
  commands.map((command) =>
    command.verb === "reply" ? { ...command, payload: { ...command.payload, sendAnyway: "on" } } : command,
  );

async function sweep(at: Date): Promise<void> {
  const { stuck } = await sweepOverdue(at);
  if (stuck.length > 0) throw new Error(`the sweep could not settle ${stuck.join(", ")}`);
}

/** Problems of one home visit together, everything else on its own. */
function visits(intake: readonly Intake[]): Intake[][] {
  const groups = new Map<number, Intake[]>();
  for (const plan of intake) groups.set(plan.visitNo, [...(groups.get(plan.visitNo) ?? []), plan]);
  return [...groups.values()];
}
