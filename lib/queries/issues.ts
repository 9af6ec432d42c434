import { loadCalendar } from "#lib/db/calendar.ts";
import { db } from "#lib/db/client.ts";
import { clockOf, issueOf, type Row } from "#lib/db/rows.ts";
import { scope } from "#lib/db/scope.ts";
import { sql } from "#lib/db/sql.ts";
import { mayRevealContact, maySlip } from "#lib/domain/contact.ts";
import { hindrance, possibleVerbs } from "#lib/domain/decide.ts";
import type { Clock, Issue, OrderRecord, RatingRecord, ReplyRecord, TrailEvent } from "#lib/domain/issue.ts";
import { can, type Staff } from "#lib/domain/permissions.ts";
import { maskPhone } from "#lib/domain/phone.ts";
import type { Problem } from "#lib/domain/problems.ts";
import { maskName } from "#lib/domain/text.ts";
import { startsFrom } from "#lib/domain/transitions.ts";
import { VERBS, type Verb } from "#lib/domain/vocabulary.ts";
import { type Hop, hopsOf } from "./hops.ts";
import { dispatchOptions, placeIds, placeName, type UnitNames, type UnitOption, unitNames } from "./units.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

export type IssuePage = {
  readonly issue: Issue;
  readonly place: string;
  /** names of every unit that is mentioned anywhere on the page */
  readonly units: UnitNames;
  /** names of every colleague that is mentioned */
  readonly people: Readonly<Record<string, string>>;
  readonly hops: readonly Hop[];
  /** all there ever were, running ones first */
  readonly clocks: readonly Clock[];
  readonly trail: readonly TrailEvent[];
  readonly replies: readonly ReplyRecord[];
  readonly ratings: readonly RatingRecord[];
  readonly orders: readonly (OrderRecord & { readonly metAt: Date | null })[];
  /** masked; null when nobody left a contact */
  readonly contact: { readonly name: string | null; readonly phone: string | null } | null;
  readonly contactViews: readonly { readonly personId: string; readonly at: Date; readonly reason: string }[];
  readonly mayReveal: boolean;
  readonly visit: { readonly id: string; readonly visitorId: string; readonly visitedAt: Date } | null;
  /** whoever may register here may print the slip again; handling units never see its key */
  readonly maySlip: boolean;
  readonly possible: readonly Verb[];
  readonly hindered: readonly { readonly verb: Verb; readonly problem: Problem }[];
  /** whom it can be dispatched to, when dispatching is part of what this person may do */
  readonly dispatchTo: readonly UnitOption[];
  /** accepting, dispatching to the own office and signing lie in one hand */
  readonly oneHand: boolean;
  /** units where this person may sign */
  readonly signsFor: readonly string[];
  /** the office's own public number, proposed in replies */
  readonly officePhone: string;
};

/** Everything about one issue, for staff who may see it; null for what is missing, malformed or not theirs (house rule 8). */
export async function readIssue(actor: Staff, id: string, now: Date): Promise<IssuePage | null> {
  if (!isUuid(id)) return null;
  const rows = await db.$queryRaw<Row[]>`
    SELECT i.*, (r.phone IS NOT NULL) AS reachable, r.name AS resident_name, r.phone AS resident_phone,
      v.visitor_id, v.visited_at,
      (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.started_at) FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL) AS clocks
    FROM issues i LEFT JOIN residents r ON r.id = i.resident_id LEFT JOIN visits v ON v.id = i.visit_id
    WHERE i.id = ${id}::uuid AND ${scope(actor)}`;
  const row = rows[0];
  if (!row) return null;
  const issue = issueOf(row);
  const [calendar, history] = await Promise.all([loadCalendar(), historyOf(issue.id)]);
  const ctx = { now, calendar };
  const possible = possibleVerbs(issue, actor, ctx);
  const mayReveal = mayRevealContact(actor, issue);
  const dispatches =
    possible.includes("dispatch") || (possible.includes("accept") && can(actor, "dispatch", issue));
  const [dispatchTo, named, contactViews, office] = await Promise.all([
    dispatches ? dispatchOptions(issue.holderUnitId) : [],
    namesOf(issue, row, history),
    mayReveal ? viewsOf(issue.id) : [],
    db.orgUnit.findUnique({ where: { id: issue.leadUnitId ?? issue.holderUnitId }, select: { phone: true } }),
  ]);
  return {
    issue,
    ...named,
    place: [placeName(issue.place, named.units), issue.placeText].filter(Boolean).join(" · "),
    hops: hopsOf(issue, history.trail, history.clocks, now),
    ...history,
    contact: masked(row),
    contactViews,
    mayReveal,
    visit: issue.visitId
      ? { id: issue.visitId, visitorId: row.visitor_id as string, visitedAt: row.visited_at as Date }
      : null,
    maySlip: maySlip(actor, issue),
    possible,
    hindered: hinderedVerbs(issue, actor, ctx),
    dispatchTo,
    oneHand: dispatches && possible.includes("accept"),
    signsFor: actor.posts
      .filter(({ role }) => role === "HANDLER" || role === "UNIT_LEAD")
      .map(({ unitId }) => unitId),
    officePhone: office?.phone ?? "",
  };
}

const masked = (row: Row): IssuePage["contact"] =>
  row.resident_id
    ? {
        name: row.resident_name ? maskName(String(row.resident_name)) : null,
        phone: row.resident_phone ? maskPhone(String(row.resident_phone)) : null,
      }
    : null;

/** What fits the state and the post and is still not possible now, with the reason. */
const hinderedVerbs = (issue: Issue, actor: Staff, ctx: Parameters<typeof hindrance>[2]) =>
  VERBS.flatMap((verb) => {
    if (!startsFrom(verb, issue.state) || !can(actor, verb, issue)) return [];
    const problem = hindrance(issue, verb, ctx);
    return problem ? [{ verb, problem }] : [];
  });

type History = Pick<IssuePage, "clocks" | "trail" | "replies" | "ratings" | "orders">;
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

async function historyOf(issueId: string): Promise<History> {
  const [clocks, trail, replies, ratings, orders] = await Promise.all([
    db.$queryRaw<Row[]>`
      SELECT * FROM clocks WHERE issue_id = ${issueId}::uuid
      ORDER BY stopped_at IS NOT NULL, CASE WHEN stopped_at IS NULL THEN due_at END, stopped_at DESC, id`,
    db.issueEvent.findMany({ where: { issueId }, orderBy: { seq: "asc" } }),
    db.reply.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
    db.rating.findMany({ where: { issueId }, orderBy: { at: "desc" } }),
    db.supervisionOrder.findMany({ where: { issueId }, orderBy: { issuedAt: "desc" } }),
  ]);
  // The words of the columns are held by CHECK constraints over the same lists (prisma/schema).
  return {
    clocks: clocks.map(clockOf),
    trail: trail as unknown as TrailEvent[],
    replies: replies.map((reply) => ({ ...reply, nextOn: day(reply.nextOn) })) as unknown as ReplyRecord[],
    ratings: ratings as unknown as RatingRecord[],
    orders: orders as unknown as IssuePage["orders"],
  };
}

const viewsOf = (issueId: string) =>
  db.contactView.findMany({
    where: { issueId },
    orderBy: { at: "desc" },
    take: 20,
    select: { personId: true, at: true, reason: true },
  });

async function namesOf(issue: Issue, row: Row, { clocks, trail, replies, orders }: History) {
  const told = trail.flatMap(({ unitId, data }) => [
    unitId,
    typeof data.unitId === "string" ? data.unitId : null,
  ]);
  const people = [
    issue.handlerId,
    issue.firstContactId,
    row.visitor_id as string | null,
    ...trail.map((event) => event.actorId),
    ...replies.map((reply) => reply.personId),
  ].filter((id): id is string => !!id);
  const [units, persons] = await Promise.all([
    unitNames([
      ...placeIds(issue.place),
      issue.holderUnitId,
      issue.leadUnitId,
      ...issue.coUnitIds,
      ...told,
      ...clocks.map((clock) => clock.unitId),
      ...replies.map((reply) => reply.unitId),
      ...orders.flatMap((order) => [order.unitId, order.toUnitId]),
    ]),
    db.$queryRaw<{ id: string; name: string }[]>(
      sql`SELECT id, CASE WHEN duty_title = '' THEN name ELSE duty_title END AS name FROM people
        WHERE id = ANY(${people}::uuid[]) OR id IN (SELECT person_id FROM contact_views WHERE issue_id = ${issue.id}::uuid)`,
    ),
  ]);
  return { units, people: Object.fromEntries(persons.map(({ id, name }) => [id, name])) };
}
