import type { Period } from "#lib/domain/calendar/period.ts";
import type { ClockFact, Facts, Over } from "#lib/domain/figures/facts.ts";
import { BUILDING, DIGITS, REPEAT_DAYS, SAME_SIGN, SIGN } from "#lib/domain/figures/samePlace.ts";
import { NOTICE_DAYS_BEFORE } from "#lib/domain/open/publicNotices.ts";
import { Prisma } from "#prisma/generated/client.ts";
import { type UnitRef, unitCondition } from "../routing/reachUnits.ts";
import { quoted } from "./quoted.ts";

/** The facts of the figures in SQL: where each kind stands, and the column of each field. */

/** State an issue was withdrawn from. Asked only of withdrawn ones, because AND stops at the first no. */
const WITHDRAWN_FROM = Prisma.sql`(SELECT e.from_state FROM issue_events e WHERE e.issue_id = i.id AND e.verb = 'withdraw' ORDER BY e.seq DESC LIMIT 1)`;

/** What says whether an issue belongs to a cohort. */
const COHORT_COLUMNS = {
  registeredAt: Prisma.sql`i.registered_at`,
  state: Prisma.sql`i.state`,
  withdrawnFrom: WITHDRAWN_FROM,
};
const CLOCK_COLUMNS = {
  ...COHORT_COLUMNS,
  stop: Prisma.sql`c.stop`,
  stoppedAt: Prisma.sql`c.stopped_at`,
  dueAt: Prisma.sql`c.due_at`,
  breachedAt: Prisma.sql`c.breached_at`,
} satisfies Record<keyof ClockFact, Prisma.Sql>;

const COLUMNS = {
  ISSUE: {
    ...COHORT_COLUMNS,
    resolvedAt: Prisma.sql`i.resolved_at`,
    firstReplyAt: Prisma.sql`i.first_reply_at`,
    nextDueAt: Prisma.sql`i.next_due_at`,
    ratedLevel: Prisma.sql`i.rated_level`,
    mergedInto: Prisma.sql`i.merged_into`,
    round: Prisma.sql`i.round`,
    initialTier: Prisma.sql`i.initial_tier`,
    level: Prisma.sql`i.level`,
  },
  REPLY_CLOCK: CLOCK_COLUMNS,
  CONTACT_CLOCK: CLOCK_COLUMNS,
  RATING: {
    resolvedAt: Prisma.sql`c.started_at`,
    superseded: Prisma.sql`(i.round > c.round + 1 OR (i.round = c.round + 1 AND i.state IN ('RESOLVED', 'CLOSED', 'ARCHIVED')))`,
    round: Prisma.sql`c.round`,
    reopened: Prisma.sql`(i.round > c.round)`,
    confidentiality: Prisma.sql`i.confidentiality`,
    category: Prisma.sql`i.category`,
    outcome: Prisma.sql`i.outcome`,
    solved: Prisma.sql`r.solved`,
    level: Prisma.sql`r.level`,
    contacted: Prisma.sql`r.contacted`,
  },
  HANDOVER: {
    handedAt: Prisma.sql`h.at`,
    returned: Prisma.sql`h.returned`,
    upheld: Prisma.sql`h.upheld`,
  },
  AT_PLACE: {
    registeredAt: Prisma.sql`i.registered_at`,
    repeatUntil: Prisma.sql`i.repeat_until`,
  },
  SESSION: {
    sessionDay: Prisma.sql`i.session_day`,
    publishedAt: Prisma.sql`i.published_at`,
    lateFrom: Prisma.sql`i.late_from`,
  },
} as const satisfies { [O in Over]: Record<keyof Facts[O], Prisma.Sql> };

export const column = (over: Over, field: string): Prisma.Sql => {
  const found = (COLUMNS[over] as Readonly<Record<string, Prisma.Sql>>)[field];
  if (!found) throw new Error(`no column for ${over}.${field}`);
  return found;
};

/** Whose delay a clock that ran out is: the SQL reader of lib/domain/casework/held's attribution. */
export const ANSWERS_FOR = Prisma.sql`COALESCE(c.charged_unit_id, c.unit_id)`;

/** Columns that are never null: conditions on them stay plain, so that a partial index may serve them. */
const ALWAYS: Readonly<Record<Over, readonly string[]>> = {
  ISSUE: ["registeredAt", "state", "round", "initialTier", "level"],
  REPLY_CLOCK: ["registeredAt", "state", "dueAt"],
  CONTACT_CLOCK: ["registeredAt", "state", "dueAt"],
  RATING: ["resolvedAt", "superseded", "round", "reopened", "confidentiality"],
  HANDOVER: ["handedAt", "returned"],
  AT_PLACE: ["registeredAt"],
  SESSION: ["sessionDay", "lateFrom"],
};
export const decided = (over: Over, field: string, asked: Prisma.Sql): Prisma.Sql =>
  ALWAYS[over].includes(field) ? asked : Prisma.sql`COALESCE(${asked}, false)`;

/** The facts, one row each. A round asked for a rating is its RATING clock; its last answer counts. */
const LAST_ANSWER = Prisma.sql`LEFT JOIN ratings r ON r.issue_id = c.issue_id AND r.round = c.round
  AND NOT EXISTS (SELECT 1 FROM ratings l WHERE l.issue_id = r.issue_id AND l.round = r.round AND (l.at, l.id) > (r.at, r.id))`;

/**
 * Hand-overs of an issue `i` with what came of each. A unit gives back what it was handed last, and the next hand-over decides:
 * to somebody else the return was right; a ruling says it in words (domain.md C5).
 */
const HANDOVERS = Prisma.sql`LATERAL (
  SELECT at, next = 'return' AS returned,
    CASE WHEN next = 'return' THEN CASE decided WHEN 'rule' THEN (decision ->> 'upheld')::boolean
      WHEN 'dispatch' THEN decision ->> 'unitId' IS DISTINCT FROM data ->> 'unitId' END END AS upheld
  FROM (SELECT verb, at, data, COALESCE(lead(verb) OVER w, '') AS next, lead(verb, 2) OVER w AS decided, lead(data, 2) OVER w AS decision
    FROM issue_events WHERE issue_id = i.id AND verb IN ('dispatch', 'rule', 'return') WINDOW w AS (ORDER BY seq)) e
  WHERE verb <> 'return')`;

/** 同点位 in SQL, by lib/domain/figures/samePlace: the building of words about a place; null or "" where they name none. */
export const PLACE_OF = `CREATE OR REPLACE FUNCTION place_of(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(substring(translate(words, ${quoted(DIGITS.from)}, ${quoted(DIGITS.to)}) FROM ${quoted(BUILDING.source)}), ${quoted(SAME_SIGN.source)}, ${quoted(SIGN)})`;

/** Several of one kind at one place are told by this; and which rows `name` can be such a one: main issues that name a building. */
export const spot = (name: string): string =>
  `${name}.community_id, ${name}.category, place_of(${name}.place_text)`;
export const placed = (name: string): string =>
  `${name}.community_id IS NOT NULL AND ${name}.category IS NOT NULL AND ${name}.state <> 'WITHDRAWN' AND ${name}.merged_into IS NULL AND ${name}.hidden_from IS NULL AND place_of(${name}.place_text) <> ''`;
const [SPOT, PLACED] = [Prisma.raw(spot("i")), Prisma.raw(placed("i"))];

/**
 * Main issues of a known category at a known place: the SQL reader of lib/domain/figures/samePlace. `where` may leave out
 * whole places, and what came too long before to be repeated: no less than that. Issues themselves, with a column more: joined to them,
 * all that stands beside others would be read once for each wherever the planner thinks them few.
 */
const atPlace = (where: Prisma.Sql) => Prisma.sql`(
  SELECT *, lag(registered_at) OVER (PARTITION BY community_id, category, place ORDER BY registered_at, id) + make_interval(days => ${REPEAT_DAYS}::int) AS repeat_until
  FROM (SELECT i.*, place_of(i.place_text) AS place FROM issues i WHERE ${PLACED} AND ${where}) placed) i`;

/**
 * Sessions that were announced, and those that were held without; a notice that was taken down was told all the same. Under
 * the alias of the issues, so that the same conditions narrow them to a place.
 */
const midnight = (day: Prisma.Sql) => Prisma.sql`((${day})::timestamp AT TIME ZONE interval '8 hours')`;
const SESSIONS = Prisma.sql`(
  SELECT u.city_id, u.county_id, u.town_id, u.community_id, NULL::uuid AS grid_id, s.published_at, ${midnight(Prisma.sql`s.on_day`)} AS session_day,
    ${midnight(Prisma.sql`s.on_day - ${NOTICE_DAYS_BEFORE}::int + 1`)} AS late_from
  FROM (SELECT n.unit_id, n.session_on AS on_day, n.published_at FROM public_notices n WHERE n.kind = 'SESSION' AND n.published_at IS NOT NULL
    UNION ALL SELECT v.unit_id, v.on_day, NULL FROM visit_sessions v LEFT JOIN public_notices n ON n.id = v.notice_id
      WHERE v.state = 'HELD' AND n.published_at IS NULL) s
  JOIN org_units u ON u.id = s.unit_id)`;

export const FACTS = {
  ISSUE: Prisma.sql`issues i`,
  REPLY_CLOCK: Prisma.sql`issues i JOIN clocks c ON c.issue_id = i.id AND c.kind = 'REPLY'`,
  CONTACT_CLOCK: Prisma.sql`issues i JOIN clocks c ON c.issue_id = i.id AND c.kind = 'CONTACT'`,
  RATING: Prisma.sql`issues i JOIN clocks c ON c.issue_id = i.id AND c.kind = 'RATING' ${LAST_ANSWER}`,
  HANDOVER: Prisma.sql`issues i CROSS JOIN ${HANDOVERS} h`,
  AT_PLACE: atPlace(Prisma.sql`true`),
  SESSION: Prisma.sql`${SESSIONS} i`,
} as const satisfies Record<Over, Prisma.Sql>;

/** Hand-overs of issues that were handed over between two instants: which are few, of all there are. */
const handedIn = ({
  start,
  end,
}: Pick<Period, "start" | "end">): Prisma.Sql => Prisma.sql`(SELECT DISTINCT issue_id FROM issue_events
    WHERE verb IN ('dispatch', 'rule') AND at >= ${start} AND at < ${end}) handed JOIN issues i ON i.id = handed.issue_id CROSS JOIN ${HANDOVERS} h`;

/**
 * The same facts, where only a few issues are asked for: of what stands beside others, their places are looked at and no more.
 * `few` is a condition on `issues i` that an index answers; `handedOver` when they were, where that is what makes them few.
 */
export const factsOfFew = (
  over: Over,
  few: Prisma.Sql,
  handedOver?: Pick<Period, "start" | "end">,
): Prisma.Sql => {
  if (over === "AT_PLACE")
    return atPlace(Prisma.sql`(${SPOT}) IN (SELECT ${SPOT} FROM issues i WHERE ${few})`);
  return over === "HANDOVER" && handedOver ? handedIn(handedOver) : FACTS[over];
};

/**
 * The same facts, where only those of one place and period are asked for: of what stands beside others, nothing elsewhere is
 * looked at, nor what came so long before that it repeats nothing.
 */
export function factsAt(over: Over, unit: UnitRef | null, { start, end }: Partial<Period>): Prisma.Sql {
  // A town's or department's own issues are fewer than all hand-overs of a year.
  const wide = !unit || (unit.kind === "AREA" && (unit.level === "CITY" || unit.level === "COUNTY"));
  if (over === "HANDOVER" && wide && start && end) return handedIn({ start, end });
  if (over !== "AT_PLACE") return FACTS[over];
  const asked = [
    unit?.kind === "AREA" && unit.level !== "GRID" && unitCondition(unit),
    start &&
      Prisma.sql`i.registered_at >= ${start}::timestamptz - make_interval(days => ${REPEAT_DAYS}::int)`,
    end && Prisma.sql`i.registered_at < ${end}`,
  ].filter((one): one is Prisma.Sql => typeof one === "object");
  return asked.length > 0 ? atPlace(Prisma.join(asked, " AND ")) : FACTS.AT_PLACE;
}

/** The same facts of an issue `i` that is already there. */
export const FACTS_OF_ISSUE = {
  REPLY_CLOCK: Prisma.sql`clocks c WHERE c.issue_id = i.id AND c.kind = 'REPLY'`,
  CONTACT_CLOCK: Prisma.sql`clocks c WHERE c.issue_id = i.id AND c.kind = 'CONTACT'`,
  RATING: Prisma.sql`clocks c ${LAST_ANSWER} WHERE c.issue_id = i.id AND c.kind = 'RATING'`,
  HANDOVER: Prisma.sql`${HANDOVERS} h WHERE true`,
} satisfies Partial<Record<Over, Prisma.Sql>> as Partial<Record<Over, Prisma.Sql>>;
