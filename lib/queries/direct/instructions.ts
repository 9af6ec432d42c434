import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { entriesOf } from "#lib/db/direct/digests.ts";
import {
  type InstructionRow,
  instructionById,
  instructionsOf,
  instructionsOn,
  type StepRow,
  type Subject,
  type TaskRow,
  taskSteps,
  tasksOf,
} from "#lib/db/direct/instructions.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { unitsInReach } from "#lib/db/routing/reachUnits.ts";
import { addWorkingDays, type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import type { EntryFacts } from "#lib/domain/direct/digests.ts";
import { type PeopleStep, stepsOf, type TaskSide, wasLate } from "#lib/domain/direct/instructions.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { EntrySection } from "#lib/domain/vocabulary.ts";
import { isUuid } from "../casework/issues.ts";

export const MOST_INSTRUCTIONS = 100;
/** Working days until a new one is due, unless another day is chosen. */
const USUAL_WORKING_DAYS = 5;

export type TaskShown = Omit<TaskRow, "instructionId"> & {
  /** overdue now, or once */
  readonly late: boolean;
  /** the reader's own unit was told */
  readonly own: boolean;
  /** what the reader may do with it now */
  readonly steps: readonly PeopleStep[];
  readonly trail: readonly StepRow[];
};
export type InstructionShown = Omit<InstructionRow, "unitId"> & {
  readonly entry: { readonly section: EntrySection; readonly facts: EntryFacts } | null;
  readonly tasks: readonly TaskShown[];
  /** the reader's unit was told and has not opened it: its words wait until then, so that the receipt is true */
  readonly sealed: boolean;
};

async function shown(
  actor: Staff,
  rows: readonly InstructionRow[],
  now: Date,
  trails: boolean,
): Promise<InstructionShown[]> {
  const tasks = await tasksOf(
    db,
    rows.map(({ id }) => id),
  );
  const trail = trails
    ? await taskSteps(
        db,
        tasks.map(({ id }) => id),
      )
    : [];
  const entries = await entriesOf(
    db,
    rows.flatMap(({ digestId }) => digestId ?? []),
  );
  const holds = (duty: "instruct" | "answerInstruction" | "seeInstructions", unitId: string) =>
    deskPosts(actor, duty).some((post) => post.unitId === unitId);
  const offices = await areasFor(db, actor, "seeInstructions");
  return rows.map(({ unitId, ...row }) => {
    const own = tasks
      .filter((task) => task.instructionId === row.id)
      .map(({ instructionId: _, ...task }): TaskShown => {
        const mine = holds("answerInstruction", task.unitId);
        const sides: TaskSide[] = [
          ...(mine ? ["UNIT" as const] : []),
          ...(holds("instruct", unitId) ? ["OFFICE" as const] : []),
        ];
        return {
          ...task,
          late: wasLate(task, now),
          own: mine,
          steps: stepsOf(task, sides),
          trail: trail.filter((step) => step.taskId === task.id),
        };
      });
    const entry = entries.find((one) => one.digestId === row.digestId && one.no === row.entryNo);
    const told = own.filter((task) => task.own);
    const sealed =
      told.length > 0 &&
      told.every(({ state }) => state === "GIVEN") &&
      !offices.some(({ id }) => id === unitId);
    return {
      ...row,
      words: sealed ? "" : row.words,
      entry: entry ? { section: entry.section, facts: entry.facts } : null,
      tasks: own,
      sealed,
    };
  });
}

/** What one may address an instruction to, and from where. */
export type Instructing = {
  readonly offices: readonly { readonly id: string; readonly name: string }[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly dueOn: CivilDate;
  readonly today: CivilDate;
};
/** What the form needs; null for whoever does not instruct. */
export async function readInstructing(actor: Staff, now: Date): Promise<Instructing | null> {
  if (!mayAtDesk(actor, "instruct")) return null;
  const [areas, reachable, calendar] = await Promise.all([
    areasFor(db, actor, "instruct"),
    unitsInReach(actor),
    loadCalendar(),
  ]);
  const own = new Set(areas.map(({ id }) => id));
  const today = shanghaiDate(now);
  const named = (units: typeof reachable) => units.map(({ id, name }) => ({ id, name }));
  return {
    offices: named(reachable.filter(({ id }) => own.has(id))),
    units: named(reachable.filter(({ id }) => !own.has(id))),
    places: named(reachable.filter(({ kind }) => kind === "AREA")),
    dueOn: addWorkingDays(calendar, today, USUAL_WORKING_DAYS),
    today,
  };
}

export type InstructionsPage = {
  readonly ours: readonly InstructionShown[];
  readonly given: readonly InstructionShown[];
  readonly instructing: Instructing | null;
  /** answers for a unit, watches over an office: each has a list of its own */
  readonly answers: boolean;
  readonly watches: boolean;
};
/** What the own unit was told, and what the offices of the own area told others; null for whoever does neither. */
export async function readInstructions(
  actor: Staff,
  { all }: { all: boolean },
  now: Date,
): Promise<InstructionsPage | null> {
  const [answers, watches] = [mayAtDesk(actor, "answerInstruction"), mayAtDesk(actor, "seeInstructions")];
  if (!answers && !watches) return null;
  const list = async (side: "OURS" | "GIVEN") =>
    shown(actor, await instructionsOf(db, actor, { side, open: !all }, MOST_INSTRUCTIONS), now, false);
  const [ours, given, instructing] = await Promise.all([
    answers ? list("OURS") : [],
    watches ? list("GIVEN") : [],
    readInstructing(actor, now),
  ]);
  return { ours, given, instructing, answers, watches };
}

/** One instruction with the trail of each unit. */
export async function readInstruction(actor: Staff, id: string, now: Date): Promise<InstructionShown | null> {
  const row = isUuid(id) ? await instructionById(db, actor, id) : null;
  return row ? ((await shown(actor, [row], now, true))[0] ?? null) : null;
}

/** What stands beside a subject: what was instructed on it, and the form for whoever may. */
export async function instructedOn(actor: Staff, on: Subject, now: Date) {
  const [rows, instructing] = await Promise.all([
    instructionsOn(db, actor, on, { open: false, most: MOST_INSTRUCTIONS }),
    readInstructing(actor, now),
  ]);
  return { instructions: await shown(actor, rows, now, false), instructing };
}

/** What was instructed on the issues of a board and has not ended, each with its units. */
export async function openOnIssues(
  actor: Staff,
  issueIds: readonly string[],
  now: Date,
): Promise<InstructionShown[]> {
  const rows = await instructionsOn(db, actor, { issueIds }, { open: true, most: MOST_INSTRUCTIONS });
  return shown(actor, rows, now, false);
}
