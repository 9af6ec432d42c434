-- Matters: issues of one problem under one roof, and the drafts that answer each of them.

CREATE TABLE "matters" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "place_unit_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "matters_pkey" PRIMARY KEY ("id")
);

-- An issue under a matter: who put it there, when and why, and who took it out again. Rows stay.
CREATE TABLE "matter_issues" (
    "id" UUID NOT NULL,
    "matter_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "why" TEXT NOT NULL,
    "removed_by" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "removed_why" TEXT,

    CONSTRAINT "matter_issues_pkey" PRIMARY KEY ("id")
);

-- What was said of the problem as a whole. Append-only.
CREATE TABLE "matter_steps" (
    "id" UUID NOT NULL,
    "matter_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "answer" JSONB,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "matter_steps_pkey" PRIMARY KEY ("id")
);

-- The answer of a matter as a draft for one of its issues. Nothing is sent by itself: whoever answers that resident reads,
-- changes and sends it. One per issue, the newest.
CREATE TABLE "reply_drafts" (
    "issue_id" UUID NOT NULL,
    "matter_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "next_on" DATE,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reply_drafts_pkey" PRIMARY KEY ("issue_id")
);

CREATE INDEX "matters_place_unit_id_idx" ON "matters"("place_unit_id");
CREATE INDEX "matter_issues_matter_id_idx" ON "matter_issues"("matter_id");
CREATE INDEX "matter_issues_issue_id_idx" ON "matter_issues"("issue_id");
CREATE INDEX "matter_steps_matter_id_idx" ON "matter_steps"("matter_id");
CREATE INDEX "reply_drafts_matter_id_idx" ON "reply_drafts"("matter_id");

ALTER TABLE "matters" ADD CONSTRAINT "matters_place_unit_id_fkey" FOREIGN KEY ("place_unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "matter_issues" ADD CONSTRAINT "matter_issues_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "matters"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "matter_issues" ADD CONSTRAINT "matter_issues_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "matter_steps" ADD CONSTRAINT "matter_steps_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "matters"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reply_drafts" ADD CONSTRAINT "reply_drafts_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "matters"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reply_drafts" ADD CONSTRAINT "reply_drafts_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "matters"
  ADD CONSTRAINT "matters_state" CHECK ("state" IN ('OPEN','ANSWERED','FIXED','CLOSED')),
  ADD CONSTRAINT "matters_title" CHECK (length("title") BETWEEN 1 AND 200);
ALTER TABLE "matter_steps" ADD CONSTRAINT "matter_steps_state" CHECK ("state" IN ('OPEN','ANSWERED','FIXED','CLOSED'));
ALTER TABLE "matter_issues" ADD CONSTRAINT "matter_issues_removed" CHECK (
  ("removed_at" IS NULL) = ("removed_by" IS NULL) AND ("removed_at" IS NULL) = ("removed_why" IS NULL));
-- One issue stands under one matter at a time.
CREATE UNIQUE INDEX "matter_issues_now" ON "matter_issues" ("issue_id") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "matter_issues_in" ON "matter_issues" ("matter_id", "issue_id") WHERE "removed_at" IS NULL;
ALTER TABLE "reply_drafts" ADD CONSTRAINT "reply_drafts_kind" CHECK ("kind" IN ('PROGRESS','FINAL'));
CREATE TRIGGER "matter_steps_append_only" BEFORE UPDATE OR DELETE ON "matter_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
