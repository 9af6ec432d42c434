-- Figures over clocks read these columns only; the clocks themselves carry their whole arithmetic and are wide.
CREATE INDEX "clocks_reply_figures" ON "clocks" ("issue_id") INCLUDE ("due_at", "stopped_at", "stop", "breached_at") WHERE "kind" = 'REPLY';
CREATE INDEX "clocks_rating_figures" ON "clocks" ("issue_id", "round") INCLUDE ("started_at") WHERE "kind" = 'RATING';
