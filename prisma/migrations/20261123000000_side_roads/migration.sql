-- The side roads of an issue: requests, standstill, joint handling, rulings, callbacks, merging (domain.md C2, C3, C5).
ALTER TABLE "issues"
  ADD COLUMN "request" JSONB,
  ADD COLUMN "waiting" JSONB,
  ADD COLUMN "info_asked" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "extension_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "hold_count" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "ruling" TEXT,
  ADD COLUMN "returned_by" UUID,
  ADD COLUMN "delay_unit_id" UUID,
  ADD COLUMN "refusal_review" TEXT,
  ADD COLUMN "tries" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "callback_tries" JSONB NOT NULL DEFAULT '[]',
  ADD COLUMN "callback_done" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "merged_into" UUID,
  ADD COLUMN "merged_due" DATE;
ALTER TABLE "clocks"
  ADD COLUMN "warn_at" TIMESTAMPTZ(3),
  ADD COLUMN "paused_on" DATE,
  ADD COLUMN "charged_unit_id" UUID;
ALTER TABLE "replies" ADD COLUMN "denied_at" TIMESTAMPTZ(3);

CREATE TABLE "co_tasks" (
  "id" UUID NOT NULL,
  "issue_id" UUID NOT NULL,
  "unit_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "task" TEXT NOT NULL,
  "due_on" DATE NOT NULL,
  "asked_by_unit_id" UUID,
  "asked_at" TIMESTAMPTZ(3) NOT NULL,
  "done_at" TIMESTAMPTZ(3),
  "done_words" TEXT,
  CONSTRAINT "co_tasks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "co_tasks_issue_id_idx" ON "co_tasks"("issue_id");
ALTER TABLE "co_tasks" ADD CONSTRAINT "co_tasks_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "co_tasks" ADD CONSTRAINT "co_tasks_kind" CHECK ("kind" IN ('CO_HANDLER','WHISTLE'));

CREATE TABLE "issue_links" (
  "id" UUID NOT NULL,
  "issue_id" UUID NOT NULL,
  "other_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "issue_links_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "issue_links_issue_id_idx" ON "issue_links"("issue_id");
CREATE INDEX "issue_links_other_id_idx" ON "issue_links"("other_id");
ALTER TABLE "issue_links" ADD CONSTRAINT "issue_links_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "issue_links" ADD CONSTRAINT "issue_links_kind" CHECK ("kind" IN ('RELATED','FOLLOW_UP','MERGED'));

-- The words grew; lib/domain/vocabulary holds the list, tests/db/vocabulary.test.ts the two together.
ALTER TABLE "issues"
  DROP CONSTRAINT "issues_state",
  ADD CONSTRAINT "issues_state" CHECK ("state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','RESOLVED','CLOSED','ARCHIVED','NOT_ACCEPTED','REFERRED_OUT','MERGED','WITHDRAWN')),
  DROP CONSTRAINT "issues_led",
  ADD CONSTRAINT "issues_led" CHECK ("state" NOT IN ('DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','RESOLVED') OR "lead_unit_id" IS NOT NULL),
  DROP CONSTRAINT "issues_categorised",
  ADD CONSTRAINT "issues_categorised" CHECK ("state" NOT IN ('DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED','RESOLVED') OR "category" IS NOT NULL),
  ADD CONSTRAINT "issues_merged" CHECK (("state" = 'MERGED') <= ("merged_into" IS NOT NULL)),
  ADD CONSTRAINT "issues_ruling" CHECK ("ruling" IN ('NEEDED','GIVEN')),
  ADD CONSTRAINT "issues_refusal_review" CHECK ("refusal_review" IN ('UPHELD','OVERTURNED')),
  ADD CONSTRAINT "issues_request" CHECK ("request" IS NULL OR "request"->>'kind' IN ('REFUSAL','EXTENSION','PAUSE')),
  ADD CONSTRAINT "issues_waiting" CHECK ("waiting" IS NULL OR "waiting"->>'kind' IN ('INFO','PAUSE','MEDIATION'));
ALTER TABLE "issue_events"
  DROP CONSTRAINT "issue_events_verb",
  ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','handOff','accept','proposeRefusal','refuse','askReview','review','dispatch','sign','return','rule','addCoHandler','whistle','reportIn','finishTask','contact','reply','denyContact','askInfo','giveInfo','askPause','approvePause','askExtension','approveExtension','approveSecondExtension','tellExtension','declineRequest','resume','mediate','hold','escalate','sendBack','resolve','rate','callback','reopen','close','urge','withdraw','supervise','referOut','merge','split','link','reclassify','archive','followMaster','autoEscalate','recount','breach'));
ALTER TABLE "clocks"
  DROP CONSTRAINT "clocks_kind",
  ADD CONSTRAINT "clocks_kind" CHECK ("kind" IN ('CONTACT','ACCEPT','SIGN','REPLY','PROGRESS','RESOLVE','RATING','CO_TASK','REPORT_IN','RULING','REVIEW','HOLD_REVIEW','WAIT','CALLBACK','ARCHIVE')),
  DROP CONSTRAINT "clocks_stop",
  ADD CONSTRAINT "clocks_stop" CHECK (("stop" IS NULL) = ("stopped_at" IS NULL) AND ("stop" IS NULL OR "stop" IN ('MET','ATTEMPTED','MOVED','HELD','ENDED','LAPSED','REVOKED')));

-- One running clock of a kind per issue; of tasks, one per unit.
DROP INDEX "clocks_one_running";
CREATE UNIQUE INDEX "clocks_one_running" ON "clocks" ("issue_id", "kind") WHERE "stopped_at" IS NULL AND "kind" NOT IN ('CO_TASK','REPORT_IN');
CREATE UNIQUE INDEX "clocks_one_running_per_unit" ON "clocks" ("issue_id", "kind", "unit_id") WHERE "stopped_at" IS NULL;
DROP INDEX "clocks_sweep";
CREATE INDEX "clocks_sweep" ON "clocks" ("sweep_at", "issue_id") WHERE "sweep_at" IS NOT NULL AND "stopped_at" IS NULL;
CREATE INDEX "clocks_warn" ON "clocks" ("warn_at", "issue_id") WHERE "warn_at" IS NOT NULL;
CREATE INDEX "issues_merged_into" ON "issues" ("merged_into") WHERE "merged_into" IS NOT NULL;
-- What waits for somebody's decision.
CREATE INDEX "issues_requested" ON "issues" ("holder_unit_id") WHERE "request" IS NOT NULL;

DROP INDEX "issues_open_holder_due";
DROP INDEX "issues_open_lead_due";
DROP INDEX "issues_open_due";
CREATE INDEX "issues_open_holder_due" ON "issues" ("holder_unit_id", "next_due_at") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');
CREATE INDEX "issues_open_lead_due" ON "issues" ("lead_unit_id", "next_due_at") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');
CREATE INDEX "issues_open_due" ON "issues" ("next_due_at", "id") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');

-- A closed matter is read-only once it is archived (归档).
CREATE FUNCTION "refuse_archived"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an archived issue is read-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "issues_archived" BEFORE UPDATE OF "version", "state" ON "issues" FOR EACH ROW WHEN (OLD."state" = 'ARCHIVED') EXECUTE FUNCTION "refuse_archived"();
