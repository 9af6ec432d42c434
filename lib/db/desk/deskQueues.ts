import { endOfDay, shanghaiDate } from "#lib/domain/calendar/calendar.ts";
import { stepsBefore } from "#lib/domain/casework/secondEyes.ts";
import { TRANSITIONS } from "#lib/domain/casework/transitions.ts";
import {
  type Condition,
  OWED_KINDS,
  RESIDENT_WORDS,
  TASK_KINDS,
  workUnits,
} from "#lib/domain/desk/deskQueues.ts";
import { type ActorPost, GRANTS, mandated, type Staff } from "#lib/domain/permissions.ts";
import type { Role, State, Verb } from "#lib/domain/vocabulary.ts";
import { joinSql, noSql, rawSql, type Sql, sql } from "../sql.ts";

/** Who looks, when, and whose work comes to them. */
export type DeskEye = { readonly actor: Staff; readonly now: Date; readonly away: readonly string[] };

const NEVER = sql`false`;
const AREA = {
  CITY: "city_id",
  COUNTY: "county_id",
  TOWN: "town_id",
  COMMUNITY: "community_id",
  GRID: "grid_id",
} as const;
const OFFICE = { HOLDER: "holder_unit_id", LEAD: "lead_unit_id" } as const;

/** Words of our own lists as literals, so that the partial indexes apply. */
const literals = (words: readonly string[]): Sql => rawSql(words.map((word) => `'${word}'`).join(","));
const some = (parts: readonly Sql[]): Sql =>
  parts.length > 0 ? sql`(${joinSql([...parts], " OR ")})` : NEVER;

/** As {@link some}, each part planned by itself: under an OR none of them could be read from its own index. */
const oneOf = (parts: readonly Sql[]): Sql =>
  parts.length > 1
    ? sql`i.id IN (${joinSql(
        parts.map((part) => sql`SELECT i.id FROM issues i WHERE ${part}`),
        " UNION ALL ",
      )})`
    : some(parts);

/** The SQL reader of a {@link Condition}: true on `issues i` for what belongs to the queue of this person. */
export function queueSql(when: Condition, eye: DeskEye): Sql {
  if ("all" in when)
    return sql`(${joinSql(
      when.all.map((part) => queueSql(part, eye)),
      " AND ",
    )})`;
  if ("any" in when) {
    const parts = when.any.map((part) => queueSql(part, eye)).filter((part) => part !== NEVER);
    return when.rare ? oneOf(parts) : some(parts);
  }
  if ("may" in when) return mayDo(when.may, eye.actor);
  if ("at" in when) return standsAt(when, eye.actor);
  if ("handler" in when) return handledBy(when.handler, eye);
  if ("state" in when) return sql`i.state IN (${literals(when.state)})`;
  if ("due" in when) return isDue(when, eye);
  if ("running" in when)
    return sql`EXISTS (SELECT FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND c.kind = ${literals([when.running])})`;
  if ("asked" in when)
    return sql`(i.request IS NOT NULL AND i.request->>'kind' = ${when.asked} AND i.request->>'state' = 'ASKED' AND ${
      when.extensions === undefined ? sql`true` : sql`i.extension_count = ${when.extensions}`
    })`;
  if ("came" in when) return CAME[when.came];
  if ("lastReply" in when) return sql`i.last_reply_kind = ${when.lastReply}`;
  if ("words" in when) return unread(eye.actor);
  if ("mandate" in when) return sql`i.id = ANY(${[...mandated(eye.actor)]}::uuid[])`;
  return hasTask(workUnits(eye.actor.posts));
}

const among = (units: readonly string[]): Sql => joinSql(units.map((id) => sql`${id}::uuid`));
/** On `clocks c`: what these units were asked to do. */
const ownTask = (units: readonly string[]): Sql =>
  sql`(c.kind IN (${literals(TASK_KINDS)}) AND c.unit_id IN (${among(units)}))`;
const hasTask = (units: readonly string[]): Sql =>
  units.length === 0
    ? NEVER
    : sql`EXISTS (SELECT FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND ${ownTask(units)})`;
/** `owedTo`, on `clocks c` of `issues i`. */
const owedToUs = (units: readonly string[]): Sql =>
  units.length === 0
    ? sql`true`
    : sql`(NOT i.co_unit_ids && ARRAY[${among(units)}] OR i.holder_unit_id IN (${among(units)})
      OR COALESCE(i.lead_unit_id IN (${among(units)}), false) OR ${ownTask(units)})`;

/** What is owed next to whom the desk belongs, beside `issues i`. SIGN and ARCHIVE end by themselves. */
export const owedNext = ({ actor }: DeskEye): Sql => sql`LEFT JOIN LATERAL (
  SELECT c.due_at, c.kind FROM clocks c
  WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND c.paused_on IS NULL AND c.kind NOT IN ('SIGN', 'ARCHIVE') AND ${owedToUs(workUnits(actor.posts))}
  ORDER BY c.due_at LIMIT 1) d ON true`;

/** Posts × verbs as (where the post stands) × (states): a handful of indexed conditions, however many verbs. */
function mayDo(verbs: readonly Verb[], { posts, personId }: Staff): Sql {
  const found = new Map<string, { relation: Relation; post: ActorPost; states: Set<State>; others: Sql }>();
  for (const verb of verbs)
    for (const [role, relation] of GRANTS[verb].posts)
      for (const post of posts.filter((p) => p.role === role)) {
        const steps = stepsBefore(verb);
        const own = steps.length > 0 ? `${verb} ${post.onBehalfOf ?? ""}` : "";
        const key = `${relation} ${post.unitId} ${own}`;
        const known = found.get(key) ?? {
          relation,
          post,
          states: new Set<State>(),
          others: byOthers(steps, [personId, ...(post.onBehalfOf ? [post.onBehalfOf] : [])]),
        };
        for (const state of TRANSITIONS[verb].from ?? []) known.states.add(state);
        found.set(key, known);
      }
  return some(
    [...found.values()].flatMap(({ relation, post, states, others }) => {
      const at = relationSql(relation, post);
      return at ? [sql`(${at} AND i.state IN (${literals([...states])})${others})`] : [];
    }),
  );
}
/** None of these steps was taken by one of these people: `ownHand` in SQL. */
const byOthers = (steps: readonly Verb[], people: readonly string[]): Sql =>
  joinSql(
    [
      noSql,
      ...steps.flatMap((step) =>
        people.map((id) => sql` AND NOT i.hands @> ${JSON.stringify({ [step]: [id] })}::jsonb`),
      ),
    ],
    "",
  );
type Relation = (typeof GRANTS)[Verb]["posts"][number][1];

/** Where a post stands to an issue, as `RELATIONS` in lib/domain/permissions; null where it never can. */
function relationSql(relation: Relation, { unitId, level, kind }: ActorPost): Sql | null {
  if (relation === "HOLDER" || relation === "LEAD")
    return sql`i.${rawSql(OFFICE[relation])} = ${unitId}::uuid`;
  if (relation === "CALLER")
    return sql`(i.callback_unit_id = ${unitId}::uuid AND i.lead_unit_id IS DISTINCT FROM ${unitId}::uuid)`;
  if (relation === "CO") return sql`i.co_unit_ids @> ARRAY[${unitId}::uuid]`;
  if (kind !== "AREA") return null;
  const inArea = sql`i.${rawSql(AREA[level])} = ${unitId}::uuid`;
  if (relation === "PLACE") return inArea;
  if (relation === "OUTSIDE") return sql`(${inArea} AND i.lead_unit_id IS DISTINCT FROM ${unitId}::uuid)`;
  return sql`(${inArea} AND ${SUPERIOR} = ${unitId}::uuid)`;
}
/** The office one level above the one that answers for it; at the city the city's own. */
const SUPERIOR = sql`CASE i.level WHEN 'COMMUNITY' THEN COALESCE(i.town_id, i.county_id, i.city_id)
  WHEN 'TOWN' THEN COALESCE(i.county_id, i.city_id) ELSE i.city_id END`;

function standsAt({ at, as }: { at: "LEAD" | "HOLDER" | "CO"; as?: readonly Role[] }, { posts }: Staff): Sql {
  const units = new Set(posts.filter(({ role }) => !as || as.includes(role)).map(({ unitId }) => unitId));
  if (units.size === 0) return NEVER;
  const ids = joinSql([...units].map((id) => sql`${id}::uuid`));
  return at === "CO" ? sql`i.co_unit_ids && ARRAY[${ids}]` : sql`i.${rawSql(OFFICE[at])} IN (${ids})`;
}

function handledBy(whose: "ME" | "NOBODY" | "AWAY", { actor, away }: DeskEye): Sql {
  if (whose === "NOBODY") return sql`i.handler_id IS NULL`;
  if (whose === "ME") return sql`i.handler_id = ${actor.personId}::uuid`;
  return away.length > 0 ? sql`i.handler_id IN (${joinSql(away.map((id) => sql`${id}::uuid`))})` : NEVER;
}

const isDue = ({ due, to }: Extract<Condition, { due: string }>, { actor, now }: DeskEye): Sql =>
  sql`EXISTS (SELECT FROM clocks c WHERE c.issue_id = i.id AND c.stopped_at IS NULL AND c.paused_on IS NULL
    AND c.kind IN (${literals(OWED_KINDS)}) AND ${
      due === "OVERDUE"
        ? sql`c.due_at <= ${now}`
        : sql`c.due_at > ${now} AND c.due_at <= ${endOfDay(shanghaiDate(now))}`
    } ${to ? sql`AND ${owedToUs(workUnits(actor.posts))}` : noSql})`;

const CAME = {
  RETURNED: sql`(i.state = 'ACCEPTED' AND i.return_count > 0 AND i.ruling IS DISTINCT FROM 'NEEDED')`,
  DISPUTED: sql`(i.state = 'ACCEPTED' AND i.ruling = 'NEEDED')`,
  UP: sql`(i.state IN ('ACCEPTED','REGISTERED') AND i.came_from->>'level' <> i.level)`,
  DOWN: sql`(i.state = 'IN_PROGRESS' AND (i.came_from->>'sentBack')::boolean AND i.came_from->>'level' = i.level
    AND (i.last_reply_on IS NULL OR i.last_reply_on <= (i.came_from->>'on')::date))`,
} as const;

/** Said by the resident after what this person has seen of it. */
const unread = ({ personId }: Staff): Sql =>
  sql`EXISTS (SELECT FROM issue_events e WHERE e.issue_id = i.id AND e.actor_role = 'RESIDENT' AND e.verb IN (${literals(RESIDENT_WORDS)})
    AND e.seq > COALESCE((SELECT r.seen_seq FROM issue_reads r WHERE r.issue_id = i.id AND r.person_id = ${personId}::uuid), 0))`;
