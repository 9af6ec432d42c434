import { db } from "#lib/db/client.ts";
import { loadCalendar } from "#lib/db/clocks/calendar.ts";
import { clockOf, issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { joinSql, rawSql, type Sql, sql } from "#lib/db/sql.ts";
import { hindrance, possibleVerbs } from "#lib/domain/casework/decide.ts";
import { type Hop, hopsOf } from "#lib/domain/casework/hops.ts";
import type { Clock, Issue, TrailEvent } from "#lib/domain/casework/issue.ts";
import { areaPosts } from "#lib/domain/desk/deskGrants.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { orderLevels } from "#lib/domain/verbs/levels.ts";
import {
  type ClockKind,
  type EscalateReason,
  type Level,
  OPEN_STATES,
  type SuperviseReason,
  type Verb,
} from "#lib/domain/vocabulary.ts";
import { type DispatchOption, dispatchSuggestions } from "../desk/dispatch.ts";
import { placeIds, placeName, type UnitNames, unitNames } from "../routing/units.ts";
import { isUuid } from "./issues.ts";

export const TABS = ["waiting", "taken", "supervised"] as const;
export type Tab = (typeof TABS)[number];

export const reviewsEscalations = (actor: Staff): boolean => areaPosts(actor, "seeEscalations").length > 0;

/** What somebody wrote when they sent it up; null for what the clock sent up. */
export type Plea = {
  readonly reason: EscalateReason;
  readonly done: string;
  readonly whyNot: string;
  readonly asked: string;
  readonly by: string | null;
};
export type EscalationItem = {
  readonly issue: Issue;
  readonly place: string;
  readonly units: UnitNames;
  readonly cameUp: { readonly at: Date; readonly by: "PEOPLE" | "SYSTEM"; readonly from: Level };
  readonly plea: Plea | null;
  /** the last answer below, when the clock sent it up */
  readonly lastReply: { readonly done: string; readonly state: string; readonly at: Date } | null;
  readonly hops: readonly Hop[];
  readonly orders: readonly {
    readonly level: number;
    readonly reason: SuperviseReason;
    /** the promise it is about; null: the matter as such */
    readonly clock: ClockKind | null;
    readonly dueAt: Date;
    readonly metAt: Date | null;
  }[];
  readonly possible: readonly Verb[];
  /** why sending back is not possible, where the post could */
  readonly sendBackHindrance: Problem | null;
  readonly dispatchTo: readonly DispatchOption[];
  /** at which the reader may supervise it */
  readonly orderLevels: readonly number[];
};
export type Escalations = {
  readonly items: readonly EscalationItem[];
  readonly counts: Readonly<Record<Tab, number>>;
  readonly after: string | null;
};

const PAGE = 20;
/** Came up to where it is now, and was not sent back since. */
const CAME_UP = sql`(i.came_from IS NOT NULL AND i.came_from->>'level' <> i.level)`;
/** A refusal that is looked at again can be overdue too, and is supervised then (domain.md C5). */
const SUPERVISED = sql`i.state IN (${joinSql([...OPEN_STATES, "NOT_ACCEPTED"].map((state) => sql`${state}`))})`;
const IN_TAB: Record<Tab, Sql> = {
  waiting: sql`${CAME_UP} AND i.state IN ('REGISTERED','ACCEPTED')`,
  taken: sql`${CAME_UP} AND i.state IN ('DISPATCHED','IN_PROGRESS')`,
  supervised: sql`i.supervision_level > 0 AND ${SUPERVISED}`,
};
const AREA = { CITY: "city_id", COUNTY: "county_id" } as const;

/** What came up to this person's county or city, what is due first first; null for whoever has no such post. */
export async function readEscalations(
  actor: Staff,
  filter: { tab: Tab; after: { due: string; id: string } | null },
  now: Date,
): Promise<Escalations | null> {
  const posts = areaPosts(actor, "seeEscalations");
  if (posts.length === 0) return null;
  const area = (levelToo: boolean) =>
    sql`(${joinSql(
      posts.map(
        ({ level, unitId }) =>
          sql`(i.${rawSql(AREA[level as keyof typeof AREA])} = ${unitId}::uuid ${levelToo ? sql`AND i.level = ${level}` : sql``})`,
      ),
      " OR ",
    )})`;
  const of = (tab: Tab) => sql`${scope(actor)} AND ${area(tab !== "supervised")} AND ${IN_TAB[tab]}`;
  const { after } = filter;
  const [counted, rows] = await Promise.all([
    db.$queryRaw<Record<Tab, number>[]>`
      SELECT (SELECT count(*)::int FROM issues i WHERE ${of("waiting")}) AS waiting,
        (SELECT count(*)::int FROM issues i WHERE ${of("taken")}) AS taken,
        (SELECT count(*)::int FROM issues i WHERE ${of("supervised")}) AS supervised`,
    db.$queryRaw<Row[]>`
      SELECT i.*, (r.phone IS NOT NULL) AS reachable, COALESCE(i.next_due_at, 'infinity') AS sort_due,
        (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c WHERE c.issue_id = i.id) AS all_clocks
      FROM issues i LEFT JOIN residents r ON r.id = i.resident_id
      WHERE ${of(filter.tab)} ${after ? sql`AND (COALESCE(i.next_due_at, 'infinity'), i.id) > (${after.due}::timestamptz, ${after.id}::uuid)` : sql``}
      ORDER BY COALESCE(i.next_due_at, 'infinity'), i.id LIMIT ${PAGE + 1}`,
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1)?.next_due_at;
  return {
    items: await itemsOf(actor, page, now),
    counts: counted[0] ?? { waiting: 0, taken: 0, supervised: 0 },
    after: rows.length > PAGE && last instanceof Date ? `${last.toISOString()}_${page.at(-1)?.id}` : null,
  };
}

type Told = {
  issueId: string;
  verb: Verb;
  level: Level;
  at: Date;
  data: Record<string, unknown>;
  actorId: string | null;
  unitId: string | null;
};

async function itemsOf(actor: Staff, rows: readonly Row[], now: Date): Promise<EscalationItem[]> {
  const read = rows.map((row) => {
    const all = ((row.all_clocks as Row[] | null) ?? []).map(clockOf);
    return { issue: { ...issueOf(row), clocks: all.filter((clock) => !clock.stoppedAt) }, all };
  });
  const ids = read.map(({ issue }) => issue.id);
  const where = { issueId: { in: ids } };
  const [calendar, events, replies, orders] = await Promise.all([
    loadCalendar(),
    db.issueEvent.findMany({ where, orderBy: { seq: "asc" } }) as unknown as Promise<Told[]>,
    db.reply.findMany({ where, orderBy: { at: "desc" } }),
    db.supervisionOrder.findMany({ where, orderBy: { issuedAt: "desc" } }),
  ]);
  const names = await unitNames([
    ...read.flatMap(({ issue }) => [...placeIds(issue.place), issue.leadUnitId, issue.holderUnitId]),
    ...events.flatMap(({ data, unitId }) => [unitId, typeof data.unitId === "string" ? data.unitId : null]),
  ]);
  const choices = new Map(
    await Promise.all(
      read
        .filter(({ issue }) => can(actor, "dispatch", issue))
        .map(async ({ issue }) => [issue.id, await dispatchSuggestions(issue, now)] as const),
    ),
  );
  const ctx = { now, calendar };
  return read.map(({ issue, all }) => {
    const own = events.filter((event) => event.issueId === issue.id);
    const possible = possibleVerbs(issue, actor, ctx);
    return {
      issue,
      place: [placeName(issue.place, names), issue.placeText].filter(Boolean).join(" · "),
      units: names,
      ...wayUp(issue, own, names),
      lastReply: replies.find((reply) => reply.issueId === issue.id) ?? null,
      hops: hopsOf(issue, own as unknown as TrailEvent[], all as Clock[], now),
      orders: orders
        .filter((order) => order.issueId === issue.id)
        .map(({ level, reason, clockId, dueAt, metAt }) => ({
          level,
          reason: reason as SuperviseReason,
          clock: all.find(({ id }) => id === clockId)?.kind ?? null,
          dueAt,
          metAt,
        })),
      possible,
      sendBackHindrance: possible.includes("sendBack") ? null : (hindrance(issue, "sendBack", ctx) ?? null),
      dispatchTo: choices.get(issue.id) ?? [],
      orderLevels: orderLevels(issue, actor, now),
    };
  });
}

/** How it came up last, and the words that came with it. An issue supervised where it started came from nowhere. */
function wayUp(
  issue: Issue,
  events: readonly Told[],
  names: UnitNames,
): Pick<EscalationItem, "cameUp" | "plea"> {
  const up = events.findLast(
    ({ verb }) => verb === "escalate" || verb === "autoEscalate" || verb === "reopen",
  );
  const cameUp = {
    at: up?.at ?? issue.registeredAt,
    by: issue.cameFrom?.by ?? "SYSTEM",
    from: issue.cameFrom?.level ?? issue.level,
  };
  if (up?.verb !== "escalate") return { cameUp, plea: null };
  const { reason, done, whyNot, asked } = up.data as Record<string, string>;
  return {
    cameUp,
    plea: {
      reason: reason as EscalateReason,
      done: done ?? "",
      whyNot: whyNot ?? "",
      asked: asked ?? "",
      by: (up.unitId && names[up.unitId]) ?? null,
    },
  };
}

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(.{36})$/;
/** Tab and page as they stand in the address; what nobody could have clicked is left out. */
export function escalationFilter(asked: Readonly<Record<string, string | string[] | undefined>>) {
  const [, due = "", id = ""] = (typeof asked.after === "string" && CURSOR.exec(asked.after)) || [];
  const after = isUuid(id) && !Number.isNaN(Date.parse(due)) ? { due, id } : null;
  return { tab: TABS.find((tab) => tab === asked.tab) ?? ("waiting" as const), after };
}
