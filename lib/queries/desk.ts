import { loadCalendar } from "#lib/db/calendar.ts";
import { db } from "#lib/db/client.ts";
import { issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { joinSql, noSql, rawSql, type Sql, sql } from "#lib/db/sql.ts";
import { possibleVerbs } from "#lib/domain/decide.ts";
import type { Issue } from "#lib/domain/issue.ts";
import { GRANTS, type Staff } from "#lib/domain/permissions.ts";
import { TRANSITIONS } from "#lib/domain/transitions.ts";
import { type ClockKind, OPEN_STATES, STATES, type State, type Verb } from "#lib/domain/vocabulary.ts";
import { placeIds, placeName, unitNames } from "./units.ts";

/** What somebody has to do, as against what they may do at any time (urge, supervise) or only sometimes (reopen). */
const DUTIES = ["accept", "refuse", "dispatch", "sign", "reply", "escalate", "resolve", "close"] as const;
const COLUMN = { HOLDER: "holder_unit_id", LEAD: "lead_unit_id" } as const;
const AREA = {
  CITY: "city_id",
  COUNTY: "county_id",
  TOWN: "town_id",
  COMMUNITY: "community_id",
  GRID: "grid_id",
} as const;

/** True on `issues i`, with the clock `d` that is due first, for what waits for this person; null when nothing ever can. */
function waiting(actor: Staff, now: Date): Sql | null {
  const states = new Map<string, { column: string; unitId: string; states: Set<State> }>();
  const conditions: Sql[] = [];
  for (const verb of DUTIES)
    for (const [role, relation] of GRANTS[verb].posts)
      for (const post of actor.posts.filter((p) => p.role === role)) {
        if (relation === "OUTSIDE") {
          if (post.kind === "AREA")
            conditions.push(
              sql`(i.${rawSql(AREA[post.level])} = ${post.unitId}::uuid AND i.lead_unit_id IS DISTINCT FROM ${post.unitId}::uuid AND i.state = 'RESOLVED')`,
            );
          continue;
        }
        const column = COLUMN[relation];
        const key = column + post.unitId;
        const known = states.get(key) ?? { column, unitId: post.unitId, states: new Set<State>() };
        for (const state of TRANSITIONS[verb].from) known.states.add(state);
        states.set(key, known);
      }
  for (const { column, unitId, states: of } of states.values())
    conditions.push(sql`(i.${rawSql(column)} = ${unitId}::uuid AND i.state IN (${words([...of])}))`);
  // Supervisors have no issues of their own: what is overdue in their area waits for them.
  for (const { role, level, unitId, kind } of actor.posts)
    if (role === "SUPERVISOR" && kind === "AREA")
      conditions.push(
        sql`(i.${rawSql(AREA[level])} = ${unitId}::uuid AND i.state IN (${words(OPEN_STATES)}) AND i.next_due_at <= ${now})`,
      );
  return conditions.length === 0 ? null : sql`(${joinSql(conditions, " OR ")})`;
}
/** Words of our own list as literals, so that the partial indexes of open issues apply. */
const words = (states: readonly State[]) => rawSql(states.map((state) => `'${state}'`).join(","));

/** What is owed next: the earliest running clock. SIGN is left out, it ends by itself. */
const DUE = sql`LEFT JOIN LATERAL (
  SELECT c.due_at, c.kind FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND c.kind <> 'SIGN'
  ORDER BY c.due_at LIMIT 1) d ON true`;
const DUE_ORDER = sql`COALESCE(d.due_at, 'infinity'::timestamptz)`;

export type DeskFilter = {
  readonly state: State | null;
  readonly overdue: boolean;
  readonly after: DeskCursor | null;
};
/** The last row of the page before: its due instant (null = without) and id. */
type DeskCursor = { readonly due: string | null; readonly id: string };

export type DeskItem = {
  readonly id: string;
  readonly receiptNo: string;
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
  /** what this person may do now, most pressing first */
  readonly next: readonly Verb[];
};
export type Desk = {
  readonly items: readonly DeskItem[];
  readonly counts: readonly { readonly state: State; readonly count: number }[];
  readonly total: number;
  readonly overdue: number;
  readonly after: string | null;
};

export const DESK_PAGE = 30;
const STATEMENT_CHARS = 160;

/** What waits for this person, what is due first first (issue 2, screen 2). */
export async function readDesk(actor: Staff, filter: DeskFilter, now: Date): Promise<Desk> {
  const mine = waiting(actor, now);
  if (!mine) return { items: [], counts: [], total: 0, overdue: 0, after: null };
  const where = sql`${scope(actor)} AND ${mine}`;
  const [counted, rows] = await Promise.all([
    db.$queryRaw<{ state: State; count: number; overdue: number }[]>`
      SELECT i.state, count(*)::int AS count, (count(*) FILTER (WHERE d.due_at <= ${now}))::int AS overdue
      FROM issues i ${DUE} WHERE ${where} GROUP BY i.state`,
    db.$queryRaw<Row[]>`
      SELECT i.*, d.due_at AS owed_at, d.kind AS owed_kind, (r.phone IS NOT NULL) AS reachable,
        (SELECT jsonb_agg(to_jsonb(c)) FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL) AS clocks
      FROM issues i ${DUE} LEFT JOIN residents r ON r.id = i.resident_id
      WHERE ${where} ${narrowed(filter, now)} ${beyond(filter.after)}
      ORDER BY ${DUE_ORDER}, i.id LIMIT ${DESK_PAGE + 1}`,
  ]);
  const page = rows.slice(0, DESK_PAGE);
  const last = page.at(-1);
  return {
    items: await itemsOf(actor, page, now),
    counts: STATES.flatMap((state) => counted.find((c) => c.state === state) ?? []).map(
      ({ state, count }) => ({
        state,
        count,
      }),
    ),
    total: sum(counted.map((c) => c.count)),
    overdue: sum(counted.map((c) => c.overdue)),
    after: rows.length > DESK_PAGE && last ? cursorText(last) : null,
  };
}
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const narrowed = ({ state, overdue }: DeskFilter, now: Date): Sql =>
  sql`${state ? sql`AND i.state = ${state}` : noSql} ${overdue ? sql`AND d.due_at <= ${now}` : noSql}`;
const beyond = (after: DeskCursor | null): Sql =>
  after
    ? sql`AND (${DUE_ORDER}, i.id) > (COALESCE(${after.due}::timestamptz, 'infinity'::timestamptz), ${after.id}::uuid)`
    : noSql;

async function itemsOf(actor: Staff, rows: readonly Row[], now: Date): Promise<DeskItem[]> {
  const issues = rows.map(issueOf);
  const [calendar, names] = await Promise.all([
    loadCalendar(),
    unitNames(issues.flatMap((i) => [...placeIds(i.place), i.leadUnitId])),
  ]);
  return issues.map((issue, at) => ({
    id: issue.id,
    receiptNo: issue.receiptNo,
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
    due: rows[at]?.owed_at ? { at: rows[at].owed_at as Date, kind: rows[at].owed_kind as ClockKind } : null,
    next: possibleVerbs(issue, actor, { now, calendar }).filter((verb) => verb !== "urge"),
  }));
}

/** The first characters, cut between them and not within one. */
const shortened = (text: string): string => {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > STATEMENT_CHARS
    ? `${letters.slice(0, STATEMENT_CHARS).join("")}…`
    : letters.join("");
};

const cursorText = (row: Row): string =>
  `${row.owed_at instanceof Date ? row.owed_at.toISOString() : "-"}_${row.id}`;
const CURSOR = /^(-|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The filter as it stands in the address; what nobody could have clicked is left out. */
export function deskFilter(asked: Readonly<Record<string, string | string[] | undefined>>): DeskFilter {
  const cursor = typeof asked.after === "string" ? CURSOR.exec(asked.after) : null;
  const due = cursor?.[1] === "-" ? null : (cursor?.[1] ?? null);
  const real = due === null || !Number.isNaN(Date.parse(due));
  return {
    state: STATES.find((state) => state === asked.state) ?? null,
    overdue: asked.due === "overdue",
    after: cursor?.[2] && real ? { due, id: cursor[2] } : null,
  };
}
