import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import type { Filter, Page } from "#lib/domain/open311/asked.ts";
import { PUBLIC_STEPS, type PublicIssue, type PublicStep } from "#lib/domain/open311/publicIssue.ts";
import { OPEN_STATES } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";
import type { Row } from "../rows.ts";

/**
 * What everybody may read: nothing confidential, anonymous or sensitive, nothing hidden, nothing that complains of an office
 * or its people, and nothing that nobody has sorted yet, because it could be any of these. The indexes issues_public_* hold
 * exactly these; words in the condition must be literals, or the planner does not know them again.
 */
const PUBLIC = Prisma.raw(
  `i.confidentiality = 'NORMAL' AND i.hidden_from IS NULL AND i.complained_unit_id IS NULL AND i.category IS NOT NULL AND i.category <> '${CONDUCT_CATEGORY}'`,
);
const IS_OPEN = Prisma.raw(`i.state IN (${OPEN_STATES.map((state) => `'${state}'`).join(",")})`);
const statusIs = ({ status }: Pick<Filter, "status">): Prisma.Sql => {
  if (status === null) return Prisma.sql`true`;
  return status === "open" ? IS_OPEN : Prisma.sql`NOT (${IS_OPEN})`;
};
const NEWEST = Prisma.sql`registered_at DESC, id DESC`;

/**
 * The page's issues, newest first, as ids. By category each code is read from its own stretch of the index and no further
 * than the page: a rare one does not cost a walk through all the others.
 */
function pageOf(cityId: string, asked: Filter): Prisma.Sql {
  const { limit, offset, codes, ids } = asked;
  const within = Prisma.sql`i.city_id = ${cityId}::uuid AND ${PUBLIC}`;
  if (ids)
    return Prisma.sql`SELECT i.id, i.registered_at FROM issues i WHERE i.id = ANY(${[...ids]}::uuid[]) AND ${within} ORDER BY ${NEWEST} LIMIT ${limit}`;
  const range = Prisma.sql`${within} AND i.registered_at BETWEEN ${asked.from} AND ${asked.to} AND ${statusIs(asked)}`;
  if (!codes)
    return Prisma.sql`SELECT i.id, i.registered_at FROM issues i WHERE ${range} ORDER BY ${NEWEST} LIMIT ${limit} OFFSET ${offset}`;
  return Prisma.sql`
    SELECT p.id, p.registered_at FROM unnest(${[...codes]}::text[]) code CROSS JOIN LATERAL (
      SELECT i.id, i.registered_at FROM issues i WHERE ${range} AND i.category = code ORDER BY ${NEWEST} LIMIT ${limit + offset}) p
    ORDER BY ${NEWEST} LIMIT ${limit} OFFSET ${offset}`;
}

/** The statement behind {@link publicIssues}; its own, so that its plan can be looked at. */
export const publicIssuesSql = (
  cityId: string,
  asked: Filter,
  keyId: string | null,
): Prisma.Sql => Prisma.sql`
  SELECT i.id, i.state, i.last_reply_kind AS "lastReplyKind", i.rated_solved AS "ratedSolved", i.level, i.category, agency.name AS agency,
    i.registered_at AS "registeredAt", i.updated_at AS "updatedAt", COALESCE(i.resolved_at, i.closed_at) AS "endedAt",
    i.reply_due_at AS "replyDueAt", i.resolve_due_at AS "resolveDueAt",
    to_jsonb(county) AS county, to_jsonb(town) AS town, to_jsonb(community) AS community,
    CASE WHEN f.id IS NOT NULL THEN jsonb_build_object('statement', i.statement, 'mediaUrl', f.media_url) END AS own
  FROM (${pageOf(cityId, asked)}) p JOIN issues i ON i.id = p.id
    JOIN org_units agency ON agency.id = COALESCE(i.lead_unit_id, i.holder_unit_id)
    LEFT JOIN LATERAL (SELECT code, name FROM org_units WHERE id = i.county_id) county ON true
    LEFT JOIN LATERAL (SELECT code, name FROM org_units WHERE id = i.town_id) town ON true
    LEFT JOIN LATERAL (SELECT code, name FROM org_units WHERE id = i.community_id) community ON true
    LEFT JOIN open311_requests f ON f.issue_id = i.id AND f.key_id = ${keyId}::uuid
  ORDER BY p.registered_at DESC, p.id DESC`;

/** Issues as everybody may read them; own words only of those that were filed with this key. */
export const publicIssues = (cityId: string, asked: Filter, keyId: string | null): Promise<PublicIssue[]> =>
  db.$queryRaw<PublicIssue[]>(publicIssuesSql(cityId, asked, keyId));

type StepsAsked = Page & Pick<Filter, "ids" | "from" | "to">;
export const publicStepsSql = (
  cityId: string,
  { ids, from, to, limit, offset }: StepsAsked,
): Prisma.Sql => Prisma.sql`
  SELECT e.id, e.issue_id AS "issueId", e.verb, e.to_state AS "toState", e.at
  FROM issue_events e JOIN issues i ON i.id = e.issue_id
  WHERE ${ids ? Prisma.sql`e.issue_id = ANY(${[...ids]}::uuid[])` : Prisma.sql`e.at BETWEEN ${from} AND ${to}`}
    AND e.verb IN (${Prisma.join([...PUBLIC_STEPS])}) AND i.city_id = ${cityId}::uuid AND ${PUBLIC}
  ORDER BY e.at, e.id LIMIT ${limit} OFFSET ${offset}`;

/** What was done to such issues, oldest first, so that whoever polls goes on where they stopped. */
export const publicSteps = (cityId: string, asked: StepsAsked): Promise<PublicStep[]> =>
  db.$queryRaw<PublicStep[]>(publicStepsSql(cityId, asked));

export type City = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly phone: string | null;
};
export const cities = (): Promise<City[]> =>
  db.orgUnit.findMany({
    where: { level: "CITY", kind: "AREA", validTo: null },
    select: { id: true, code: true, name: true, phone: true },
    orderBy: { code: "asc" },
  });

/** A place that a request can be filed for: where it is and how it is called, from the county down. */
type FilingPlace = {
  readonly id: string;
  readonly cityId: string;
  readonly path: string;
  /** names of the units above it, and its own */
  readonly chain: readonly string[];
  readonly chainIds: readonly string[];
};
const places = (tx: Db, condition: Prisma.Sql): Promise<FilingPlace[]> => tx.$queryRaw<FilingPlace[]>`
  SELECT u.id, u.city_id AS "cityId", array_to_string(chain.names, '') AS path, chain.names AS chain, chain.ids AS "chainIds"
  FROM org_units u CROSS JOIN LATERAL (
    SELECT array_agg(a.name ORDER BY length(a.code)) AS names, array_agg(a.id ORDER BY length(a.code)) AS ids FROM org_units a
    WHERE a.id IN (u.county_id, u.town_id, u.community_id, u.id)) chain
  WHERE u.kind = 'AREA' AND u.valid_to IS NULL AND ${condition} ORDER BY u.code`;

export const placeOfCode = async (tx: Db, code: string): Promise<FilingPlace | null> =>
  (await places(tx, Prisma.sql`u.code = ${code} AND u.level IN ('TOWN', 'COMMUNITY', 'GRID')`))[0] ?? null;
export const placesOfIds = (tx: Db, ids: readonly string[]): Promise<FilingPlace[]> =>
  places(tx, Prisma.sql`u.id = ANY(${[...ids]}::uuid[]) AND u.level IN ('TOWN', 'COMMUNITY')`);
/** Any community, as an example of how one is written. */
export const somePlace = async (tx: Db, cityId: string): Promise<string> =>
  ((
    await tx.$queryRaw<Row[]>`
    SELECT t.name || c.name AS path FROM org_units c JOIN org_units t ON t.id = c.town_id
    WHERE c.city_id = ${cityId}::uuid AND c.level = 'COMMUNITY' AND c.kind = 'AREA' AND c.valid_to IS NULL LIMIT 1`
  )[0]?.path as string) ?? "";
