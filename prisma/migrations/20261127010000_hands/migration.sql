-- Who took the steps that another person must decide on (lib/domain/casework/secondEyes.ts).
ALTER TABLE "issues" ADD COLUMN "hands" JSONB NOT NULL DEFAULT '{}';

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

-- What is under way knows it from its trail: since the last reopening, of each step the latest, of dispatches and returns all.
UPDATE "issues" i SET "hands" = known.hands
FROM (
  SELECT step.issue_id, jsonb_object_agg(step.verb, step.people) AS hands
  FROM (
    SELECT e.issue_id, e.verb, jsonb_agg(DISTINCT who.id) AS people
    FROM "issue_events" e
    CROSS JOIN LATERAL unnest(ARRAY[e.actor_id::text, e.data->>'onBehalfOf']) AS who(id)
    WHERE who.id IS NOT NULL
      AND e.verb IN ('proposeRefusal', 'refuse', 'referOut', 'dispatch', 'return', 'askPause', 'askExtension', 'approveExtension')
      AND NOT EXISTS (
        SELECT FROM "issue_events" later WHERE later.issue_id = e.issue_id AND later.seq > e.seq
          AND (later.verb = 'reopen' OR (later.verb = e.verb AND e.verb NOT IN ('dispatch', 'return'))))
    GROUP BY e.issue_id, e.verb) step
  GROUP BY step.issue_id) known
WHERE known.issue_id = i.id AND i.state <> 'ARCHIVED';
