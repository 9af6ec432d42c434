import { WITH_CLOCKS } from "#lib/db/casework/issues.ts";
import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { awayFor, colleagues } from "#lib/db/desk/absences.ts";
import { type DeskEye, owedNext, queueSql } from "#lib/db/desk/deskQueues.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { joinSql, noSql, type Sql, sql } from "#lib/db/sql.ts";
import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import { possibleVerbs } from "#lib/domain/casework/decide.ts";
import type { Issue } from "#lib/domain/casework/issue.ts";
import { type DeskFilter, deskCursor } from "#lib/domain/desk/deskFilter.ts";
import {
  type Condition,
  DESK_QUEUES,
  NEXT_STEPS,
  ownTasks,
  type QueueKey,
  workUnits,
} from "#lib/domain/desk/deskQueues.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import { type ClockKind, STATES, type State, TIERS, type Tier, type Verb } from "#lib/domain/vocabulary.ts";
import { dispatchOptions, placeIds, placeName, type UnitOption, unitNames } from "../routing/units.ts";

const DUE_ORDER = sql`COALESCE(d.due_at, 'infinity'::timestamptz)`;

export type DeskItem = {
  readonly id: string;
  readonly receiptNo: string;
  readonly version: number;
  readonly statement: string;
  readonly state: State;
  readonly tier: Issue["tier"];
  readonly category: string | null;
  readonly hazard: boolean;
  readonly confidentiality: Issue["confidentiality"];
  readonly place: string;
  readonly lead: string | null;
  readonly round: number;
  readonly urgeCount: number;
  readonly supervisionLevel: number;
  readonly due: { readonly at: Date; readonly kind: ClockKind } | null;
  /** what the own unit was asked to do for it, and by when */
  readonly task: { readonly words: string; readonly dueOn: CivilDate } | null;
  /** who signed for it and is away, where its work comes to this person */
  readonly insteadOf: string | null;
  /** what this person may do now, most pressing first */
  readonly next: readonly Verb[];
  readonly mayUrge: boolean;
};
export type Desk = {
  readonly queues: readonly { readonly key: QueueKey; readonly count: number }[];
  readonly items: readonly DeskItem[];
  /** of the chosen queue, by state and by tier */
  readonly counts: readonly { readonly state: State; readonly count: number }[];
  readonly tiers: readonly { readonly tier: Tier; readonly count: number }[];
  readonly total: number;
  readonly overdue: number;
  readonly after: string | null;
  /** where what stands here can be dispatched to, when this person may dispatch any of it */
  readonly dispatchTo: readonly UnitOption[];
};

export const DESK_PAGE = 30;
const STATEMENT_CHARS = 160;

/** What waits for this person, queue by queue, what is due first first (domain.md E1 6; issue 3, "Working together"). */
export async function readDesk(actor: Staff, filter: DeskFilter, now: Date): Promise<Desk> {
  const eye: DeskEye = { actor, now, away: await awayFor(db, actor, now) };
  const chosen = queueSql(whenOf(filter.queue), eye);
  const where = sql`${scope(actor)} AND ${chosen}`;
  const due = owedNext(eye);
  const [queues, counted, rows] = await Promise.all([
    queueCounts(eye),
    db.$queryRaw<{ state: State; tier: Tier; count: number; overdue: number }[]>`
      SELECT i.state, i.tier, count(*)::int AS count, (count(*) FILTER (WHERE d.due_at <= ${now}))::int AS overdue
      FROM issues i ${due} WHERE ${where} GROUP BY i.state, i.tier`,
    db.$queryRaw<OwedRow[]>`
      SELECT i.id, d.due_at AS "dueAt", d.kind FROM issues i ${due}
      WHERE ${where} ${narrowed(filter)} ${beyond(filter)} ORDER BY ${DUE_ORDER}, i.id LIMIT ${DESK_PAGE + 1}`,
  ]);
  const page = rows.slice(0, DESK_PAGE);
  const last = page.at(-1);
  const issues = await issuesOf(page);
  return {
    queues,
    items: await itemsOf(eye, issues, page),
    counts: STATES.map((state) => ({ state, count: sumOf(counted, (c) => c.state === state) })).filter(some),
    tiers: TIERS.map((tier) => ({ tier, count: sumOf(counted, (c) => c.tier === tier) })).filter(some),
    total: sumOf(counted, () => true),
    overdue: counted.reduce((sum, { overdue }) => sum + overdue, 0),
    after: rows.length > DESK_PAGE && last ? deskCursor(last.dueAt, last.id) : null,
    dispatchTo: await dispatchUnitsOf(actor, issues),
  };
}
type OwedRow = { id: string; dueAt: Date | null; kind: ClockKind | null };
const some = ({ count }: { count: number }) => count > 0;
const sumOf = <C extends { count: number }>(counts: readonly C[], which: (of: C) => boolean): number =>
  counts.reduce((sum, one) => sum + (which(one) ? one.count : 0), 0);
const whenOf = (queue: QueueKey): Condition =>
  (DESK_QUEUES.find(({ key }) => key === queue) ?? DESK_QUEUES[0]).when;

/** Every queue with its count, in one round trip; each part is read through its own index. */
async function queueCounts(eye: DeskEye): Promise<Desk["queues"]> {
  const parts = DESK_QUEUES.map(
    ({ key, when }) =>
      sql`SELECT ${key} AS key, count(*)::int AS count FROM issues i WHERE ${scope(eye.actor)} AND ${queueSql(when, eye)}`,
  );
  const found = await db.$queryRaw<{ key: string; count: number }[]>`${joinSql(parts, " UNION ALL ")}`;
  return DESK_QUEUES.map(({ key }) => ({ key, count: found.find((row) => row.key === key)?.count ?? 0 }));
}

const narrowed = ({ state, tier }: DeskFilter): Sql =>
  sql`${state ? sql`AND i.state = ${state}` : noSql} ${tier ? sql`AND i.tier = ${tier}` : noSql}`;
const beyond = ({ after }: DeskFilter): Sql =>
  after
    ? sql`AND (${DUE_ORDER}, i.id) > (COALESCE(${after.due}::timestamptz, 'infinity'::timestamptz), ${after.id}::uuid)`
    : noSql;

/** The rows of a page as issues, in its order. */
async function issuesOf(page: readonly OwedRow[]): Promise<Issue[]> {
  const rows = await db.$queryRaw<
    Row[]
  >`${WITH_CLOCKS} WHERE i.id = ANY(${page.map(({ id }) => id)}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id as string, issueOf(row)]));
  return page.flatMap(({ id }) => byId.get(id) ?? []);
}

async function itemsOf(
  eye: DeskEye,
  issues: readonly Issue[],
  page: readonly OwedRow[],
): Promise<DeskItem[]> {
  const { actor, now, away } = eye;
  const absent = issues.flatMap(({ handlerId }) =>
    handlerId && away.includes(handlerId) ? [handlerId] : [],
  );
  const tasks = issues.flatMap((issue) => ownTasks(issue, workUnits(actor.posts)));
  const [calendar, names, people, asked] = await Promise.all([
    loadCalendar(),
    unitNames(issues.flatMap((i) => [...placeIds(i.place), i.leadUnitId])),
    colleagues(db, absent),
    tasks.length === 0
      ? []
      : db.coTask.findMany({
          where: { id: { in: tasks.map(({ id }) => id) } },
          orderBy: [{ dueOn: "asc" }, { id: "asc" }],
        }),
  ]);
  return issues.map((issue) => {
    const owed = page.find(({ id }) => id === issue.id);
    const possible = possibleVerbs(issue, actor, { now, calendar });
    return {
      id: issue.id,
      receiptNo: issue.receiptNo,
      version: issue.version,
      statement: shortened(issue.statement),
      state: issue.state,
      tier: issue.tier,
      category: issue.category,
      hazard: issue.hazard,
      confidentiality: issue.confidentiality,
      place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
      lead: (issue.leadUnitId && names[issue.leadUnitId]) ?? null,
      round: issue.round,
      urgeCount: issue.urgeCount,
      supervisionLevel: issue.supervisionLevel,
      due: owed?.dueAt && owed.kind ? { at: owed.dueAt, kind: owed.kind } : null,
      task: taskOf(asked.find(({ issueId }) => issueId === issue.id)),
      insteadOf: people.find(({ personId }) => personId === issue.handlerId)?.name ?? null,
      next: possible.filter((verb) => NEXT_STEPS.includes(verb)),
      mayUrge: possible.includes("urge"),
    };
  });
}
const taskOf = (row: { task: string; dueOn: Date } | undefined): DeskItem["task"] =>
  row ? { words: shortened(row.task), dueOn: row.dueOn.toISOString().slice(0, 10) } : null;

/** The units all of these can be dispatched to, when there is one office that dispatches them. */
async function dispatchUnitsOf(actor: Staff, issues: readonly Issue[]): Promise<UnitOption[]> {
  const offices = new Set(
    issues
      .filter((issue) => issue.state === "ACCEPTED" && can(actor, "dispatch", issue))
      .map(({ holderUnitId }) => holderUnitId),
  );
  const lists = await Promise.all([...offices].map((id) => dispatchOptions(id)));
  return [...new Map(lists.flat().map((unit) => [unit.id, unit])).values()];
}

/** The first characters, cut between them and not within one. */
const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > STATEMENT_CHARS
    ? `${letters.slice(0, STATEMENT_CHARS).join("")}…`
    : letters.join("");
};
