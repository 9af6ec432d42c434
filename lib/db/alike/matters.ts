import type { UnitPosition } from "#lib/domain/casework/recusal.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import type { MatterState, ReplyKind, State } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";
import { scope } from "../scope.ts";

const COLUMN = {
  CITY: "city_id",
  COUNTY: "county_id",
  TOWN: "town_id",
  COMMUNITY: "community_id",
  GRID: "id",
} as const;

/** On `matters m JOIN org_units p`: what lies in one of these areas, or in a place around them. */
export function inSight(areas: readonly UnitPosition[]): Prisma.Sql {
  if (areas.length === 0) return Prisma.sql`false`;
  const around = areas.flatMap(({ cityId, countyId, townId, communityId }) => [
    cityId,
    countyId,
    townId,
    communityId,
  ]);
  const parts = [
    Prisma.sql`p.id = ANY(${around.filter((id) => id !== null)}::uuid[])`,
    ...areas.map(({ level, id }) => Prisma.sql`p.${Prisma.raw(COLUMN[level])} = ${id}::uuid`),
  ];
  return Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

export type MatterRow = {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly placeUnitId: string;
  readonly place: string;
  readonly state: MatterState;
  readonly note: string;
  readonly version: number;
  readonly madeBy: string;
  readonly madeAt: Date;
  /** 件: issues of it that the actor may see; 事项: those among them that were not merged into another */
  readonly issues: number;
  readonly problems: number;
};
const MOST_MATTERS = 200;

/** Matters in sight with what of them the actor may see; what is hidden from them is not even counted. */
export const mattersInSight = (
  actor: Actor,
  areas: readonly UnitPosition[],
  { id, state }: { id?: string; state?: MatterState },
): Promise<MatterRow[]> =>
  db.$queryRaw`
    SELECT m.id, m.title, m.category, m.place_unit_id AS "placeUnitId", p.name AS place, m.state, m.note, m.version,
      COALESCE(NULLIF(w.duty_title, ''), w.name, '') AS "madeBy", m.made_at AS "madeAt", c.issues, c.problems
    FROM matters m JOIN org_units p ON p.id = m.place_unit_id LEFT JOIN people w ON w.id = m.made_by
      CROSS JOIN LATERAL (SELECT count(*)::int AS issues, count(DISTINCT COALESCE(i.merged_into, i.id))::int AS problems
        FROM matter_issues mi JOIN issues i ON i.id = mi.issue_id
        WHERE mi.matter_id = m.id AND mi.removed_at IS NULL AND ${scope(actor)}) c
    WHERE ${inSight(areas)} ${id ? Prisma.sql`AND m.id = ${id}::uuid` : Prisma.empty} ${state ? Prisma.sql`AND m.state = ${state}` : Prisma.empty}
    ORDER BY m.state = 'CLOSED', m.updated_at DESC, m.id LIMIT ${MOST_MATTERS}`;

export type ChildRow = {
  readonly id: string;
  readonly receiptNo: string;
  readonly statement: string;
  readonly state: State;
  readonly registeredAt: Date;
  readonly place: string;
  readonly replyDueAt: Date | null;
  readonly addedBy: string;
  readonly why: string;
  /** a draft of this matter waits, and nobody has answered since it was written */
  readonly waits: boolean;
};

/** The issues of a matter that the actor may see, oldest first. */
export const childrenOf = (actor: Actor, matterId: string): Promise<ChildRow[]> =>
  db.$queryRaw`
    SELECT i.id, i.receipt_no AS "receiptNo", i.statement, i.state, i.registered_at AS "registeredAt", i.reply_due_at AS "replyDueAt",
      concat_ws(' · ', c.name, NULLIF(i.place_text, '')) AS place, COALESCE(NULLIF(w.duty_title, ''), w.name, '') AS "addedBy", mi.why,
      ${WAITS} AS waits
    FROM matter_issues mi JOIN issues i ON i.id = mi.issue_id
      LEFT JOIN org_units c ON c.id = COALESCE(i.community_id, i.town_id, i.county_id, i.city_id)
      LEFT JOIN people w ON w.id = mi.added_by
      LEFT JOIN reply_drafts d ON d.issue_id = i.id AND d.matter_id = mi.matter_id
    WHERE mi.matter_id = ${matterId}::uuid AND mi.removed_at IS NULL AND ${scope(actor)}
    ORDER BY i.registered_at, i.id LIMIT 500`;
const WAITS = Prisma.sql`(d.written_at IS NOT NULL AND NOT EXISTS (SELECT FROM replies r WHERE r.issue_id = i.id AND r.at >= d.written_at))`;

export type Draft = {
  readonly matterId: string;
  readonly title: string;
  readonly kind: ReplyKind;
  readonly done: string;
  readonly state: string;
  readonly next: string;
  readonly nextOn: string | null;
};
/** The draft that waits for an issue; null when there is none, or somebody has answered since. */
export async function draftFor(issueId: string): Promise<Draft | null> {
  const [draft] = await db.$queryRaw<Draft[]>`
    SELECT d.matter_id AS "matterId", m.title, d.kind, d.done, d.state, d.next, d.next_on::text AS "nextOn"
    FROM reply_drafts d JOIN matters m ON m.id = d.matter_id JOIN issues i ON i.id = d.issue_id
    WHERE d.issue_id = ${issueId}::uuid AND ${WAITS}
      AND EXISTS (SELECT FROM matter_issues mi WHERE mi.matter_id = d.matter_id AND mi.issue_id = d.issue_id AND mi.removed_at IS NULL)`;
  return draft ?? null;
}

/** The matter an issue stands under now. */
export async function matterOf(
  issueId: string,
): Promise<{ id: string; title: string; placeUnitId: string } | null> {
  const [matter] = await db.$queryRaw<{ id: string; title: string; placeUnitId: string }[]>`
    SELECT m.id, m.title, m.place_unit_id AS "placeUnitId" FROM matter_issues mi JOIN matters m ON m.id = mi.matter_id
    WHERE mi.issue_id = ${issueId}::uuid AND mi.removed_at IS NULL`;
  return matter ?? null;
}

type Answer = { kind: ReplyKind; done: string; state: string; next: string; nextOn: string | null };
/** Writes the answer as a draft for every issue of the matter that still waits for one; those that ended keep what they were told. */
export const draftForAll = (
  tx: Db,
  matterId: string,
  answer: Answer,
  by: string,
  at: Date,
): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO reply_drafts (issue_id, matter_id, kind, done, state, next, next_on, written_by, written_at)
    SELECT i.id, mi.matter_id, ${answer.kind}, ${answer.done}, ${answer.state}, ${answer.next}, ${answer.nextOn}::date, ${by}::uuid, ${at}
    FROM matter_issues mi JOIN issues i ON i.id = mi.issue_id
    WHERE mi.matter_id = ${matterId}::uuid AND mi.removed_at IS NULL AND i.hidden_from IS NULL
      AND i.state NOT IN ('RESOLVED','CLOSED','ARCHIVED','NOT_ACCEPTED','REFERRED_OUT','WITHDRAWN')
    ON CONFLICT (issue_id) DO UPDATE SET matter_id = excluded.matter_id, kind = excluded.kind, done = excluded.done,
      state = excluded.state, next = excluded.next, next_on = excluded.next_on, written_by = excluded.written_by, written_at = excluded.written_at`;

export type Loose = {
  readonly id: string;
  readonly receiptNo: string;
  readonly category: string | null;
  readonly statement: string;
  readonly state: State;
  readonly registeredAt: Date;
  readonly place: string;
};
/** So many are compared while somebody waits: at most a second, where all tell of one thing. */
const MOST_LOOSE = 800;

/** Open issues of an area told since then that stand under no matter, newest first: from these, groups are suggested. */
export const looseIssues = (actor: Actor, area: UnitPosition, since: Date): Promise<Loose[]> =>
  db.$queryRaw`
    SELECT i.id, i.receipt_no AS "receiptNo", i.category, i.statement, i.state, i.registered_at AS "registeredAt",
      COALESCE(i.community_id, i.town_id, i.county_id, i.city_id)::text AS place
    FROM issues i
    WHERE i.${Prisma.raw(area.level === "GRID" ? "grid_id" : COLUMN[area.level])} = ${area.id}::uuid AND i.registered_at > ${since}
      AND i.category IS NOT NULL AND i.hidden_from IS NULL AND i.state IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED')
      AND NOT EXISTS (SELECT FROM matter_issues mi WHERE mi.issue_id = i.id AND mi.removed_at IS NULL) AND ${scope(actor)}
    ORDER BY i.registered_at DESC, i.id DESC LIMIT ${MOST_LOOSE}`;
