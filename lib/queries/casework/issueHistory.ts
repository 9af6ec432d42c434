import { db } from "#lib/db/client.ts";
import { clockOf, type Row } from "#lib/db/rows.ts";
import { sql } from "#lib/db/sql.ts";
import type {
  Clock,
  Issue,
  OrderRecord,
  RatingRecord,
  ReplyRecord,
  TrailEvent,
} from "#lib/domain/casework/issue.ts";
import type { ClockKind } from "#lib/domain/vocabulary.ts";
import { placeIds, type UnitNames, unitNames } from "../routing/units.ts";
import type { CoTask } from "./sideRoads.ts";

/** Everything that was ever recorded of an issue. */
export type History = {
  /** all there ever were, running ones first */
  readonly clocks: readonly Clock[];
  readonly trail: readonly TrailEvent[];
  /** number of the last entry of the trail: how far whoever reads this page has read */
  readonly lastSeq: number;
  /** newest first; denied where the resident says it never reached them */
  readonly replies: readonly (ReplyRecord & { readonly deniedAt: Date | null })[];
  readonly ratings: readonly RatingRecord[];
  /** each with the promise it is about; null: the matter as such */
  readonly orders: readonly (OrderRecord & {
    readonly metAt: Date | null;
    readonly clock: ClockKind | null;
  })[];
};
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null;

export async function historyOf(issueId: string): Promise<History> {
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
    lastSeq: trail.at(-1)?.seq ?? 0,
    replies: replies.map((reply) => ({
      ...reply,
      nextOn: day(reply.nextOn),
    })) as unknown as History["replies"],
    ratings: ratings as unknown as RatingRecord[],
    orders: orders.map((order) => ({
      ...order,
      clock: clocks.find(({ id }) => id === order.clockId)?.kind ?? null,
    })) as unknown as History["orders"],
  };
}

export const viewsOf = (issueId: string) =>
  db.contactView.findMany({
    where: { issueId },
    orderBy: { at: "desc" },
    take: 20,
    select: { personId: true, at: true, reason: true },
  });

const UNIT_FIELDS = ["unitId", "otherUnitId", "thirdUnitId"];
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Names of every unit and colleague that the page of an issue mentions. */
export async function namesOf(
  issue: Issue,
  visitorId: string | null,
  { clocks, trail, replies, orders }: History,
  coTasks: readonly CoTask[],
): Promise<{ units: UnitNames; people: Readonly<Record<string, string>> }> {
  const people = [
    issue.handlerId,
    issue.firstContactId,
    issue.request?.by,
    visitorId,
    ...trail.flatMap((event) => [event.actorId, event.data.onBehalfOf]),
    ...replies.map((reply) => reply.personId),
  ].filter(isText);
  const [units, persons] = await Promise.all([
    unitNames([
      ...placeIds(issue.place),
      issue.holderUnitId,
      issue.leadUnitId,
      issue.delayUnitId,
      issue.request?.unitId,
      ...issue.coUnitIds,
      ...trail.flatMap(({ unitId, data }) => [unitId, ...UNIT_FIELDS.map((key) => data[key]).filter(isText)]),
      ...clocks.flatMap((clock) => [clock.unitId, clock.chargedUnitId]),
      ...replies.map((reply) => reply.unitId),
      ...orders.flatMap((order) => [order.unitId, order.toUnitId]),
      ...coTasks.flatMap((task) => [task.unitId, task.askedByUnitId]),
    ]),
    db.$queryRaw<{ id: string; name: string }[]>(
      sql`SELECT id, CASE WHEN duty_title = '' THEN name ELSE duty_title END AS name FROM people
        WHERE id = ANY(${people}::uuid[]) OR id IN (SELECT person_id FROM contact_views WHERE issue_id = ${issue.id}::uuid)`,
    ),
  ]);
  return { units, people: Object.fromEntries(persons.map(({ id, name }) => [id, name])) };
}
