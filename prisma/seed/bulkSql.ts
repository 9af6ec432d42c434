/**
 * Many issues by whole statements, as no use case could make them in this time: from a temporary table `drafts` (what, where,
 * when, how it stands at the instant `present`) come residents, issues, clocks, trail, replies and ratings. The checks of the
 * tables hold. `places` and `works` are made first.
 */
export const PLACES = [
  `CREATE TEMP TABLE places AS SELECT row_number() OVER (ORDER BY c.code) - 1 AS n,
    c.city_id, c.county_id, c.town_id, c.id AS community_id FROM org_units c WHERE c.level = 'COMMUNITY' AND c.kind = 'AREA'`,
  "CREATE TEMP TABLE works AS SELECT DISTINCT ON (parent_id) parent_id AS id, id AS lead_id FROM org_units WHERE kind = 'DEPARTMENT' ORDER BY parent_id, code",
] as const;

/** 急 66 · 愁 24 · 难 6 · 盼 4 %, and of 急 a third is held by the street. */
export const LEVEL = `CASE WHEN r_tier < 0.44 THEN 'COMMUNITY' WHEN r_tier < 0.66 THEN 'TOWN' WHEN r_tier < 0.90 THEN 'COUNTY' ELSE 'CITY' END`;
export const TIER = `CASE WHEN r_tier < 0.66 THEN 'URGENT' WHEN r_tier < 0.90 THEN 'WORRY' WHEN r_tier < 0.96 THEN 'HARD' ELSE 'HOPE' END`;
export const REPLY_DAYS = "CASE d.tier WHEN 'URGENT' THEN 5 WHEN 'WORRY' THEN 15 ELSE 30 END";
export const RESOLVE_DAYS = "CASE d.tier WHEN 'URGENT' THEN 15 WHEN 'WORRY' THEN 30 ELSE 60 END";

/** When things happened: what is known by now of a draft's first reply, end and rating. */
const TIMES = `CREATE TEMP TABLE made AS
  SELECT *, CASE WHEN state IN ('RESOLVED', 'CLOSED') THEN LEAST(first_reply_at + (resolve_due_at - first_reply_at) * (0.3 + 0.8 * r_rated), present) END AS resolved_at
  FROM (SELECT d.*, p.city_id, p.county_id, p.town_id, p.community_id, u.unit_id, COALESCE(w.lead_id, u.unit_id) AS lead_id,
      (date_trunc('day', d.registered_at AT TIME ZONE 'Asia/Shanghai') + make_interval(days => 3)) AT TIME ZONE 'Asia/Shanghai' AS accept_due_at,
      (date_trunc('day', d.registered_at AT TIME ZONE 'Asia/Shanghai') + make_interval(days => 1 + ${REPLY_DAYS})) AT TIME ZONE 'Asia/Shanghai' AS reply_due_at,
      (date_trunc('day', d.registered_at AT TIME ZONE 'Asia/Shanghai') + make_interval(days => 1 + ${RESOLVE_DAYS})) AT TIME ZONE 'Asia/Shanghai' AS resolve_due_at,
      CASE WHEN d.state NOT IN ('REGISTERED', 'NOT_ACCEPTED') THEN d.registered_at + interval '4 hours' END AS accepted_at,
      CASE WHEN d.state IN ('DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED') THEN d.registered_at + interval '6 hours' END AS dispatched_at,
      CASE WHEN d.swept AND (d.state IN ('RESOLVED', 'CLOSED') OR d.state = 'IN_PROGRESS' AND d.r_rated < 0.6)
        THEN LEAST(d.registered_at + make_interval(days => ${REPLY_DAYS}) * (CASE WHEN d.r_late < 0.94 THEN 0.1 + d.r_late * 0.8 ELSE 1.3 END), present) END AS first_reply_at
    FROM drafts d JOIN places p ON p.n = d.at_place
      CROSS JOIN LATERAL (SELECT CASE d.level WHEN 'COMMUNITY' THEN p.community_id WHEN 'TOWN' THEN p.town_id WHEN 'COUNTY' THEN p.county_id ELSE p.city_id END AS unit_id) u
      LEFT JOIN works w ON w.id = u.unit_id) m`;

const RESIDENTS = `INSERT INTO residents SELECT resident_id, '居民' || g, '138' || lpad((g % 100000000)::text, 8, '0'), lpad((g % 10000)::text, 4, '0'), registered_at FROM made`;

const OPEN = "state IN ('REGISTERED', 'ACCEPTED', 'DISPATCHED', 'IN_PROGRESS')";
const LED = "state IN ('DISPATCHED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')";
const NO_REPLY_DUE = "first_reply_at IS NULL";
const ISSUES = `INSERT INTO issues (id, receipt_no, receipt_secret, version, state, tier, initial_tier, level, holder_unit_id, lead_unit_id, co_unit_ids, round,
    category, hazard, channel, statement, place_text, city_id, county_id, town_id, community_id, resident_id, spoken_on, registered_at, dispatched_at,
    first_reply_at, last_reply_on, last_reply_kind, resolved_at, closed_at, outcome, rated_solved, rated_level,
    reply_due_at, resolve_due_at, next_due_at, breach_count, updated_at)
  SELECT id, receipt_no, '7KQ2-M9XD', 6, state, tier, tier, level, unit_id, CASE WHEN ${LED} THEN lead_id END, '{}', round,
    category, r_late < 0.02, channel, statement, place_text, city_id, county_id, town_id, community_id, resident_id, (registered_at AT TIME ZONE 'Asia/Shanghai')::date, registered_at, dispatched_at,
    first_reply_at, (first_reply_at AT TIME ZONE 'Asia/Shanghai')::date, CASE WHEN first_reply_at IS NOT NULL THEN 'PROGRESS' END,
    resolved_at, CASE WHEN state = 'CLOSED' THEN resolved_at + interval '1 day' END,
    CASE WHEN resolved_at IS NOT NULL THEN (ARRAY['SOLVED','SOLVED','SOLVED','PARTIAL','EXPLAINED'])[1 + g % 5] END,
    CASE WHEN state = 'CLOSED' AND r_rated < 0.62 THEN 'YES' END, CASE WHEN state = 'CLOSED' AND r_rated < 0.62 THEN (ARRAY[5,5,4,4,4,3,2])[1 + g % 7] END,
    CASE WHEN ${OPEN} AND ${NO_REPLY_DUE} THEN reply_due_at END, CASE WHEN ${OPEN} THEN resolve_due_at END,
    CASE WHEN ${OPEN} THEN CASE WHEN ${NO_REPLY_DUE} THEN reply_due_at ELSE resolve_due_at END END,
    CASE WHEN swept THEN (COALESCE(first_reply_at, present) > reply_due_at)::int ELSE 0 END, COALESCE(resolved_at, first_reply_at, accepted_at, registered_at)
  FROM made`;

type ClockSql = { kind: string; startedAt: string; days: string; dueAt: string; stoppedAt: string };
const dayOf = (instant: string) => `(${instant} AT TIME ZONE 'Asia/Shanghai')::date`;
/** A clock that a sweep has seen is breached where it ran out, and waits for nothing more. */
export const clock = ({ kind, startedAt, days, dueAt, stoppedAt }: ClockSql) => `
  SELECT uuidv7(), id, '${kind}', level, tier, unit_id, ${kind === "RATING" ? "d.round" : "1"}, ${startedAt}, ${dueAt},
    jsonb_build_object('from', ${dayOf(startedAt)}, 'days', ${days}, 'mode', 'CALENDAR_ROLLOVER', 'calendarVersion', 1,
      'provisional', false, 'due', ${dayOf(dueAt)} - 1, 'steps', jsonb_build_array(
        jsonb_build_object('rule', 'DAY_ZERO', 'date', ${dayOf(startedAt)}),
        jsonb_build_object('rule', 'COUNTED_TO', 'days', ${days}, 'date', ${dayOf(dueAt)} - 1),
        jsonb_build_object('rule', 'DUE', 'date', ${dayOf(dueAt)} - 1))),
    stopped.at, CASE WHEN stopped.at IS NOT NULL THEN CASE WHEN d.state IN ('NOT_ACCEPTED', 'WITHDRAWN') THEN 'ENDED' ELSE 'MET' END END,
    CASE WHEN swept AND '${kind}' <> 'RATING' AND COALESCE(stopped.at, present) > ${dueAt} THEN ${dueAt} END,
    CASE WHEN stopped.at IS NULL AND NOT (swept AND ${dueAt} < present) THEN ${dueAt} END
  FROM made d CROSS JOIN LATERAL (SELECT CASE WHEN d.state IN ('NOT_ACCEPTED', 'WITHDRAWN') THEN d.registered_at + interval '1 day' ELSE ${stoppedAt} END AS at) stopped
  WHERE ${startedAt} IS NOT NULL`;
const SINCE_REGISTERED = [
  { kind: "ACCEPT", days: "2", dueAt: "accept_due_at", stoppedAt: "d.accepted_at" },
  { kind: "REPLY", days: REPLY_DAYS, dueAt: "reply_due_at", stoppedAt: "d.first_reply_at" },
  { kind: "RESOLVE", days: RESOLVE_DAYS, dueAt: "resolve_due_at", stoppedAt: "d.resolved_at" },
].map((one) => clock({ ...one, startedAt: "registered_at" }));
const RATING_CLOCK = clock({
  kind: "RATING",
  startedAt: "resolved_at",
  days: "15",
  dueAt: "(resolved_at + interval '15 days')",
  stoppedAt: "CASE WHEN d.state = 'CLOSED' THEN d.resolved_at + interval '1 day' END",
});
const CLOCKS = `INSERT INTO clocks ${[...SINCE_REGISTERED, RATING_CLOCK].join(" UNION ALL ")}`;

export const event = (
  seq: number,
  verb: string,
  at: string,
  from: string,
  to: string,
  role: string,
  data = "'{}'::jsonb",
) => `
  SELECT uuidv7(), id, ${seq} * 32, '${verb}', uuidv7(), NULL::uuid, NULL::uuid, '${role}', unit_id, level, ${from}::text, ${to}, ${at}, ${at}, ${data}
  FROM made WHERE ${at} IS NOT NULL`;
/** What a figure reads of the trail. */
const HANDED = [
  event(
    3,
    "dispatch",
    "dispatched_at",
    "'ACCEPTED'",
    "'DISPATCHED'",
    "DISPATCHER",
    "jsonb_build_object('unitId', lead_id)",
  ),
  event(
    6,
    "withdraw",
    "CASE WHEN state = 'WITHDRAWN' THEN registered_at + interval '1 day' END",
    "'ACCEPTED'",
    "'WITHDRAWN'",
    "RESIDENT",
  ),
];
const TRAIL = [
  ...HANDED,
  event(1, "register", "registered_at", "NULL", "'REGISTERED'", "VISITOR"),
  event(2, "accept", "accepted_at", "'REGISTERED'", "'ACCEPTED'", "INTAKE_CLERK"),
  event(4, "reply", "first_reply_at", "'IN_PROGRESS'", "'IN_PROGRESS'", "HANDLER"),
  event(5, "resolve", "resolved_at", "'IN_PROGRESS'", "'RESOLVED'", "UNIT_LEAD"),
];
const events = (some: readonly string[]) => `INSERT INTO issue_events ${some.join(" UNION ALL ")}`;

const REPLIES = `INSERT INTO replies SELECT uuidv7(), id, 1, level, lead_id, uuidv7(), 'PROGRESS', '上门看了，确认公共水管接头裂开', '已经关阀止水，等新的接头到货', '换好以后再打电话',
    NULL, '小刘', '0791-86381234', 'PHONE', first_reply_at FROM made WHERE first_reply_at IS NOT NULL`;
const RATINGS = `INSERT INTO ratings SELECT uuidv7(), id, round, 'YES', (ARRAY[5,5,4,4,4,3,2])[1 + g % 7], g % 9 <> 0, '', resolved_at + interval '20 hours'
  FROM made WHERE state = 'CLOSED' AND r_rated < 0.62`;

/** In the order in which they are run. */
export const FROM_DRAFTS: readonly string[] = [
  TIMES,
  RESIDENTS,
  ISSUES,
  CLOCKS,
  events(TRAIL),
  REPLIES,
  RATINGS,
];
/** Only what figures are counted from: ten million issues with all that belongs to them want 60 GB. */
export const FACTS_FROM_DRAFTS: readonly string[] = [TIMES, ISSUES, CLOCKS, events(HANDED), RATINGS];
