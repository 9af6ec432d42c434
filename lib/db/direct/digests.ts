import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Period } from "#lib/domain/calendar/period.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { type DeskDuty, deskPosts } from "#lib/domain/desk/deskGrants.ts";
import {
  DIGEST_FIGURES,
  type DigestFigures,
  type DigestText,
  type EntryFacts,
  FEWEST_OF_A_KIND,
  MOST_ENTRIES,
} from "#lib/domain/direct/digests.ts";
import { NOTHING } from "#lib/domain/figures/metrics.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { DigestKind, DigestState, EntrySection } from "#lib/domain/vocabulary.ts";
import { OPEN_TO_ALL } from "../alike/similar.ts";
import type { Db } from "../client.ts";
import { countHeadline } from "../figures/figures.ts";
import { placeBelow, type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { type Sql, sql } from "../sql.ts";

/**
 * The figures of a digest, by the same passes as the dashboard (lib/queries/figures) and over the same as the monthly report: what is
 * hidden from some office is left out, or a unit could subtract the two and read how often it is complained about.
 */
export async function digestFigures(unit: UnitRef, period: Period, now: Date): Promise<DigestFigures["now"]> {
  const of = { actor: "OPEN", unit, period, now } as const;
  const passes = await countHeadline(of);
  const total = Object.assign({}, ...passes.map((pass) => pass.get("total:")));
  return Object.fromEntries(DIGEST_FIGURES.map((id) => [id, total[id] ?? NOTHING])) as DigestFigures["now"];
}

const inPeriod = (at: Sql, { start, end }: Period) => sql`${at} >= ${start} AND ${at} < ${end}`;
const REGISTERED = sql`i.registered_at`;
const PLACE = sql`coalesce(i.community_id, i.town_id, i.county_id, i.city_id)`;
/** Nothing that is kept from an office, nor about how somebody on duty behaved, is told of a place. */
const TOLD = sql`i.hidden_from IS NULL AND i.category IS NOT NULL AND i.category <> ${CONDUCT_CATEGORY} AND i.state <> 'WITHDRAWN'`;

export type Counts = { readonly unit: UnitRef; readonly period: Period; readonly before: Period };
/** The kinds of problems most often told of at a place below. */
export const kindsOf = (tx: Db, { unit, period, before }: Counts): Promise<EntryFacts[]> => tx.$queryRaw<
  EntryFacts[]
>`
  SELECT k.*, u.name AS place FROM (
    SELECT i.category, ${placeBelow(unit)} AS "placeId", count(*) FILTER (WHERE ${inPeriod(REGISTERED, period)})::int AS n,
      count(*) FILTER (WHERE ${inPeriod(REGISTERED, before)})::int AS before
    FROM issues i WHERE ${unitCondition(unit)} AND ${TOLD} AND i.registered_at >= ${before.start} AND i.registered_at < ${period.end}
    GROUP BY 1, 2) k JOIN org_units u ON u.id = k."placeId"
  WHERE k.n >= ${FEWEST_OF_A_KIND} ORDER BY k.n DESC, k.before, u.code, k.category LIMIT ${MOST_ENTRIES}`;

/** The communities from which most came, each with what was told of most. */
export const placesOf = (tx: Db, { unit, period, before }: Counts): Promise<EntryFacts[]> => tx.$queryRaw<
  EntryFacts[]
>`
  SELECT k.*, u.name AS place FROM (
    SELECT i.community_id AS "placeId", mode() WITHIN GROUP (ORDER BY i.category) FILTER (WHERE ${inPeriod(REGISTERED, period)}) AS category,
      count(*) FILTER (WHERE ${inPeriod(REGISTERED, period)})::int AS n, count(*) FILTER (WHERE ${inPeriod(REGISTERED, before)})::int AS before
    FROM issues i WHERE ${unitCondition(unit)} AND ${TOLD} AND i.community_id IS NOT NULL AND i.registered_at >= ${before.start} AND i.registered_at < ${period.end}
    GROUP BY 1) k JOIN org_units u ON u.id = k."placeId"
  WHERE k.n >= ${FEWEST_OF_A_KIND} ORDER BY k.n DESC, k.before, u.code LIMIT ${MOST_ENTRIES}`;

export type IssueEntry = EntryFacts & { readonly issueId: string };
/** As far as the office that tells of it, or further. */
const CAME_UP_TO = { CITY: ["CITY"], COUNTY: ["COUNTY", "CITY"] } as const;
/** What came up in the period, the latest first; only what anybody may be told of. */
export const escalatedIn = (tx: Db, unit: UnitRef, period: Period): Promise<IssueEntry[]> => tx.$queryRaw<
  IssueEntry[]
>`
  SELECT i.id AS "issueId", i.category, u.name AS place, ${PLACE} AS "placeId", i.receipt_no AS "receiptNo", e.level,
    (e.at AT TIME ZONE 'Asia/Shanghai')::date::text AS on
  FROM issues i JOIN org_units u ON u.id = ${PLACE}
    JOIN LATERAL (SELECT max(v.at) AS at, (array_agg(v.level ORDER BY v.at DESC))[1] AS level FROM issue_events v
      WHERE v.issue_id = i.id AND v.verb IN ('escalate', 'autoEscalate') AND ${inPeriod(sql`v.at`, period)}) e ON e.at IS NOT NULL
  WHERE ${unitCondition(unit)} AND ${OPEN_TO_ALL} AND e.level = ANY(${CAME_UP_TO[unit.level === "CITY" ? "CITY" : "COUNTY"]}) ORDER BY e.level = 'CITY' DESC, e.at DESC, i.id LIMIT ${MOST_ENTRIES}`;

/** Orders of the period, the highest first. */
export const orderedIn = (tx: Db, unit: UnitRef, period: Period): Promise<IssueEntry[]> => tx.$queryRaw<
  IssueEntry[]
>`
  SELECT i.id AS "issueId", i.category, u.name AS place, ${PLACE} AS "placeId", i.receipt_no AS "receiptNo", o.level::text AS level,
    (o.due_at AT TIME ZONE 'Asia/Shanghai' - interval '1 second')::date::text AS on, (o.met_at AT TIME ZONE 'Asia/Shanghai')::date::text AS "metOn"
  FROM supervision_orders o JOIN issues i ON i.id = o.issue_id JOIN org_units u ON u.id = ${PLACE}
  WHERE ${unitCondition(unit)} AND ${OPEN_TO_ALL} AND ${inPeriod(sql`o.issued_at`, period)} ORDER BY o.level DESC, o.issued_at DESC, o.id LIMIT ${MOST_ENTRIES}`;

export type DigestRow = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly kind: DigestKind;
  readonly fromOn: CivilDate;
  readonly toOn: CivilDate;
  readonly state: DigestState;
  readonly figures: DigestFigures;
  readonly asOf: Date;
  readonly draftedBy: string | null;
  readonly signedTitle: string;
  readonly signedAt: Date | null;
  readonly publishedAt: Date | null;
  /** the latest text */
  readonly no: number;
  readonly text: DigestText;
  readonly editedTitle: string;
  readonly editedAt: Date;
  /** everybody who wrote in it */
  readonly hands: readonly (string | null)[];
  /** the reader's units have a receipt, or it is their own office's */
  readonly opened: boolean;
  /** the reader is of the office that makes it */
  readonly own: boolean;
};
const posts = (actor: Staff, ...duties: DeskDuty[]): string[] => [
  ...new Set(duties.flatMap((duty) => deskPosts(actor, duty).map(({ unitId }) => unitId))),
];
const ownOf = (actor: Staff) => sql`d.unit_id = ANY(${posts(actor, "draftDigest", "signDigest")}::uuid[])`;
/** Published, and a unit of the reader lies in its area, or around it. */
const readable = (
  actor: Staff,
) => sql`(d.state = 'PUBLISHED' AND EXISTS (SELECT FROM org_units p WHERE p.id = ANY(${posts(actor, "readDigest")}::uuid[])
  AND (d.unit_id IN (p.city_id, p.county_id) OR p.id IN (u.city_id, u.county_id))))`;
const ROWS = (actor: Staff) => sql`
  SELECT d.id, d.unit_id AS "unitId", u.name AS unit, d.kind, d.from_on::text AS "fromOn", d.to_on::text AS "toOn", d.state, d.figures, d.as_of AS "asOf",
    d.drafted_by AS "draftedBy", d.signed_title AS "signedTitle", d.signed_at AS "signedAt", d.published_at AS "publishedAt", v.no, v.sections AS text,
    v.duty_title AS "editedTitle", v.at AS "editedAt", ARRAY(SELECT w.person_id FROM digest_versions w WHERE w.digest_id = d.id) AS hands,
    ${ownOf(actor)} AS own, (${ownOf(actor)} OR EXISTS (SELECT FROM digest_reads r WHERE r.digest_id = d.id AND r.unit_id = ANY(${posts(actor, "readDigest")}::uuid[]))) AS opened
  FROM digests d JOIN org_units u ON u.id = d.unit_id
    JOIN LATERAL (SELECT * FROM digest_versions w WHERE w.digest_id = d.id ORDER BY w.no DESC LIMIT 1) v ON true
  WHERE (${ownOf(actor)} OR ${readable(actor)})`;
export const digestsFor = (tx: Db, actor: Staff, most: number): Promise<DigestRow[]> =>
  tx.$queryRaw<DigestRow[]>`${ROWS(actor)} ORDER BY d.to_on DESC, d.kind, u.code LIMIT ${most}`;
export async function digestById(tx: Db, actor: Staff, id: string): Promise<DigestRow | null> {
  const rows = await tx.$queryRaw<DigestRow[]>`${ROWS(actor)} AND d.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export type EarlierRow = {
  readonly no: number;
  readonly text: DigestText;
  readonly title: string;
  readonly at: Date;
};
/** What stood in it before the latest text, the newest first. */
export const earlierOf = (tx: Db, digestId: string, latest: number): Promise<EarlierRow[]> => tx.$queryRaw<
  EarlierRow[]
>`
  SELECT no, sections AS text, duty_title AS title, at FROM digest_versions WHERE digest_id = ${digestId}::uuid AND no < ${latest}::int ORDER BY no DESC`;

export type EntryRow = {
  readonly digestId: string;
  readonly no: number;
  readonly section: EntrySection;
  readonly facts: EntryFacts;
  readonly issueId: string | null;
};
export const entriesOf = (tx: Db, digestIds: readonly string[]): Promise<EntryRow[]> => tx.$queryRaw<
  EntryRow[]
>`
  SELECT digest_id AS "digestId", no, section, facts, issue_id AS "issueId" FROM digest_entries WHERE digest_id = ANY(${[...digestIds]}::uuid[]) ORDER BY digest_id, no`;

/** Units of its area with somebody at their head, but for the office that makes it. */
const READERS = (
  digestUnitId: string,
) => sql`org_units u WHERE u.valid_to IS NULL AND u.level <> 'GRID' AND u.id <> ${digestUnitId}::uuid
  AND ${digestUnitId}::uuid IN (u.city_id, u.county_id) AND EXISTS (SELECT FROM posts p WHERE p.unit_id = u.id AND p.role = 'UNIT_LEAD' AND p.valid_to IS NULL)`;
/** Tells every unit that reads it, once. */
export const tellReaders = (
  tx: Db,
  digestId: string,
  unitId: string,
  now: Date,
): Promise<number> => tx.$executeRaw`
  INSERT INTO outbox (id, topic, recipient, data, created_at)
  SELECT md5('digestPublished|' || ${digestId} || '|' || u.id)::uuid, 'digestPublished', 'unit:' || u.id, '{}'::jsonb, ${now}
  FROM ${READERS(unitId)} ON CONFLICT (id) DO NOTHING`;
export type ReceiptRow = {
  readonly unitId: string;
  readonly unit: string;
  readonly at: Date | null;
  readonly dutyTitle: string | null;
};
/** Each unit that is to read it, and when it first did. */
export const receiptsOf = (
  tx: Db,
  digestId: string,
  unitId: string,
  most: number,
): Promise<ReceiptRow[]> => tx.$queryRaw<ReceiptRow[]>`
  SELECT u.id AS "unitId", u.name AS unit, r.at, r.duty_title AS "dutyTitle" FROM (SELECT u.* FROM ${READERS(unitId)}) u
    LEFT JOIN digest_reads r ON r.digest_id = ${digestId}::uuid AND r.unit_id = u.id ORDER BY r.at IS NULL, u.code LIMIT ${most}`;
export async function receiptCounts(
  tx: Db,
  digestId: string,
  unitId: string,
): Promise<{ units: number; opened: number }> {
  const [row] = await tx.$queryRaw<{ units: number; opened: number }[]>`
    SELECT count(*)::int AS units, count(r.unit_id)::int AS opened FROM (SELECT u.id FROM ${READERS(unitId)}) u
      LEFT JOIN digest_reads r ON r.digest_id = ${digestId}::uuid AND r.unit_id = u.id`;
  return row ?? { units: 0, opened: 0 };
}
/** The units of this person that read it, for their receipts. */
export const readingUnits = async (tx: Db, actor: Staff, digestUnitId: string): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM org_units u WHERE u.id = ANY(${posts(actor, "readDigest")}::uuid[])
      AND (${digestUnitId}::uuid IN (u.city_id, u.county_id) OR EXISTS (SELECT FROM org_units d WHERE d.id = ${digestUnitId}::uuid AND u.id IN (d.city_id, d.county_id)))`;
  return rows.map(({ id }) => id);
};

/** Offices of cities and counties that have somebody to edit a digest. */
export const digestOffices = (tx: Db): Promise<UnitRef[]> => tx.$queryRaw<UnitRef[]>`
  SELECT u.id, u.name, u.level, u.kind FROM org_units u WHERE u.kind = 'AREA' AND u.level IN ('CITY', 'COUNTY') AND u.valid_to IS NULL
    AND EXISTS (SELECT FROM posts p WHERE p.unit_id = u.id AND p.role = 'COUNCIL_CLERK' AND p.valid_to IS NULL) ORDER BY u.code`;
