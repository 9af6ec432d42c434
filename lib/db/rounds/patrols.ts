import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import type { Facility, PatrolFinding, State } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";
import { type Sql, sql } from "../sql.ts";

/** A facility that was looked at, and where it stands: who looked is not asked for (domain.md C3, A6). */
export type PatrolRow = {
  readonly id: string;
  readonly facility: Facility;
  readonly placeText: string;
  readonly seenOn: CivilDate;
  readonly finding: PatrolFinding;
  /** null where they became an issue that the reader may not see */
  readonly words: string | null;
  readonly issue: { readonly id: string; readonly receiptNo: string; readonly state: State } | null;
};
const COLUMNS = sql`p.id, p.facility, p.place_text AS "placeText", p.seen_on::text AS "seenOn", p.finding,
  CASE WHEN p.issue_id IS NULL OR i.id IS NOT NULL THEN p.words END AS words,
  CASE WHEN i.id IS NOT NULL THEN json_build_object('id', i.id, 'receiptNo', i.receipt_no, 'state', i.state) END AS issue`;
const source = (actor: Staff, communityId: string): Sql => sql`
  FROM patrols p JOIN org_units u ON u.id = p.unit_id LEFT JOIN issues i ON i.id = p.issue_id AND ${scope(actor)}
  WHERE (u.id = ${communityId}::uuid OR u.community_id = ${communityId}::uuid)`;

/** What was looked at in a community and its grids, the latest first; of one kind of facility where it is named. */
export const patrolsIn = (
  tx: Db,
  actor: Staff,
  { communityId, facility }: { communityId: string; facility: Facility | null },
  most: number,
): Promise<PatrolRow[]> => tx.$queryRaw<PatrolRow[]>`
  SELECT ${COLUMNS} ${source(actor, communityId)} AND (${facility}::text IS NULL OR p.facility = ${facility})
  ORDER BY p.seen_on DESC, p.created_at DESC, p.id LIMIT ${most}`;

/** The latest look at each facility of each place since a day, by the words the place was told in. */
export const latestPatrols = (
  tx: Db,
  actor: Staff,
  communityId: string,
  since: CivilDate,
): Promise<PatrolRow[]> => tx.$queryRaw<PatrolRow[]>`
  SELECT DISTINCT ON (p.facility, p.place_text) ${COLUMNS} ${source(actor, communityId)} AND p.seen_on >= ${since}::date
  ORDER BY p.facility, p.place_text, p.seen_on DESC, p.created_at DESC`;
