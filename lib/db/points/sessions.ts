import type { CivilDate } from "#lib/domain/calendar/calendar.ts";
import type { Staff } from "#lib/domain/permissions.ts";
import { isInsteadOf, type KeptSession } from "#lib/domain/points/sessions.ts";
import type { ContactKind, PublicNoticeState, RaisedEnd } from "#lib/domain/vocabulary.ts";
import { OPEN_TO_ALL } from "../alike/similar.ts";
import type { Db } from "../client.ts";
import { scope } from "../scope.ts";
import { type Sql, sql } from "../sql.ts";
import { heldOn, POINTS } from "./points.ts";

export type SessionRow = KeptSession & {
  readonly point: string;
  readonly pointKind: ContactKind;
  readonly host: string;
  readonly lateReason: string | null;
  readonly cancelledReason: string | null;
  readonly endedAt: Date | null;
  readonly noticeState: PublicNoticeState | null;
  readonly publishedAt: Date | null;
  readonly noticeLateReason: string | null;
  /** items raised, those that are hidden from somebody among them */
  readonly items: number;
  /** of the others, how many there are and how many have not ended */
  readonly told: number;
  readonly open: number;
  /** times nobody has booked; none where none were made */
  readonly free: number;
  readonly resultAt: Date | null;
};

const ROWS = sql`
  SELECT s.id, s.version, s.state, s.kind, s.unit_id AS "unitId", s.place_id AS "placeId", s.host_id AS "hostId", s.on_day::text AS "onDay",
    s.from_time AS "fromTime", s.to_time AS "toTime", s.venue, s.notice_id AS "noticeId", s.late_reason AS "lateReason",
    s.cancelled_reason AS "cancelledReason", s.ended_at AS "endedAt",
    coalesce(x.name, '') AS point, coalesce(x.kind, 'COMMUNITY') AS "pointKind", coalesce(nullif(w.duty_title, ''), w.name, '') AS host,
    n.state AS "noticeState", n.published_at AS "publishedAt", n.late_reason AS "noticeLateReason", t.published_at AS "resultAt",
    (SELECT count(*)::int FROM raised_items i WHERE i.session_id = s.id) AS items,
    (SELECT count(*)::int FROM raised_items i WHERE i.session_id = s.id AND NOT EXISTS (SELECT FROM raised_endings e
      JOIN issues m ON m.id = e.issue_id WHERE e.item_id = i.id AND m.hidden_from IS NOT NULL)) AS told,
    (SELECT count(*)::int FROM raised_items i WHERE i.session_id = s.id AND NOT EXISTS (SELECT FROM raised_endings e WHERE e.item_id = i.id)) AS open,
    (SELECT count(*)::int FROM session_slots t WHERE t.session_id = s.id
      AND NOT EXISTS (SELECT FROM session_bookings b WHERE b.slot_id = t.id AND b.cancelled_at IS NULL)) AS free
  FROM visit_sessions s
  JOIN org_units u ON u.id = s.unit_id
  LEFT JOIN ${POINTS} x ON x."unitId" = s.unit_id AND x."placeId" IS NOT DISTINCT FROM s.place_id
  LEFT JOIN people w ON w.id = s.host_id
  LEFT JOIN public_notices n ON n.id = s.notice_id
  LEFT JOIN session_results t ON t.session_id = s.id`;

export async function sessionById(tx: Db, id: string): Promise<SessionRow | null> {
  const rows = await tx.$queryRaw<SessionRow[]>`${ROWS} WHERE s.id = ${id}::uuid`;
  return rows[0] ?? null;
}

/** For whoever changes it or notes at it: locked until the transaction ends. */
export async function lockSession(tx: Db, id: string): Promise<SessionRow | null> {
  await tx.$queryRaw`SELECT FROM visit_sessions WHERE id = ${id}::uuid FOR UPDATE`;
  return sessionById(tx, id);
}

/** Sessions that fit a condition, in the order of the calendar. */
const listed = (tx: Db, which: Sql, most: number): Promise<SessionRow[]> =>
  tx.$queryRaw<SessionRow[]>`${ROWS} WHERE ${which} ORDER BY s.on_day, s.from_time, s.id LIMIT ${most}`;

const inArea = (areaId: string): Sql =>
  sql`${areaId}::uuid IN (u.city_id, u.county_id, u.town_id, u.community_id)`;

type Concerns = {
  readonly areas: readonly string[];
  readonly hostId: string;
  /** departments whose signature a consultation waits for */
  readonly units: readonly string[];
  readonly today: CivilDate;
};
/**
 * What is planned in these areas, hosted by this person, at a point this person is paired with, or to be signed by these
 * units, also what should have been closed.
 */
export const plannedSessions = (
  tx: Db,
  { areas, hostId, units, today }: Concerns,
  most: number,
): Promise<SessionRow[]> => {
  const own = sql`s.host_id = ${hostId}::uuid OR EXISTS (SELECT FROM pairings r WHERE r.person_id = ${hostId}::uuid
    AND r.unit_id = s.unit_id AND r.place_id IS NOT DISTINCT FROM s.place_id AND ${heldOn(today)} AND r.from_on <= s.on_day) OR EXISTS (SELECT FROM consult_signatures c
    WHERE c.session_id = s.id AND c.signed_at IS NULL AND c.unit_id = ANY(${[...units]}::uuid[]))`;
  const where = areas.reduce((sum, id) => sql`${sum} OR ${inArea(id)}`, own);
  return listed(tx, sql`s.state = 'PLANNED' AND (${where})`, most);
};

/** Sessions of a contact point from a day on, in every state. */
export const sessionsAt = (
  tx: Db,
  { unitId, placeId }: { unitId: string; placeId: string | null },
  from: CivilDate,
  most: number,
): Promise<SessionRow[]> =>
  listed(
    tx,
    sql`s.unit_id = ${unitId}::uuid AND s.place_id IS NOT DISTINCT FROM ${placeId}::uuid AND s.on_day >= ${from}::date`,
    most,
  );

const MOST_NEAR = 50;
/** Sessions people may be sent to instead of one that is cancelled, the next first. */
export const insteadsOf = async (tx: Db, session: SessionRow, today: CivilDate): Promise<SessionRow[]> =>
  (await sessionsAt(tx, session, today, MOST_NEAR)).filter(
    (one) => one.id !== session.id && isInsteadOf(session, one, today),
  );

type Planned = Pick<SessionRow, "unitId" | "placeId" | "hostId" | "fromTime" | "toTime">;
/**
 * What would overlap on these days: the same host somewhere else, or the same point. The very same session, of the same host
 * at the same hour, is none.
 */
export const clashesWith = (
  tx: Db,
  { unitId, placeId, hostId, fromTime, toTime }: Planned,
  days: readonly CivilDate[],
  exceptId: string | null,
): Promise<SessionRow[]> => {
  const here = sql`s.unit_id = ${unitId}::uuid AND s.place_id IS NOT DISTINCT FROM ${placeId}::uuid`;
  return listed(
    tx,
    sql`s.state = 'PLANNED' AND s.on_day = ANY(${[...days]}::date[]) AND s.from_time < ${toTime} AND s.to_time > ${fromTime}
      AND s.id IS DISTINCT FROM ${exceptId}::uuid AND (s.host_id = ${hostId}::uuid OR ${here}) AND NOT (${here} AND s.host_id = ${hostId}::uuid AND s.from_time = ${fromTime})`,
    1,
  );
};

export const sessionOfNotice = async (tx: Db, noticeId: string): Promise<SessionRow | null> =>
  (await listed(tx, sql`s.notice_id = ${noticeId}::uuid`, 1))[0] ?? null;

export type HandedSession = Pick<
  SessionRow,
  "id" | "unitId" | "placeId" | "onDay" | "fromTime" | "toTime" | "venue" | "point"
>;
/** What went over with a hand-over, when and where it was planned then. */
export const sessionsHandedOver = (tx: Db, handoverId: string): Promise<HandedSession[]> => tx.$queryRaw<
  HandedSession[]
>`
  SELECT s.id, s.unit_id AS "unitId", s.place_id AS "placeId", h.on_day::text AS "onDay", h.from_time AS "fromTime", h.to_time AS "toTime",
    h.venue, coalesce(x.name, '') AS point
  FROM handover_sessions h JOIN visit_sessions s ON s.id = h.session_id
  LEFT JOIN ${POINTS} x ON x."unitId" = s.unit_id AND x."placeId" IS NOT DISTINCT FROM s.place_id
  WHERE h.handover_id = ${handoverId}::uuid ORDER BY h.on_day, h.from_time, s.id`;

/** What is planned with a host from a day on. */
export const sessionsHostedFrom = (tx: Db, hostId: string, from: CivilDate): Promise<SessionRow[]> =>
  listed(tx, sql`s.host_id = ${hostId}::uuid AND s.state = 'PLANNED' AND s.on_day >= ${from}::date`, 500);

export type ItemRow = {
  readonly id: string;
  readonly words: string;
  readonly by: string;
  readonly at: Date;
  readonly corrections: readonly { readonly words: string; readonly by: string; readonly at: string }[];
  readonly end: RaisedEnd | null;
  readonly endWords: string;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly issueId: string | null;
  readonly receiptNo: string | null;
  /** nothing of it may be told to everybody */
  readonly secret: boolean;
  /** it became a matter that is hidden from somebody: for them it is not there */
  readonly hidden: boolean;
};
/** What was raised at a session, in the order it was noted, with corrections and how each ended. */
export const itemsOf = (tx: Db, sessionId: string): Promise<ItemRow[]> => tx.$queryRaw<ItemRow[]>`
  SELECT r.id, r.words, coalesce(nullif(w.duty_title, ''), w.name, '') AS by, r.at,
    coalesce((SELECT jsonb_agg(jsonb_build_object('words', c.words, 'by', coalesce(nullif(q.duty_title, ''), q.name, ''), 'at', c.at) ORDER BY c.at, c.id)
      FROM raised_corrections c LEFT JOIN people q ON q.id = c.person_id WHERE c.item_id = r.id), '[]'::jsonb) AS corrections,
    e.kind AS end, coalesce(e.words, '') AS "endWords", coalesce(nullif(d.duty_title, ''), d.name) AS "endedBy", e.at AS "endedAt", e.issue_id AS "issueId", i.receipt_no AS "receiptNo",
    coalesce(i.id IS NOT NULL AND NOT ${OPEN_TO_ALL}, false) AS secret, i.hidden_from IS NOT NULL AS hidden
  FROM raised_items r LEFT JOIN people w ON w.id = r.person_id LEFT JOIN raised_endings e ON e.item_id = r.id
    LEFT JOIN people d ON d.id = e.person_id LEFT JOIN issues i ON i.id = e.issue_id
  WHERE r.session_id = ${sessionId}::uuid ORDER BY r.at, r.id`;

/** Of these issues, those that the reader may see. */
export async function seenAmong(tx: Db, actor: Staff, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM issues i WHERE i.id = ANY(${[...ids]}::uuid[]) AND ${scope(actor)}`;
  return new Set(rows.map(({ id }) => id));
}

/** Names on file of whoever spoke or booked at a session: they are personal for certain. */
export async function namesAt(tx: Db, sessionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT p.name FROM raised_items r JOIN raised_endings e ON e.item_id = r.id JOIN issues i ON i.id = e.issue_id
      JOIN residents p ON p.id = i.resident_id WHERE r.session_id = ${sessionId}::uuid AND p.name IS NOT NULL
    UNION SELECT b.name FROM session_bookings b JOIN session_slots t ON t.id = b.slot_id
      WHERE t.session_id = ${sessionId}::uuid AND b.name IS NOT NULL`;
  return rows.map(({ name }) => name);
}

export type SignatureRow = {
  readonly unitId: string;
  readonly unit: string;
  readonly task: string | null;
  readonly dueOn: CivilDate | null;
  readonly by: string | null;
  readonly signedAt: Date | null;
};
/** The note of a consultation: each department, and what it signed for. */
export const signaturesOf = (tx: Db, sessionId: string): Promise<SignatureRow[]> => tx.$queryRaw<
  SignatureRow[]
>`
  SELECT c.unit_id AS "unitId", u.name AS unit, c.task, c.due_on::text AS "dueOn", coalesce(nullif(w.duty_title, ''), w.name) AS by, c.signed_at AS "signedAt"
  FROM consult_signatures c JOIN org_units u ON u.id = c.unit_id LEFT JOIN people w ON w.id = c.signed_by
  WHERE c.session_id = ${sessionId}::uuid ORDER BY u.code`;
