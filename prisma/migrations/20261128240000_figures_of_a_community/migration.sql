-- What is open now at a community: at ten million issues the planner otherwise walks through all
-- that is open in the city (docs/benchmarks.md).
CREATE INDEX "issues_open_community_due" ON "issues" ("community_id", "next_due_at") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');
-- And what ended there, which otherwise is found among all that ended in the city in these months.
CREATE INDEX "issues_community_resolved" ON "issues" ("community_id", "resolved_at") WHERE "resolved_at" IS NOT NULL;
