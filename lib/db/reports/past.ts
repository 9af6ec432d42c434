import { sql } from "../sql.ts";

/**
 * The record as it stood at an earlier instant, under the names of the tables it is read from, so that whatever counts the
 * present counts the past in the same words: what follows `WITH` in a query. State, level and round are what the trail says;
 * what it does not tell is what was kept when it changed (issue_pasts, clock_pasts). An issue that nobody has touched since
 * stands as it stands now. Of the clocks only REPLY, CONTACT and RATING: the figures ask for no other.
 */
export const PAST = (asOf: Date) => sql`WITH
  issue_events AS NOT MATERIALIZED (SELECT * FROM issue_events WHERE at <= ${asOf}),
  ratings AS NOT MATERIALIZED (SELECT * FROM ratings WHERE at <= ${asOf}),
  clocks AS NOT MATERIALIZED (
    SELECT c.id, c.issue_id, c.kind, c.round, c.started_at,
      CASE WHEN p.clock_id IS NULL THEN c.due_at ELSE p.due_at END AS due_at,
      CASE WHEN p.clock_id IS NULL THEN c.stop ELSE p.stop END AS stop,
      CASE WHEN p.clock_id IS NULL THEN c.stopped_at ELSE p.stopped_at END AS stopped_at,
      CASE WHEN p.clock_id IS NULL THEN c.breached_at ELSE p.breached_at END AS breached_at
    FROM clocks c
    LEFT JOIN LATERAL (SELECT * FROM clock_pasts p WHERE p.clock_id = c.id AND p.until > ${asOf} ORDER BY p.until, p.seq LIMIT 1) p ON true
    WHERE c.kind IN ('REPLY', 'CONTACT', 'RATING') AND c.started_at <= ${asOf}),
  issues AS NOT MATERIALIZED (
    SELECT i.id, i.registered_at, i.initial_tier, i.place_text, i.city_id, i.county_id, i.town_id, i.community_id, i.grid_id,
      COALESCE(e.to_state, i.state) AS state, COALESCE(e.level, i.level) AS level, COALESCE(again.round, i.round) AS round,
      CASE WHEN p.issue_id IS NULL THEN i.tier ELSE p.tier END AS tier,
      CASE WHEN p.issue_id IS NULL THEN i.category ELSE p.category END AS category,
      CASE WHEN p.issue_id IS NULL THEN i.confidentiality ELSE p.confidentiality END AS confidentiality,
      CASE WHEN p.issue_id IS NULL THEN i.hidden_from ELSE p.hidden_from END AS hidden_from,
      CASE WHEN p.issue_id IS NULL THEN i.first_reply_at ELSE p.first_reply_at END AS first_reply_at,
      CASE WHEN p.issue_id IS NULL THEN i.resolved_at ELSE p.resolved_at END AS resolved_at,
      CASE WHEN p.issue_id IS NULL THEN i.outcome ELSE p.outcome END AS outcome,
      CASE WHEN p.issue_id IS NULL THEN i.rated_level ELSE p.rated_level END AS rated_level,
      CASE WHEN p.issue_id IS NULL THEN i.next_due_at ELSE p.next_due_at END AS next_due_at,
      CASE WHEN p.issue_id IS NULL THEN i.merged_into ELSE p.merged_into END AS merged_into,
      CASE WHEN p.issue_id IS NULL THEN i.lead_unit_id ELSE p.lead_unit_id END AS lead_unit_id
    FROM issues i
    LEFT JOIN LATERAL (SELECT e.to_state, e.level FROM issue_events e WHERE i.updated_at > ${asOf} AND e.issue_id = i.id ORDER BY e.seq DESC LIMIT 1) e ON true
    LEFT JOIN LATERAL (SELECT 1 + count(*)::int AS round FROM issue_events e WHERE e.issue_id = i.id AND e.verb = 'reopen') again ON i.updated_at > ${asOf}
    LEFT JOIN LATERAL (SELECT * FROM issue_pasts p WHERE i.updated_at > ${asOf} AND p.issue_id = i.id AND p.until > ${asOf} ORDER BY p.until, p.seq LIMIT 1) p ON true
    WHERE i.registered_at <= ${asOf} AND (i.updated_at <= ${asOf} OR e.to_state IS NOT NULL))
`;
