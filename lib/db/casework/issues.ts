import type { Change, Issue } from "#lib/domain/casework/issue.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { Prisma } from "#prisma/generated/client.ts";
import type { Db } from "../client.ts";
import {
  clockColumns,
  issueColumns,
  issueOf,
  type NewResident,
  newIssueColumns,
  type Row,
  residentColumns,
} from "../rows.ts";
import { searchColumns } from "../search/searchIndex.ts";

export const WITH_CLOCKS = Prisma.sql`
  SELECT i.*, (r.phone IS NOT NULL) AS reachable,
    EXISTS (SELECT FROM mandates m WHERE m.issue_id = i.id AND m.revoked_at IS NULL) AS has_agent,
    (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL) AS clocks,
    (SELECT to_jsonb(c) FROM clocks c WHERE c.issue_id = i.id AND c.kind = 'REPLY' AND c.round = i.round AND c.stop IN ('MET', 'ATTEMPTED')
      ORDER BY c.stopped_at DESC LIMIT 1) AS answered,
    (SELECT jsonb_agg(to_jsonb(o) || jsonb_build_object('clock_kind', c.kind) ORDER BY o.issued_at)
      FROM supervision_orders o LEFT JOIN clocks c ON c.id = o.clock_id WHERE o.issue_id = i.id) AS orders,
    CASE WHEN i.state = 'MERGED' THEN (SELECT jsonb_agg(to_jsonb(c)) FROM clocks c
      WHERE c.issue_id = i.merged_into AND c.stopped_at IS NULL AND c.kind IN ('RESOLVE', 'HOLD_REVIEW')) END AS masters_clocks,
    CASE WHEN i.state = 'WITHDRAWN' THEN (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c
      WHERE c.issue_id = i.id AND c.stop = 'ENDED' AND c.stopped_at = i.closed_at) END AS withdrawn_clocks,
    (SELECT count(*) FROM issues child WHERE child.merged_into = i.id AND child.state = 'MERGED') AS children,
    (SELECT count(*) FROM issues child WHERE child.merged_into = i.id AND child.state = 'MERGED'
      AND child.last_reply_kind IS DISTINCT FROM 'FINAL') AS unanswered_children
  FROM issues i LEFT JOIN residents r ON r.id = i.resident_id`;

/**
 * One issue with its running clocks, or null. With `lock` nobody else decides on it until the transaction ends.
 * Locked first and read after: a statement that had to wait for the lock sees the new row beside the old clocks.
 */
export async function loadIssue(tx: Db, id: string, { lock = false } = {}): Promise<Issue | null> {
  if (lock) await tx.$queryRaw`SELECT FROM issues WHERE id = ${id}::uuid FOR UPDATE`;
  const rows = await tx.$queryRaw<Row[]>`${WITH_CLOCKS} WHERE i.id = ${id}::uuid`;
  return rows[0] ? issueOf(rows[0]) : null;
}

/** The issues merged into this one, in the order of their ids, as locks are taken. */
export const mergedChildren = async (tx: Db, masterId: string): Promise<string[]> => {
  const children = await tx.issue.findMany({
    where: { mergedInto: masterId, state: "MERGED" },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return children.map(({ id }) => id);
};

/** How far a sweep has come in its half of the issues: even and odd ones. */
export type SweepCursor = { half: 0 | 1; at: Date; issueId: string };

/**
 * The next `limit` due clocks after the cursor, with their issues locked; those another sweep holds are passed over.
 * The cursor moves on whatever happens to a batch, so nothing behind it can starve.
 */
export async function loadDue(
  tx: Db,
  now: Date,
  after: SweepCursor,
  limit: number,
): Promise<{ issues: Issue[]; next: SweepCursor | null }> {
  const due = await tx.$queryRaw<{ sweep_at: Date; issue_id: string }[]>`
    SELECT sweep_at, issue_id FROM clocks WHERE stopped_at IS NULL AND sweep_at <= ${now} AND (sweep_at, issue_id) > (${after.at}, ${after.issueId}::uuid)
      AND get_byte(uuid_send(issue_id), 15) % 2 = ${after.half}
    ORDER BY sweep_at, issue_id LIMIT ${limit}`;
  const last = due.at(-1);
  if (!last) return { issues: [], next: null };
  const locked = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM issues WHERE id = ANY(${due.map((d) => d.issue_id)}::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`;
  const rows = await tx.$queryRaw<
    Row[]
  >`${WITH_CLOCKS} WHERE i.id = ANY(${locked.map((l) => l.id)}::uuid[]) ORDER BY i.id`;
  return { issues: rows.map(issueOf), next: { ...after, at: last.sweep_at, issueId: last.issue_id } };
}

/**
 * The event that this actor's command made, if it was done before (idempotency). Somebody else's id finds nothing: the
 * answer "as the first time" may hold a receipt, which is the resident's alone.
 */
export const commandDone = (tx: Db, commandId: string, actor: Actor) =>
  tx.issueEvent.findFirst({
    where: {
      commandId,
      ...(actor.kind === "STAFF" ? { actorId: actor.personId } : { actorRole: actor.kind }),
    },
    select: { issueId: true },
  });

/** Who did what last: told to whoever lost a race. */
export const lastEvent = (tx: Db, issueId: string) =>
  tx.issueEvent.findFirst({
    where: { issueId },
    orderBy: { seq: "desc" },
    select: { verb: true, actorRole: true, actorId: true },
  });

export const nextReceiptSequence = async (tx: Db): Promise<number> => {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`SELECT nextval('receipt_seq') AS n`;
  return Number(row?.n);
};

/** `importedJobId`: where it came in from an old ledger */
export type NewIssue = {
  change: Change;
  receiptSecret: string;
  resident: NewResident | null;
  importedJobId?: string;
};

/** Writes newly registered issues with everything that came with them. */
export async function insertIssues(tx: Db, made: readonly NewIssue[], now: Date): Promise<void> {
  const rows = made.map(({ change, receiptSecret, importedJobId = null }) => ({
    ...issueColumns(change.issue, now),
    ...newIssueColumns(change.issue, receiptSecret),
    imported_job_id: importedJobId,
  }));
  const parts = [
    ...insertInto(
      "residents",
      made.flatMap(({ resident }) => (resident ? [residentColumns(resident)] : [])),
    ),
    ...insertInto("issues", rows),
    ...insertInto(
      "issue_search",
      made.map(({ change }) => searchColumns(change.issue)),
    ),
    ...insertRecords(made.map(({ change }) => change)),
  ];
  await tx.$executeRaw`WITH ${Prisma.join(parts)} SELECT`;
}

/**
 * Saves decisions in one statement, one issue or a thousand. Compare-and-set on the version, which every decision
 * raises by one: false, and no record written, when any of them had been changed by somebody else in the meantime
 * (house rule 5); the caller undoes the rest.
 */
export async function saveChanges(tx: Db, changes: readonly Change[], now: Date): Promise<boolean> {
  const rows = changes.map(({ issue }) => issueColumns(issue, now));
  const parts = [
    Prisma.sql`saved AS (UPDATE issues i SET
      version = n.version, state = n.state, tier = n.tier, level = n.level, round = n.round, return_count = n.return_count,
      supervision_level = n.supervision_level, supervision_due_at = n.supervision_due_at, holder_unit_id = n.holder_unit_id, lead_unit_id = n.lead_unit_id, handler_id = n.handler_id,
      co_unit_ids = n.co_unit_ids, came_from = n.came_from, category = n.category, hazard = n.hazard, is_petition_item = n.is_petition_item, dispatched_at = n.dispatched_at,
      first_reply_at = n.first_reply_at, last_reply_on = n.last_reply_on, last_reply_kind = n.last_reply_kind, resolved_at = n.resolved_at,
      closed_at = n.closed_at, outcome = n.outcome, rated_solved = n.rated_solved, rated_level = n.rated_level, urged_on = n.urged_on,
      asked_back_on = n.asked_back_on, question_open = n.question_open, urge_count = n.urge_count, breach_count = n.breach_count, reply_due_at = n.reply_due_at, resolve_due_at = n.resolve_due_at,
      next_due_at = n.next_due_at, request = n.request, hands = n.hands, waiting = n.waiting, info_asked = n.info_asked,
      extension_count = n.extension_count, hold_count = n.hold_count, ruling = n.ruling, returned_by = n.returned_by,
      complained_unit_id = n.complained_unit_id, complained_person_id = n.complained_person_id, hidden_from = n.hidden_from,
      delay_unit_id = n.delay_unit_id, refusal_review = n.refusal_review, tries = n.tries, callback_tries = n.callback_tries,
      callback_done = n.callback_done, callback_unit_id = n.callback_unit_id, confidentiality = n.confidentiality, resident_id = n.resident_id, merged_into = n.merged_into, merged_due = n.merged_due, updated_at = n.updated_at
    FROM json_populate_recordset(null::issues, ${JSON.stringify(rows)}::json) n
    WHERE i.id = n.id AND i.version = n.version - 1
    RETURNING i.id)`,
    Prisma.sql`whole AS (SELECT count(*) = ${changes.length} AS saved FROM saved)`,
    ...insertRecords(changes, Prisma.sql`WHERE (SELECT saved FROM whole)`),
    ...meetOrders(changes, now),
    ...unmeetOrders(changes),
    ...reportTasks(changes),
    ...denyReplies(changes, now),
  ];
  const [whole] = await tx.$queryRaw<
    { saved: boolean }[]
  >`WITH ${Prisma.join(parts)} SELECT saved FROM whole`;
  return whole?.saved ?? false;
}

/** Marks the orders that were answered. */
function meetOrders(changes: readonly Change[], now: Date): Prisma.Sql[] {
  const met = changes.flatMap(({ metOrders }) => metOrders);
  if (met.length === 0) return [];
  return [
    Prisma.sql`met AS (
      UPDATE supervision_orders SET met_at = ${now}
      WHERE id = ANY(${met}::uuid[]) AND met_at IS NULL AND (SELECT saved FROM whole))`,
  ];
}

/** Marks orders as standing again: the answer that met them was none. */
function unmeetOrders(changes: readonly Change[]): Prisma.Sql[] {
  const unmet = changes.flatMap(({ unmetOrders }) => unmetOrders);
  if (unmet.length === 0) return [];
  return [
    Prisma.sql`unmet AS (
      UPDATE supervision_orders SET met_at = NULL WHERE id = ANY(${unmet}::uuid[]) AND (SELECT saved FROM whole))`,
  ];
}

/** What units that help have reported. */
function reportTasks(changes: readonly Change[]): Prisma.Sql[] {
  const reports = changes
    .flatMap(({ coTaskReports }) => coTaskReports)
    .map(({ id, doneAt, doneWords }) => ({ id, done_at: doneAt, done_words: doneWords }));
  if (reports.length === 0) return [];
  return [
    Prisma.sql`reported AS (
      UPDATE co_tasks t SET done_at = n.done_at, done_words = n.done_words
      FROM json_populate_recordset(null::co_tasks, ${JSON.stringify(reports)}::json) n
      WHERE t.id = n.id AND (SELECT saved FROM whole))`,
  ];
}

/** The answers of this round that the resident says never reached them. */
function denyReplies(changes: readonly Change[], now: Date): Prisma.Sql[] {
  const denied = changes.filter((change) => change.denied).map(({ issue }) => issue.id);
  if (denied.length === 0) return [];
  return [
    Prisma.sql`denied AS (
      UPDATE replies r SET denied_at = ${now} FROM issues i
      WHERE r.issue_id = i.id AND r.round = i.round AND i.id = ANY(${denied}::uuid[]) AND r.denied_at IS NULL
        AND (SELECT saved FROM whole))`,
  ];
}

/** Everything that is written once, as parts of one statement: a round trip costs more than the rows it carries. */
function insertRecords(changes: readonly Change[], when: Prisma.Sql = Prisma.empty): Prisma.Sql[] {
  const clocks = changes.flatMap(({ clocks, issue }) => clocks.map((clock) => clockColumns(clock, issue.id)));
  // Stopped ones first: a kind has one running clock at a time.
  clocks.sort((a, b) => Number(a.stopped_at === null) - Number(b.stopped_at === null));
  const again = Prisma.sql`ON CONFLICT (id) DO UPDATE SET
    stopped_at = excluded.stopped_at, stop = excluded.stop, breached_at = excluded.breached_at, sweep_at = excluded.sweep_at,
    unit_id = excluded.unit_id, due_at = excluded.due_at, basis = excluded.basis, paused_on = excluded.paused_on, charged_unit_id = excluded.charged_unit_id,
    warn_at = CASE WHEN excluded.warn_at IS NULL OR excluded.due_at <> clocks.due_at OR clocks.paused_on IS NOT NULL
      THEN excluded.warn_at ELSE clocks.warn_at END`;
  const rows = recordRows(changes);
  return [
    ...insertInto("clocks", clocks, when, again),
    ...RECORD_TABLES.flatMap((table) => insertInto(table, rows[table], when)),
  ];
}

/** `INSERT` of rows as part of a statement; no part when there are none. */
function insertInto(table: string, rows: readonly object[], ...ending: Prisma.Sql[]): Prisma.Sql[] {
  if (rows.length === 0) return [];
  const name = Prisma.raw(table);
  return [
    Prisma.sql`new_${name} AS (
      INSERT INTO ${name} SELECT n.* FROM json_populate_recordset(null::${name}, ${JSON.stringify(rows)}::json) n ${Prisma.join([...ending, Prisma.empty], " ")})`,
  ];
}

const RECORD_TABLES = [
  "issue_events",
  "replies",
  "ratings",
  "supervision_orders",
  "co_tasks",
  "issue_links",
  "outbox",
] as const;

/** Events are numbered within their issue by the version that made them. */
export const EVENTS_PER_VERSION = 32;

function recordRows(changes: readonly Change[]): Record<(typeof RECORD_TABLES)[number], Row[]> {
  const rows: Record<(typeof RECORD_TABLES)[number], Row[]> = {
    issue_events: [],
    replies: [],
    ratings: [],
    supervision_orders: [],
    co_tasks: [],
    issue_links: [],
    outbox: [],
  };
  for (const { issue, events, replies, ratings, orders, coTasks, links, messages } of changes) {
    const issue_id = issue.id;
    events.forEach((e, at) => {
      rows.issue_events.push({
        id: e.id,
        issue_id,
        seq: issue.version * EVENTS_PER_VERSION + at,
        verb: e.verb,
        command_id: e.commandId,
        clock_id: e.clockId,
        actor_id: e.actorId,
        actor_role: e.actorRole,
        unit_id: e.unitId,
        level: e.level,
        from_state: e.fromState,
        to_state: e.toState,
        at: e.at,
        made_at: e.madeAt,
        data: e.data,
      });
    });
    for (const r of replies)
      rows.replies.push({
        id: r.id,
        issue_id,
        round: r.round,
        level: r.level,
        unit_id: r.unitId,
        person_id: r.personId,
        kind: r.kind,
        done: r.done,
        state: r.state,
        next: r.next,
        next_on: r.nextOn,
        contact_name: r.contactName,
        contact_phone: r.contactPhone,
        channel: r.channel,
        at: r.at,
      });
    for (const r of ratings) rows.ratings.push({ issue_id, ...r });
    for (const o of orders)
      rows.supervision_orders.push({
        id: o.id,
        issue_id,
        level: o.level,
        reason: o.reason,
        words: o.words,
        unit_id: o.unitId,
        to_unit_id: o.toUnitId,
        clock_id: o.clockId,
        issued_at: o.issuedAt,
        due_at: o.dueAt,
      });
    for (const t of coTasks)
      rows.co_tasks.push({
        id: t.id,
        issue_id,
        unit_id: t.unitId,
        kind: t.kind,
        task: t.task,
        due_on: t.dueOn,
        asked_by_unit_id: t.askedByUnitId,
        asked_at: t.askedAt,
      });
    for (const l of links)
      rows.issue_links.push({ id: l.id, issue_id, other_id: l.otherId, kind: l.kind, at: l.at });
    for (const m of messages)
      rows.outbox.push({
        id: m.id,
        topic: m.topic,
        issue_id,
        recipient: m.recipient,
        data: { receiptNo: issue.receiptNo, state: issue.state, level: issue.level, ...m.about },
        created_at: events.at(-1)?.at,
      });
  }
  return rows;
}
