import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { deskUnits } from "#lib/domain/desk/deskGrants.ts";
import { REMIND_WITHIN_DAYS, type Reminder } from "#lib/domain/direct/instructions.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { InstructionSubject, TaskState, TaskVerb } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { openOrSeen, scope } from "../scope.ts";
import { noSql, type Sql, sql } from "../sql.ts";

/** On `instructions n`: its office is one of the own area, or below it. */
const ofOffice = (actor: Staff) => sql`EXISTS (SELECT FROM org_units o WHERE o.id = n.unit_id
  AND ARRAY[o.city_id, o.county_id, o.town_id, o.community_id] && ${deskUnits(actor, "seeInstructions")}::uuid[])`;
/** One of the own units was told. */
const toUnits = (actor: Staff) => sql`EXISTS (SELECT FROM instruction_tasks m WHERE m.instruction_id = n.id
  AND m.unit_id = ANY(${deskUnits(actor, "answerInstruction")}::uuid[]))`;
/** What is about a hidden matter is there only for whoever may see that matter (信访工作条例 §30). */
const opened = (
  actor: Staff,
) => sql`(n.issue_id IS NULL OR EXISTS (SELECT FROM issues i WHERE i.id = n.issue_id
  AND ${openOrSeen(actor)}))`;
/** On `instructions n`: what this person may see. */
const visible = (actor: Staff): Sql => sql`((${ofOffice(actor)} OR ${toUnits(actor)}) AND ${opened(actor)})`;

export type InstructionRow = {
  readonly id: string;
  readonly unitId: string;
  readonly office: string;
  readonly subject: InstructionSubject;
  readonly issueId: string | null;
  readonly matterId: string | null;
  readonly digestId: string | null;
  readonly alertId: string | null;
  readonly forecastId: string | null;
  readonly entryNo: number | null;
  /** what a free one is called, or its matter */
  readonly title: string;
  /** of an issue: its kind, place and number; its words only for whoever may open it */
  readonly category: string | null;
  readonly receiptNo: string | null;
  readonly statement: string | null;
  readonly place: string | null;
  readonly words: string;
  readonly dutyTitle: string;
  readonly madeAt: Date;
};
const ROWS = (actor: Staff) => sql`
  SELECT n.id, n.unit_id AS "unitId", o.name AS office, n.subject, n.issue_id AS "issueId", n.matter_id AS "matterId", n.digest_id AS "digestId", n.alert_id AS "alertId", n.forecast_id AS "forecastId",
    n.entry_no AS "entryNo", coalesce(m.title, n.title) AS title, coalesce(q.category, al.category) AS category, q.receipt_no AS "receiptNo", v.statement,
    coalesce(p.name, c.name, mp.name, ap.name, fp.name) AS place, n.words, n.duty_title AS "dutyTitle", n.made_at AS "madeAt"
  FROM instructions n JOIN org_units o ON o.id = n.unit_id LEFT JOIN matters m ON m.id = n.matter_id LEFT JOIN org_units mp ON mp.id = m.place_unit_id
    LEFT JOIN issues q ON q.id = n.issue_id LEFT JOIN LATERAL (SELECT i.statement FROM issues i WHERE i.id = n.issue_id AND ${scope(actor)}) v ON true
    LEFT JOIN org_units c ON c.id = coalesce(q.community_id, q.town_id, q.county_id, q.city_id) LEFT JOIN org_units p ON p.id = n.place_id
    LEFT JOIN alerts al ON al.id = n.alert_id LEFT JOIN org_units ap ON ap.id = al.place_id
    LEFT JOIN forecasts f ON f.id = n.forecast_id LEFT JOIN org_units fp ON fp.id = f.unit_id
  WHERE ${visible(actor)}`;

const OPEN_TASK = sql`t.state <> 'ENDED'`;
const HAS_OPEN = sql`EXISTS (SELECT FROM instruction_tasks t WHERE t.instruction_id = n.id AND ${OPEN_TASK})`;
type InstructionsAsked = { readonly side: "OURS" | "GIVEN"; readonly open: boolean };
/** What the own units were told, or what the offices of the own area told others; what is due first comes first. */
export const instructionsOf = (
  tx: Db,
  actor: Staff,
  { side, open }: InstructionsAsked,
  most: number,
): Promise<InstructionRow[]> => {
  const own = deskUnits(actor, "answerInstruction");
  const mine = side === "OURS" ? sql`AND t.unit_id = ANY(${own}::uuid[])` : noSql;
  return tx.$queryRaw<
    InstructionRow[]
  >`${ROWS(actor)} AND ${side === "OURS" ? toUnits(actor) : ofOffice(actor)}
    AND EXISTS (SELECT FROM instruction_tasks t WHERE t.instruction_id = n.id ${mine} ${open ? sql`AND ${OPEN_TASK}` : noSql})
    ORDER BY (SELECT min(t.due_at) FROM instruction_tasks t WHERE t.instruction_id = n.id AND ${OPEN_TASK}) NULLS LAST, n.made_at DESC, n.id LIMIT ${most}`;
};
export async function instructionById(tx: Db, actor: Staff, id: string): Promise<InstructionRow | null> {
  const rows = await tx.$queryRaw<InstructionRow[]>`${ROWS(actor)} AND n.id = ${id}::uuid`;
  return rows[0] ?? null;
}
export type Subject =
  | { readonly issueIds: readonly string[] }
  | { readonly matterId: string }
  | { readonly alertId: string }
  | { readonly forecastId: string }
  | { readonly digestId: string };
/** What was instructed on one subject, or on each of some issues, the newest first. */
export const instructionsOn = (
  tx: Db,
  actor: Staff,
  on: Subject,
  { open, most }: { readonly open: boolean; readonly most: number },
): Promise<InstructionRow[]> => {
  const which =
    "issueIds" in on
      ? sql`n.issue_id = ANY(${[...on.issueIds]}::uuid[])`
      : "matterId" in on
        ? sql`n.matter_id = ${on.matterId}::uuid`
        : "alertId" in on
          ? sql`n.alert_id = ${on.alertId}::uuid`
          : "forecastId" in on
            ? sql`n.forecast_id = ${on.forecastId}::uuid`
            : sql`n.digest_id = ${on.digestId}::uuid`;
  return tx.$queryRaw<
    InstructionRow[]
  >`${ROWS(actor)} AND ${which} ${open ? sql`AND ${HAS_OPEN}` : noSql} ORDER BY n.made_at DESC, n.id LIMIT ${most}`;
};

export type TaskRow = {
  readonly id: string;
  readonly instructionId: string;
  readonly unitId: string;
  readonly unit: string;
  readonly state: TaskState;
  readonly dueAt: Date;
  readonly overdueAt: Date | null;
  readonly version: number;
  readonly officeId: string;
  /** what its instruction is on, where that is an issue */
  readonly issueId: string | null;
  /** the read receipt: when the unit first opened it, and the duty title of whoever did */
  readonly openedAt: Date | null;
  readonly openedTitle: string | null;
  readonly doneAt: Date | null;
};
const TASKS = sql`
  SELECT t.id, t.instruction_id AS "instructionId", t.unit_id AS "unitId", u.name AS unit, t.state, t.due_at AS "dueAt", t.overdue_at AS "overdueAt",
    t.version, n.unit_id AS "officeId", n.issue_id AS "issueId", f.at AS "openedAt", f.duty_title AS "openedTitle",
    (SELECT max(s.at) FROM instruction_steps s WHERE s.task_id = t.id AND s.verb = 'finish') AS "doneAt"
  FROM instruction_tasks t JOIN instructions n ON n.id = t.instruction_id JOIN org_units u ON u.id = t.unit_id
    LEFT JOIN instruction_steps f ON f.task_id = t.id AND f.verb = 'open'`;
export const tasksOf = (tx: Db, instructionIds: readonly string[]): Promise<TaskRow[]> => tx.$queryRaw<
  TaskRow[]
>`
  ${TASKS} WHERE t.instruction_id = ANY(${[...instructionIds]}::uuid[]) ORDER BY u.code`;
/** The task, held until the transaction ends; null where its instruction is not there for this person. */
export async function heldTask(tx: Db, actor: Staff, id: string): Promise<TaskRow | null> {
  await tx.$queryRaw`SELECT FROM instruction_tasks WHERE id = ${id}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<TaskRow[]>`${TASKS} WHERE t.id = ${id}::uuid AND ${visible(actor)}`;
  return rows[0] ?? null;
}

export type StepRow = {
  readonly id: string;
  readonly taskId: string;
  readonly verb: TaskVerb;
  readonly words: string;
  readonly dueAt: Date;
  readonly dutyTitle: string;
  readonly unit: string | null;
  readonly at: Date;
};
export const taskSteps = (tx: Db, taskIds: readonly string[]): Promise<StepRow[]> => tx.$queryRaw<StepRow[]>`
  SELECT s.id, s.task_id AS "taskId", s.verb, s.words, s.due_at AS "dueAt", s.duty_title AS "dutyTitle", u.name AS unit, s.at
  FROM instruction_steps s LEFT JOIN org_units u ON u.id = s.unit_id WHERE s.task_id = ANY(${[...taskIds]}::uuid[]) ORDER BY s.at, s.id`;

/** Tasks that may have something to be reminded of: open, and due within some days or past. */
export const tasksDueBy = (tx: Db, now: Date): Promise<TaskRow[]> => tx.$queryRaw<TaskRow[]>`
  ${TASKS} WHERE t.state IN ('GIVEN', 'OPENED', 'UNDER_WAY', 'SENT_BACK') AND t.due_at < ${now}::timestamptz + make_interval(days => ${REMIND_WITHIN_DAYS})
    AND NOT EXISTS (SELECT FROM instruction_steps s WHERE s.task_id = t.id AND s.verb = 'overdue' AND s.due_at = t.due_at)
  ORDER BY t.due_at, t.id LIMIT 5000`;

/** One message a task, due instant and stage, whoever writes it and how often. Returns how many are new. */
export const writeReminder = (
  tx: Db,
  task: Pick<TaskRow, "id" | "unitId" | "dueAt" | "issueId">,
  told: { stage: Reminder; due: CivilDate },
  now: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, issue_id, recipient, data, created_at)
  VALUES (md5('instructionDue|' || ${task.id}::text || '|' || extract(epoch FROM ${task.dueAt}::timestamptz)::bigint || '|' || ${told.stage})::uuid, 'instructionDue', ${task.issueId}::uuid,
    'unit:' || ${task.unitId}::text, jsonb_build_object('stage', ${told.stage}::text, 'due', ${told.due}::text), ${now}) ON CONFLICT (id) DO NOTHING`;

/** Whether a unit could open an issue that is hidden from some: it stands high enough, or was given it. */
export async function unitMayKnow(tx: Db, unitId: string, rank: number, issueId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ ok: boolean }[]>`
    SELECT i.hidden_from IS NULL OR ((i.hidden_from > ${rank}::smallint OR i.lead_unit_id = ${unitId}::uuid) AND i.complained_unit_id IS DISTINCT FROM ${unitId}::uuid) AS ok
    FROM issues i WHERE i.id = ${issueId}::uuid`;
  return rows[0]?.ok ?? false;
}
