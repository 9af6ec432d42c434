import type { Place } from "#lib/domain/casework/issue.ts";
import { CONDUCT_CATEGORY } from "#lib/domain/casework/recusal.ts";
import { deskPosts } from "#lib/domain/desk/deskGrants.ts";
import {
  NEVER_SHOWN,
  SHUT,
  type WallFilter,
  type WallTexts,
  type WallWaiting,
} from "#lib/domain/open/wall.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { OPEN_STATES, type Outcome, type PlainState, type WallFoldKind } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { around } from "../alike/similar.ts";
import { type Db, db } from "../client.ts";
import { scope } from "../scope.ts";

/** Whether the resident's last word about the wall is yes; null when they never said anything. */
export async function wallConsent(tx: Db, issueId: string): Promise<boolean | null> {
  const last = await tx.wallConsent.findFirst({
    where: { issueId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { given: true },
  });
  return last?.given ?? null;
}

export type Publishable = {
  readonly texts: WallTexts;
  readonly replyId: string;
  readonly unitId: string;
  /** names that are certainly personal */
  readonly known: readonly string[];
};
/** The resident's words with the newest answer that reached them; null without an answer. */
export async function publishable(tx: Db, issueId: string): Promise<Publishable | null> {
  const issue = await tx.issue.findUniqueOrThrow({
    where: { id: issueId },
    select: {
      statement: true,
      resident: { select: { name: true } },
      replies: { where: { deniedAt: null }, orderBy: [{ at: "desc" }, { id: "desc" }], take: 1 },
    },
  });
  const reply = issue.replies[0];
  if (!reply) return null;
  const { done, state, next } = reply;
  return {
    texts: { statement: issue.statement, done, state, next },
    replyId: reply.id,
    unitId: reply.unitId,
    known: [issue.resident?.name ?? ""].filter(Boolean),
  };
}

const MOST_WAITING = 200;

/** Issues whose residents let them be shown, for whom this person keeps the wall; those that wait first. */
export function wallIssues(actor: Staff): Promise<WallWaiting[]> {
  const posts = deskPosts(actor, "keepWall");
  const offices = posts.filter(({ role }) => role === "COUNCIL_CLERK").map(({ unitId }) => unitId);
  const cities = posts.filter(({ role }) => role === "REVIEWER").map(({ unitId }) => unitId);
  return db.$queryRaw`
    SELECT i.id, i.receipt_no AS "receiptNo", i.category, i.state, u.name AS place, c.at AS "consentedAt",
      r.id IS NOT NULL AS answered, p.id IS NOT NULL AS "onWall", COALESCE(p.folded_at IS NOT NULL, false) AS folded
    FROM (SELECT DISTINCT ON (issue_id) issue_id, given, at FROM wall_consents ORDER BY issue_id, at DESC, id DESC) c
      JOIN issues i ON i.id = c.issue_id
      JOIN org_units u ON u.id = COALESCE(i.community_id, i.town_id, i.county_id, i.city_id)
      LEFT JOIN LATERAL (SELECT id FROM replies WHERE issue_id = i.id AND denied_at IS NULL ORDER BY at DESC, id DESC LIMIT 1) r ON true
      LEFT JOIN LATERAL (SELECT id, folded_at FROM wall_posts WHERE issue_id = i.id AND reply_id = r.id ORDER BY published_at DESC LIMIT 1) p ON true
    WHERE c.given AND ${SHOWABLE} AND i.state <> ALL(${[...NEVER_SHOWN]}::text[]) AND i.category IS DISTINCT FROM ${CONDUCT_CATEGORY}
      AND (i.holder_unit_id = ANY(${offices}::uuid[]) OR i.city_id = ANY(${cities}::uuid[])) AND ${scope(actor)}
    ORDER BY p.id IS NOT NULL, r.id IS NULL, c.at, i.id LIMIT ${MOST_WAITING}`;
}
/** What has become confidential or hidden since is not shown, whatever was published before. */
const SHOWABLE = Prisma.sql`i.confidentiality = 'NORMAL' AND i.hidden_from IS NULL`;

export type WallRow = {
  readonly id: string;
  /** null: folded, and nothing of it can be read any more */
  readonly texts: WallTexts | null;
  readonly category: string;
  readonly place: string;
  readonly unit: string;
  readonly plainState: PlainState;
  readonly outcome: Outcome | null;
  readonly publishedAt: Date;
  readonly likes: number;
  readonly foldKind: WallFoldKind | null;
  readonly foldWords: string | null;
};
type Stored = Omit<WallRow, "texts"> & { [part in keyof WallTexts]: string | null };

const OPEN = Prisma.sql`(${SHOWABLE} AND (p.fold_kind IS NULL OR p.fold_kind <> ALL(${[...SHUT]}::text[])))`;
const POSTS = Prisma.sql`
  SELECT p.id, p.category, u.name AS place, h.name AS unit, p.plain_state AS "plainState", p.outcome, p.published_at AS "publishedAt", p.likes,
    CASE WHEN ${SHOWABLE} THEN p.fold_kind ELSE 'PRIVACY' END AS "foldKind", p.fold_words AS "foldWords",
    CASE WHEN ${OPEN} THEN p.statement END AS statement, CASE WHEN ${OPEN} THEN p.done END AS done,
    CASE WHEN ${OPEN} THEN p.state END AS state, CASE WHEN ${OPEN} THEN p.next END AS next
  FROM wall_posts p JOIN issues i ON i.id = p.issue_id JOIN org_units u ON u.id = p.place_unit_id JOIN org_units h ON h.id = p.unit_id`;
const row = ({ statement, done, state, next, ...post }: Stored): WallRow => ({
  ...post,
  texts: statement === null ? null : { statement, done: done ?? "", state: state ?? "", next: next ?? "" },
});

/** Posts for everybody, the newest first, from behind the post `after` on; an unknown one begins at the top. */
export async function wallPage(
  { category, countyId, results }: WallFilter,
  { after, limit }: { after: string | null; limit: number },
): Promise<WallRow[]> {
  const where = [
    category && Prisma.sql`split_part(p.category, '.', 1) = ${category}`,
    countyId && Prisma.sql`p.county_id = ${countyId}::uuid`,
    results && Prisma.sql`p.plain_state IN ('PLEASE_RATE', 'ENDED')`,
    after &&
      Prisma.sql`(NOT EXISTS (SELECT FROM wall_posts WHERE id = ${after}::uuid)
        OR (p.published_at, p.id) < (SELECT published_at, id FROM wall_posts WHERE id = ${after}::uuid))`,
  ].filter((part) => part instanceof Prisma.Sql);
  const all = where.length > 0 ? Prisma.sql`WHERE ${Prisma.join(where, " AND ")}` : Prisma.empty;
  const rows = await db.$queryRaw<
    Stored[]
  >`${POSTS} ${all} ORDER BY p.published_at DESC, p.id DESC LIMIT ${limit}`;
  return rows.map(row);
}

export type OpenPost = {
  readonly id: string;
  readonly issueId: string;
  readonly category: string;
  readonly statement: string;
  readonly publishedAt: Date;
};
const MOST_AROUND = 100;
const openPosts = (tx: Db, where: Prisma.Sql): Promise<OpenPost[]> => tx.$queryRaw`
  SELECT * FROM (
    SELECT DISTINCT ON (p.issue_id) p.id, p.issue_id AS "issueId", p.category, p.statement, p.published_at AS "publishedAt"
    FROM issues i JOIN wall_posts p ON p.issue_id = i.id
    WHERE ${where} AND i.state = ANY(${[...OPEN_STATES]}::text[]) AND ${SHOWABLE} AND p.folded_at IS NULL
    ORDER BY p.issue_id, p.published_at DESC, p.id DESC) AS newest
  ORDER BY "publishedAt" DESC, id DESC LIMIT ${MOST_AROUND}`;

/**
 * Posts that stand open about issues that are still open, from around a place, the newest of each issue. The only words of
 * others that a resident is shown while writing: redacted, and consented to.
 */
export const openPostsAround = (tx: Db, place: Omit<Place, "gridId">): Promise<OpenPost[]> =>
  openPosts(tx, around(place));
export const openPost = async (tx: Db, id: string): Promise<OpenPost | null> =>
  (await openPosts(tx, Prisma.sql`p.id = ${id}::uuid`))[0] ?? null;

/** One post by its own address, or null. */
export async function wallPostById(id: string): Promise<WallRow | null> {
  const [found] = await db.$queryRaw<Stored[]>`${POSTS} WHERE p.id = ${id}::uuid`;
  return found ? row(found) : null;
}
/** All posts of an issue, the newest first. */
export async function wallPostsOf(issueId: string): Promise<WallRow[]> {
  const rows = await db.$queryRaw<
    Stored[]
  >`${POSTS} WHERE p.issue_id = ${issueId}::uuid ORDER BY p.published_at DESC, p.id DESC`;
  return rows.map(row);
}
