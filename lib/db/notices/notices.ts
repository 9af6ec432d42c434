import { type CivilDate, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import {
  HAZARD_TOPICS,
  type OutsideChannel,
  TOPIC_RULES,
  TOPICS,
  type Topic,
} from "#lib/domain/notices/notices.ts";
import { UNIT_LEVELS } from "#lib/domain/vocabulary.ts";
import type { Db } from "../client.ts";
import { CONCERNS } from "../open/publicNotices.ts";
import { sql } from "../sql.ts";

/** What one batch of the outbox became. `unheard` = messages to a unit where nobody holds a role that hears them. */
export type HandedOn = { taken: number; inbox: number; outside: number; unheard: number };

export type FanOut = {
  readonly limit: number;
  readonly offered: readonly OutsideChannel[];
  readonly residentTopics: readonly Topic[];
  readonly now: Date;
  /** when a message that is ready now may leave, and when the next digest does */
  readonly leavesAt: Date;
  readonly digestAt: Date;
};

const RULES = JSON.stringify(TOPICS.map((topic) => ({ topic, ...TOPIC_RULES[topic] })));

/** The oldest messages that were not handed on, locked; those another worker holds are passed over. */
const taken = (limit: number) => sql`taken AS MATERIALIZED (
  SELECT o.id, o.topic, o.issue_id, o.recipient, o.created_at,
    md5(concat_ws('|', o.topic, o.issue_id, extract(epoch FROM o.created_at), o.data))::uuid AS event,
    CASE WHEN o.recipient ~ '^unit:[0-9a-f-]{36}$' THEN substring(o.recipient FROM 6)::uuid END AS unit_id,
    CASE WHEN o.recipient ~ '^person:[0-9a-f-]{36}$' THEN substring(o.recipient FROM 8)::uuid END AS told_id
  FROM (SELECT * FROM outbox WHERE sent_at IS NULL ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED) o)`;

/** With the rule of the topic, and what must be known of the issue. `doer` is who did it: nobody is told of their own act. */
const told = sql`told AS MATERIALIZED (
  SELECT t.*, r."group", r.roles, i.resident_id, i.confidentiality, i.complained_person_id,
    i.complained_unit_id, i.hidden_from, i.lead_unit_id,
    (t.topic = ANY(${[...HAZARD_TOPICS]}::text[]) OR coalesce(i.hazard, false)) AS hazard,
    (SELECT e.actor_id FROM issue_events e WHERE e.issue_id = t.issue_id AND e.verb = t.topic AND e.at = t.created_at LIMIT 1) AS doer
  FROM taken t
  LEFT JOIN jsonb_to_recordset(${RULES}::jsonb) AS r(topic text, "group" text, roles text[]) ON r.topic = t.topic
  LEFT JOIN issues i ON i.id = t.issue_id)`;

const MEANT_COLUMNS = sql`m.id, m.topic, m.issue_id, m.recipient, m.created_at, m.event, m.unit_id, m.told_id, m."group", m.roles,
  m.resident_id, m.confidentiality, m.complained_person_id, m.complained_unit_id, m.hidden_from, m.lead_unit_id, m.hazard, m.doer`;

/**
 * What is hidden by now is told to nobody it is hidden from, whatever was written before (信访工作条例 §30): not to anybody of
 * the unit complained of, nor to a unit of that rank or below, unless it was given the issue.
 */
const mayKnow = sql`(m.hidden_from IS NULL OR (
  NOT EXISTS (SELECT FROM posts q WHERE q.person_id = m.person_id AND q.unit_id = m.complained_unit_id AND q.valid_to IS NULL)
  AND (m.unit_id IS NULL OR m.unit_id = m.lead_unit_id OR EXISTS (SELECT FROM org_units u WHERE u.id = m.unit_id
    AND 2 * (array_position(${[...UNIT_LEVELS]}::text[], u.level) - 1) + (u.kind = 'DEPARTMENT')::int < m.hidden_from))))`;

/**
 * Everybody on duty who is meant: at the unit by role, or by name, and who stands in for them while they are away. Somebody
 * who is meant twice is told once; the one who is complained of, and who stands in for them, is told nothing (信访工作条例 §30).
 */
const meant = (today: CivilDate) => sql`meant AS MATERIALIZED (
  SELECT t.*, p.person_id FROM told t JOIN posts p ON p.unit_id = t.unit_id AND p.role = ANY(t.roles) AND p.valid_to IS NULL
  UNION ALL SELECT t.*, t.told_id FROM told t WHERE t.told_id IS NOT NULL),
stand_ins AS (
  SELECT a.person_id AS away, unnest(a.stand_in_ids) AS person_id FROM absences a
  WHERE ${today}::date BETWEEN a.from_on AND a.to_on AND a.ended_at IS NULL),
people_told AS MATERIALIZED (
  SELECT DISTINCT ON (m.event, w.id) m.id, m.event, m.topic, m.issue_id, m.created_at, m."group", m.hazard, w.id AS person_id
  FROM (SELECT * FROM meant UNION ALL SELECT ${MEANT_COLUMNS}, s.person_id FROM meant m JOIN stand_ins s ON s.away = m.person_id
    WHERE s.away IS DISTINCT FROM m.complained_person_id) m
  JOIN people w ON w.id = m.person_id AND w.disabled_at IS NULL
  WHERE m.person_id IS DISTINCT FROM m.doer AND m.person_id IS DISTINCT FROM m.complained_person_id
    AND ${mayKnow})`;

const COLUMNS = sql`(id, event, outbox_id, topic, issue_id, channel, recipient, person_id, address_id, hazard, state, created_at, due_at, sent_at)`;

/** The inbox is a row in this very database: written here it is delivered, exactly once. */
const intoInbox = ({ now }: FanOut) => sql`inbox AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), event, id, topic, issue_id, 'INBOX', person_id::text, person_id, NULL, hazard, 'SENT', created_at, NULL, ${now}
  FROM people_told ON CONFLICT DO NOTHING RETURNING 1)`;

/** To the addresses people gave, as they want it: muted groups not at all, with a digest by its channel only; danger always and at once. */
const toAddresses = ({ now, offered, leavesAt, digestAt }: FanOut) => sql`letters AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), p.event, p.id, p.topic, p.issue_id, a.channel, a.id::text, NULL, a.id, p.hazard,
    CASE WHEN p.hazard OR s.digest IS NULL THEN 'WAITING' ELSE 'COLLECTED' END, p.created_at,
    CASE WHEN p.hazard THEN ${now}::timestamptz WHEN s.digest IS NULL THEN ${leavesAt}::timestamptz ELSE ${digestAt}::timestamptz END, NULL
  FROM people_told p
  JOIN notice_addresses a ON a.person_id = p.person_id AND a.channel = ANY(${[...offered]}::text[])
  LEFT JOIN notice_settings s ON s.person_id = p.person_id
  WHERE p.hazard OR (
    (s.digest IS NULL OR s.digest = a.channel) AND NOT EXISTS (
      SELECT 1 FROM notice_mutes m WHERE m.person_id = p.person_id AND m.channel = a.channel AND m.topic_group = p."group"))
  ON CONFLICT DO NOTHING RETURNING 1)`;

/** To the mobile a resident left for this very matter; one who left no name left no phone either (不留姓名). */
const toResidents = ({ now, offered, leavesAt, residentTopics }: FanOut) => sql`texts AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), t.event, t.id, t.topic, t.issue_id, 'SMS', 'resident:' || r.id, NULL, NULL, t.hazard, 'WAITING', t.created_at,
    CASE WHEN t.hazard THEN ${now}::timestamptz ELSE ${leavesAt}::timestamptz END, NULL
  FROM told t JOIN residents r ON r.id = t.resident_id
  WHERE t.recipient = 'resident' AND 'SMS' = ANY(${[...offered]}::text[]) AND t.topic = ANY(${[...residentTopics]}::text[])
    AND t.confidentiality <> 'ANONYMOUS' AND r.phone ~ '^1[3-9][0-9]{9}$'
  ON CONFLICT DO NOTHING RETURNING 1)`;

/** To the mobile somebody left with a booking, of that booking alone. */
const toBooked = ({ offered, leavesAt }: FanOut) => sql`booked AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), t.id, t.id, t.topic, NULL, 'SMS', t.recipient, NULL, NULL, false, 'WAITING', t.created_at, ${leavesAt}::timestamptz, NULL
  FROM told t JOIN session_bookings b ON t.recipient = 'booking:' || b.id
  WHERE 'SMS' = ANY(${[...offered]}::text[]) AND b.phone ~ '^1[3-9][0-9]{9}$'
  ON CONFLICT DO NOTHING RETURNING 1)`;

/** To whoever asked for the notices of a place: those that its page shows, and that one of them does not hold any more. */
const toReaders = ({ offered, leavesAt }: FanOut) => sql`readers AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), t.event, t.id, t.topic, NULL, f.channel, 'reader:' || f.id, NULL, NULL, false, 'WAITING', t.created_at, ${leavesAt}::timestamptz, NULL
  FROM told t JOIN public_notices n ON t.recipient = 'notice:' || n.id AND (n.state = 'PUBLISHED' OR t.topic = 'sessionCancelled')
  JOIN org_units u ON u.id = n.unit_id
  JOIN notice_readers f ON f.confirmed_at IS NOT NULL AND f.channel = ANY(${[...offered]}::text[])
  JOIN org_units p ON p.id = f.place_id AND ${CONCERNS}
  ON CONFLICT DO NOTHING RETURNING 1)`;

/** To whoever asked to hear of this one matter by another way and confirmed the address, also without having left a name. */
const toFollowers = ({ now, offered, leavesAt, residentTopics }: FanOut) => sql`mails AS (
  INSERT INTO deliveries ${COLUMNS}
  SELECT gen_random_uuid(), t.event, t.id, t.topic, t.issue_id, f.channel, 'follower:' || f.id, NULL, NULL, t.hazard, 'WAITING', t.created_at,
    CASE WHEN t.hazard THEN ${now}::timestamptz ELSE ${leavesAt}::timestamptz END, NULL
  FROM told t JOIN issue_followers f ON f.issue_id = t.issue_id AND f.confirmed_at IS NOT NULL
  WHERE t.recipient = 'resident' AND f.channel = ANY(${[...offered]}::text[]) AND t.topic = ANY(${[...residentTopics]}::text[])
  ON CONFLICT DO NOTHING RETURNING 1)`;

/**
 * Turns messages of the outbox into deliveries, one per event, recipient and channel, in one statement and so in one
 * transaction: killed half-way, nothing of it has happened.
 */
export async function handOn(db: Db, fanOut: FanOut): Promise<HandedOn> {
  const [row] = await db.$queryRaw<HandedOn[]>`
    WITH ${taken(fanOut.limit)}, ${told}, ${meant(shanghaiDate(fanOut.now))}, ${intoInbox(fanOut)}, ${toAddresses(fanOut)}, ${toResidents(fanOut)},
    ${toFollowers(fanOut)}, ${toBooked(fanOut)}, ${toReaders(fanOut)},
    marked AS (UPDATE outbox o SET sent_at = ${fanOut.now} FROM taken t WHERE o.id = t.id)
    SELECT (SELECT count(*)::int FROM taken) AS taken, (SELECT count(*)::int FROM inbox) AS inbox,
      (SELECT count(*)::int FROM letters) + (SELECT count(*)::int FROM texts) + (SELECT count(*)::int FROM mails) + (SELECT count(*)::int FROM booked) + (SELECT count(*)::int FROM readers) AS outside,
      (SELECT count(*)::int FROM taken t WHERE t.unit_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM meant m WHERE m.id = t.id)) AS unheard`;
  return row ?? { taken: 0, inbox: 0, outside: 0, unheard: 0 };
}

/** Marks one's own notices as read: these, or with null all of them. Returns how many were unread. */
export const markRead = (
  db: Db,
  personId: string,
  ids: readonly string[] | null,
  now: Date,
): Promise<number> =>
  db.$executeRaw`
    UPDATE deliveries SET read_at = ${now} WHERE channel = 'INBOX' AND person_id = ${personId}::uuid AND read_at IS NULL
      AND (${ids === null} OR id = ANY(${[...(ids ?? [])]}::uuid[]))`;

/** Forgets what was handed on and settled before that day; what waits for somebody stays. */
export async function forgetBefore(db: Db, before: Date): Promise<number> {
  const digests = await db.$executeRaw`
    DELETE FROM deliveries WHERE outbox_id IS NULL AND created_at < ${before} AND state IN ('SENT', 'WITHHELD')`;
  const events = await db.$executeRaw`
    DELETE FROM outbox o WHERE o.sent_at < ${before} AND NOT EXISTS (
      SELECT 1 FROM deliveries d WHERE d.outbox_id = o.id AND d.state NOT IN ('SENT', 'BUNDLED', 'WITHHELD'))`;
  return digests + events;
}
