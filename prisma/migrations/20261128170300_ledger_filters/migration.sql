-- What the ledger is asked for most, at a million issues (docs/benchmarks.md): one state of a city, danger, and the two other
-- orders, which every place shares: whoever sees one county in a hundred rows reads a hundred more.
CREATE INDEX "issues_city_state_registered" ON "issues"("city_id", "state", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_hazard_registered" ON "issues"("registered_at" DESC, "id" DESC) WHERE "hazard";
CREATE INDEX "issues_updated" ON "issues"("updated_at", "id");
CREATE INDEX "issues_due" ON "issues"((COALESCE("next_due_at", 'infinity'::timestamptz)), "id");
-- One category or all of one kind, wherever: a few thousand are soon found, and what is rare is not looked for among a million.
CREATE INDEX "issues_category" ON "issues"("category" text_pattern_ops) WHERE "category" IS NOT NULL;
CREATE INDEX "issues_uncategorised" ON "issues"("registered_at" DESC, "id" DESC) WHERE "category" IS NULL;
-- The ledger as a file tells of each ended issue what its ending rested on: one entry for each ending.
CREATE INDEX "issue_events_resolved" ON "issue_events"("issue_id", "seq") WHERE "verb" = 'resolve';
