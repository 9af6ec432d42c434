-- 限期解决 (domain.md Z31): problems with a day promised in public. Nothing of it is changed or taken away later.
CREATE TABLE "hot_issues" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "responsible_id" UUID NOT NULL,
    "matter_id" UUID,
    "issue_id" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "hot_issues_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "hot_stages" (
    "hot_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    CONSTRAINT "hot_stages_pkey" PRIMARY KEY ("hot_id", "no")
);
CREATE TABLE "hot_dates" (
    "id" UUID NOT NULL,
    "hot_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "due_on" DATE NOT NULL,
    "reason" TEXT,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "hot_dates_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "hot_ends" (
    "id" UUID NOT NULL,
    "hot_id" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "hot_ends_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "hot_issues_unit_id_made_at_idx" ON "hot_issues"("unit_id", "made_at");
CREATE INDEX "hot_dates_hot_id_idx" ON "hot_dates"("hot_id");
CREATE UNIQUE INDEX "hot_ends_hot_id_stage_key" ON "hot_ends"("hot_id", "stage");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "hot_issues"
  ADD CONSTRAINT "hot_issues_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "hot_issues_responsible" FOREIGN KEY ("responsible_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "hot_issues_matter" FOREIGN KEY ("matter_id") REFERENCES "matters"("id"),
  ADD CONSTRAINT "hot_issues_issue" FOREIGN KEY ("issue_id") REFERENCES "issues"("id");
ALTER TABLE "hot_stages" ADD CONSTRAINT "hot_stages_hot" FOREIGN KEY ("hot_id") REFERENCES "hot_issues"("id");
ALTER TABLE "hot_dates" ADD CONSTRAINT "hot_dates_hot" FOREIGN KEY ("hot_id") REFERENCES "hot_issues"("id");
ALTER TABLE "hot_ends"
  ADD CONSTRAINT "hot_ends_hot" FOREIGN KEY ("hot_id") REFERENCES "hot_issues"("id"),
  ADD CONSTRAINT "hot_ends_kind" CHECK ("kind" IN ('DONE', 'TAKEN_DOWN'));
-- A day that was promised before everybody is never erased.
CREATE TRIGGER "hot_issues_append_only" BEFORE UPDATE OR DELETE ON "hot_issues" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "hot_stages_append_only" BEFORE UPDATE OR DELETE ON "hot_stages" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "hot_dates_append_only" BEFORE UPDATE OR DELETE ON "hot_dates" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "hot_ends_append_only" BEFORE UPDATE OR DELETE ON "hot_ends" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
