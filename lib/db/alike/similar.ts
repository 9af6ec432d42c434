import { SIMILAR_DAYS } from "#lib/domain/alike/similar.ts";
import type { Place } from "#lib/domain/casework/issue.ts";
import { placeKey } from "#lib/domain/permissions.ts";
import type { RatedSolved, ReplyKind, State } from "#lib/domain/vocabulary.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type Db, db } from "../client.ts";

const DAY_MS = 86_400_000;
const COLUMN = {
  cityId: "city_id",
  countyId: "county_id",
  townId: "town_id",
  communityId: "community_id",
} as const;
/** The smallest office whose area knows the place: a grid is too narrow, neighbours stand across its border. */
export function around(place: Omit<Place, "gridId">): Prisma.Sql {
  const level = place.communityId ? "COMMUNITY" : place.townId ? "TOWN" : place.countyId ? "COUNTY" : "CITY";
  const key = placeKey(level) as keyof typeof COLUMN;
  return Prisma.sql`i.${Prisma.raw(COLUMN[key])} = ${place[key]}::uuid`;
}

export type SimilarRow = {
  readonly id: string;
  readonly receiptNo: string;
  readonly category: string | null;
  readonly statement: string;
  readonly state: State;
  readonly lastReplyKind: ReplyKind | null;
  readonly ratedSolved: RatedSolved | null;
  readonly registeredAt: Date;
};
/** Read newest first by the index of the place, and no further: the words of a few hundred are compared in 20 ms. */
const MOST_READ = 400;

/** What was told around a place within the window, newest first; withdrawn and refused left out. `visible` narrows it. */
export const toldAround = (
  place: Omit<Place, "gridId">,
  { now, except = null, visible }: { now: Date; except?: string | null; visible: Prisma.Sql },
): Promise<SimilarRow[]> =>
  db.$queryRaw`
    SELECT i.id, i.receipt_no AS "receiptNo", i.category, i.statement, i.state, i.last_reply_kind AS "lastReplyKind", i.rated_solved AS "ratedSolved",
      i.registered_at AS "registeredAt"
    FROM issues i
    WHERE ${around(place)} AND i.registered_at > ${new Date(now.getTime() - SIMILAR_DAYS * DAY_MS)} AND i.registered_at <= ${now}
      AND i.id IS DISTINCT FROM ${except}::uuid AND i.state NOT IN ('WITHDRAWN', 'NOT_ACCEPTED') AND ${visible}
    ORDER BY i.registered_at DESC, i.id DESC LIMIT ${MOST_READ}`;

/**
 * What anybody may be told of: nothing hidden or confidential, nothing about a household or a quarrel of neighbours, nor
 * what nobody has sorted yet: it may be either.
 */
export const OPEN_TO_ALL = Prisma.sql`(i.hidden_from IS NULL AND i.confidentiality = 'NORMAL'
  AND i.category IS NOT NULL AND split_part(i.category, '.', 1) NOT IN ('NEIGHBOR_DISPUTE', 'SOCIAL_ASSISTANCE', 'HEALTH', 'GOVERNANCE_SERVICE'))`;

/** The issues that the resident of this one says it is (我也是). */
export const meToo = async (tx: Db, issueId: string): Promise<string[]> =>
  (await tx.issueLink.findMany({ where: { issueId, kind: "ME_TOO" }, select: { otherId: true } })).map(
    ({ otherId }) => otherId,
  );
