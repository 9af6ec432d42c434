-- 抽查 (anchors.md 2.9 "closure proof"): rounds that ended, drawn by lot, and what the office found there.
CREATE TABLE "rechecks" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "size" INTEGER NOT NULL,
    "lot" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rechecks_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "recheck_strata" (
    "recheck_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "ended" INTEGER NOT NULL,
    "drawn" INTEGER NOT NULL,

    CONSTRAINT "recheck_strata_pkey" PRIMARY KEY ("recheck_id", "unit_id")
);
CREATE TABLE "recheck_items" (
    "recheck_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,

    CONSTRAINT "recheck_items_pkey" PRIMARY KEY ("recheck_id", "no")
);
CREATE TABLE "recheck_findings" (
    "id" UUID NOT NULL,
    "recheck_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "finding" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "reopened" BOOLEAN NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recheck_findings_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rechecks_unit_id_made_at_idx" ON "rechecks"("unit_id", "made_at");
CREATE INDEX "recheck_items_issue_id_idx" ON "recheck_items"("issue_id");
CREATE UNIQUE INDEX "recheck_findings_recheck_id_no_key" ON "recheck_findings"("recheck_id", "no");
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recheck_strata" ADD CONSTRAINT "recheck_strata_recheck_id_fkey" FOREIGN KEY ("recheck_id") REFERENCES "rechecks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recheck_items" ADD CONSTRAINT "recheck_items_recheck_id_fkey" FOREIGN KEY ("recheck_id") REFERENCES "rechecks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recheck_items" ADD CONSTRAINT "recheck_items_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "recheck_findings" ADD CONSTRAINT "recheck_findings_recheck_id_no_fkey" FOREIGN KEY ("recheck_id", "no") REFERENCES "recheck_items"("recheck_id", "no") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "recheck_findings" ADD CONSTRAINT "recheck_findings_finding" CHECK ("finding" IN ('SOLVED', 'NOT_SOLVED', 'UNCLEAR'));
-- A lot that could be drawn again, or a finding that could be changed, would prove nothing.
CREATE TRIGGER "rechecks_append_only" BEFORE UPDATE OR DELETE ON "rechecks" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "recheck_strata_append_only" BEFORE UPDATE OR DELETE ON "recheck_strata" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "recheck_items_append_only" BEFORE UPDATE OR DELETE ON "recheck_items" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "recheck_findings_append_only" BEFORE UPDATE OR DELETE ON "recheck_findings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
