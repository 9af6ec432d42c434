import { uuidv7 } from "uuidv7";
import { alertById } from "#lib/db/alerts/alerts.ts";
import { loadIssue } from "#lib/db/casework/issues.ts";
import { type Db, db, transaction } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { digestById } from "#lib/db/direct/digests.ts";
import { heldTask, tasksDueBy, unitMayKnow, writeReminder } from "#lib/db/direct/instructions.ts";
import { areasFor } from "#lib/db/points/authority.ts";
import { positionOf, positionsOf } from "#lib/db/routing/routing.ts";
import type { HolidayCalendar } from "#lib/domain/calendar/calendar.ts";
import { isOrBelow, rankOf, type UnitPosition } from "#lib/domain/casework/recusal.ts";
import { deskPosts, mayAtDesk } from "#lib/domain/desk/deskGrants.ts";
import {
  decideTask,
  dueDayOf,
  dueOf,
  type InstructionForm,
  type PeopleStep,
  reminderOf,
  type StepForm,
  TASK_TABLE,
} from "#lib/domain/direct/instructions.ts";
import { checklistOf } from "#lib/domain/forecast/checklists.ts";
import type { Topic } from "#lib/domain/notices/notices.ts";
import { type Staff, sees } from "#lib/domain/permissions.ts";
import { isProblem, type Problem, problem } from "#lib/domain/problems.ts";
import { onceOnly, refusable } from "../outcome.ts";

/** Whoever is signed in, with the title their steps are shown under. */
export type Titled = Staff & { readonly dutyTitle: string };
const monthOf = (month: Date): string => month.toISOString().slice(0, 10);
const midnight = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Writes an instruction, and with it one task for each unit (domain.md N11). Errors: NOT_ALLOWED, NOT_FOUND (a subject that
 * is not theirs to see), UNIT_NOT_BELOW, UNIT_KEPT_OUT, PLACE_OUT_OF_REACH, TASK_DUE_PAST, TASK_DUE_FAR.
 */
export const giveInstruction = (
  actor: Titled,
  form: InstructionForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    async () => {
      const calendar = await loadCalendar();
      return refusable((tx) => giveIn(tx, actor, form, { now, calendar }));
    },
    () =>
      db.instruction.findFirst({
        where: { id: form.instructionId, madeBy: actor.personId },
        select: { id: true },
      }),
  );

type Given = { readonly now: Date; readonly calendar: HolidayCalendar };
async function giveIn(tx: Db, actor: Titled, form: InstructionForm, { now, calendar }: Given) {
  if (!mayAtDesk(actor, "instruct")) return problem("NOT_ALLOWED", { who: "UNIT_LEAD" });
  const office = (await areasFor(tx, actor, "instruct")).find(({ id }) => id === form.officeId);
  if (!office) return problem("NOT_ALLOWED", { who: "UNIT_LEAD" });
  const subject = await subjectOf(tx, actor, form, office, now);
  if (isProblem(subject)) return subject;
  const units = await positionsOf(tx, form.unitIds);
  if (units.length !== form.unitIds.length || units.some((unit) => !isBelow(unit, office)))
    return problem("UNIT_NOT_BELOW");
  if (subject.issueId)
    for (const unit of units)
      if (!(await unitMayKnow(tx, unit.id, rankOf(unit), subject.issueId))) return problem("UNIT_KEPT_OUT");
  const dueAt = dueOf(calendar, form.dueOn, now);
  if (isProblem(dueAt)) return dueAt;
  const id = form.instructionId;
  await tx.instruction.create({
    data: {
      ...{ id, unitId: office.id, ...subject, words: form.words, dueOn: midnight(form.dueOn) },
      ...{ calendar: calendar.version, madeBy: actor.personId, dutyTitle: actor.dutyTitle, madeAt: now },
    },
  });
  await tx.instructionTask.createMany({
    data: units.map((unit) => ({
      id: uuidv7(),
      instructionId: id,
      unitId: unit.id,
      state: "GIVEN",
      dueAt,
    })),
  });
  const data = { due: dueDayOf(dueAt) };
  await tell(
    tx,
    "instructed",
    units.map((unit) => unit.id),
    subject.issueId,
    data,
    now,
  );
  return { id };
}
const isBelow = (unit: UnitPosition, office: UnitPosition): boolean =>
  unit.id !== office.id && unit.level !== "GRID" && isOrBelow(unit, office);

type SubjectRow = {
  subject: string;
  issueId: string | null;
  matterId: string | null;
  digestId: string | null;
  alertId: string | null;
  forecastId: string | null;
  entryNo: number | null;
  placeId: string | null;
  title: string;
};
/** The columns that say what it is on; what this person may not see is not there. */
async function subjectOf(
  tx: Db,
  actor: Titled,
  { subject, subjectId, entryNo, placeId, title }: InstructionForm,
  office: UnitPosition,
  now: Date,
): Promise<SubjectRow | Problem> {
  const none = {
    ...{
      issueId: null,
      matterId: null,
      digestId: null,
      alertId: null,
      forecastId: null,
      entryNo: null,
      placeId: null,
    },
    title: "",
  };
  const within = async (unitId: string) => {
    const unit = await positionOf(tx, unitId);
    return unit !== null && isOrBelow(unit, office);
  };
  const missing = problem("NOT_FOUND");
  const id = subjectId ?? "";
  switch (subject) {
    case "ISSUE": {
      const issue = id ? await loadIssue(tx, id) : null;
      return issue && sees(actor, issue) ? { ...none, subject, issueId: id } : missing;
    }
    case "MATTER": {
      const matter = id ? await tx.matter.findUnique({ where: { id } }) : null;
      return matter && (await within(matter.placeUnitId)) ? { ...none, subject, matterId: id } : missing;
    }
    case "DIGEST": {
      const digest = id ? await digestById(tx, actor, id) : null;
      const entry =
        digest?.state === "PUBLISHED" && entryNo !== null
          ? await tx.digestEntry.findUnique({ where: { digestId_no: { digestId: id, no: entryNo } } })
          : null;
      return entry ? { ...none, subject, digestId: id, entryNo } : missing;
    }
    case "ALERT":
      return id && (await alertById(tx, [office.id], id, now)) ? { ...none, subject, alertId: id } : missing;
    case "FORECAST": {
      const forecast = id ? await tx.forecast.findUnique({ where: { id } }) : null;
      const listed = forecast && entryNo !== null && checklistOf(monthOf(forecast.month), entryNo);
      return listed && forecast.unitId === office.id
        ? { ...none, subject, forecastId: id, entryNo }
        : missing;
    }
    case "FREE":
      return placeId && (await within(placeId))
        ? { ...none, subject, placeId, title }
        : problem("PLACE_OUT_OF_REACH");
  }
}

const tell = (
  tx: Db,
  topic: string,
  unitIds: readonly string[],
  issueId: string | null,
  data: Record<string, string>,
  now: Date,
) =>
  tx.outbox.createMany({
    data: unitIds.map((unitId) => ({
      ...{ id: uuidv7(), topic, issueId, recipient: `unit:${unitId}`, data },
      createdAt: now,
    })),
  });

/** Who hears of a step, and what: the office of what its unit says, the unit of what the office says. */
const HEARS = {
  open: null,
  report: { who: "OFFICE", topic: "instructionAnswered" },
  finish: { who: "OFFICE", topic: "instructionAnswered" },
  sendBack: { who: "UNIT", topic: "instructionBack" },
  end: { who: "UNIT", topic: "instructionEnded" },
} as const satisfies Record<PeopleStep, { who: "OFFICE" | "UNIT"; topic: Topic } | null>;

/**
 * One step of a task: opened, reported, done, sent back, ended. Errors: NOT_FOUND, NOT_ALLOWED, TASK_STEP (also where
 * somebody else was faster), TASK_DUE_PAST, TASK_DUE_FAR.
 */
export const stepTask = (
  actor: Titled,
  verb: PeopleStep,
  form: StepForm,
  now: Date,
): Promise<{ id: string } | Problem> =>
  onceOnly(
    async () => {
      const calendar = await loadCalendar();
      return refusable((tx) => stepIn(tx, actor, verb, form, { now, calendar }));
    },
    async () => {
      const step = await db.instructionStep.findFirst({
        where: { id: form.stepId, personId: actor.personId },
        select: { task: { select: { instructionId: true } } },
      });
      return step && { id: step.task.instructionId };
    },
  );

async function stepIn(
  tx: Db,
  actor: Titled,
  verb: PeopleStep,
  form: StepForm,
  { now, calendar }: Given,
): Promise<{ id: string } | Problem> {
  const task = await heldTask(tx, actor, form.taskId);
  if (!task) return problem("NOT_FOUND");
  const ofUnit = TASK_TABLE[verb].by === "UNIT";
  const post = deskPosts(actor, ofUnit ? "answerInstruction" : "instruct").find(
    ({ unitId }) => unitId === (ofUnit ? task.unitId : task.officeId),
  );
  if (!post) return problem("NOT_ALLOWED", { who: ofUnit ? "UNIT_LEAD,HANDLER" : "UNIT_LEAD" });
  if (task.version !== form.version) return problem("TASK_STEP");
  const { dueOn, words = "" } = form;
  const decided = decideTask(task, verb, { now, calendar, ...(dueOn && { dueOn }) });
  if (isProblem(decided)) return decided;
  await tx.instructionTask.update({
    where: { id: task.id },
    data: { ...decided, version: task.version + 1 },
  });
  await tx.instructionStep.create({
    data: {
      ...{ id: form.stepId, taskId: task.id, verb, words, dueAt: decided.dueAt, unitId: post.unitId },
      ...{ personId: actor.personId, dutyTitle: actor.dutyTitle, at: now },
    },
  });
  const hears = HEARS[verb];
  if (hears) {
    const { issueId } = await tx.instruction.findUniqueOrThrow({ where: { id: task.instructionId } });
    const to = hears.who === "OFFICE" ? task.officeId : task.unitId;
    await tell(tx, hears.topic, [to], issueId, { due: dueDayOf(decided.dueAt) }, now);
  }
  return { id: task.instructionId };
}

/**
 * Reminds units at nine on the working day before, at nine on the day, and once it is past: then it is also written down
 * that it was overdue. May run as often as it likes. Returns how many messages were written.
 */
export async function remindOfInstructions(now: Date): Promise<number> {
  const calendar = await loadCalendar();
  return transaction(async (tx) => {
    let messages = 0;
    for (const task of await tasksDueBy(tx, now)) {
      const stage = reminderOf(task, calendar, now);
      if (!stage) continue;
      messages += await writeReminder(tx, task, { stage, due: dueDayOf(task.dueAt) }, now);
      if (stage !== "OVERDUE") continue;
      const decided = decideTask(task, "overdue", { now, calendar });
      if (isProblem(decided)) continue;
      const { count } = await tx.instructionTask.updateMany({
        where: { id: task.id, version: task.version },
        data: { overdueAt: decided.overdueAt, version: task.version + 1 },
      });
      if (count === 0) continue;
      await tx.instructionStep.create({
        data: {
          id: uuidv7(),
          taskId: task.id,
          verb: "overdue",
          words: "",
          dueAt: task.dueAt,
          dutyTitle: "",
          at: now,
        },
      });
    }
    return messages;
  });
}
