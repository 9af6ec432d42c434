-- What seldom happens and must not be looked for among everything: disputes, and clocks that wait for one decision.
CREATE INDEX "issues_disputed" ON "issues" ("city_id") WHERE "ruling" = 'NEEDED';
CREATE INDEX "issues_returned" ON "issues" ("holder_unit_id") WHERE "state" = 'ACCEPTED' AND "return_count" > 0;
CREATE INDEX "clocks_deciding" ON "clocks" ("kind", "issue_id") WHERE "stopped_at" IS NULL AND "kind" IN ('REVIEW','HOLD_REVIEW','CALLBACK');
CREATE INDEX "co_tasks_open" ON "co_tasks" ("unit_id", "issue_id") WHERE "done_at" IS NULL;
