-- The first day on record when a scorecard was published: what it was counted over is told as it was, whatever is imported later.
ALTER TABLE "scorecards" ADD COLUMN "record_from" DATE;

-- Clues about units are looked for every night among what happened lately; without these each night read whole tables.
CREATE INDEX "clocks_reply_breached" ON "clocks" ("breached_at") INCLUDE ("issue_id") WHERE "kind" = 'REPLY' AND "breached_at" IS NOT NULL;
CREATE INDEX "replies_denied" ON "replies" ("denied_at") WHERE "denied_at" IS NOT NULL;
CREATE INDEX "supervision_orders_hazard" ON "supervision_orders" ("issued_at") WHERE "reason" = 'HAZARD_IGNORED';
