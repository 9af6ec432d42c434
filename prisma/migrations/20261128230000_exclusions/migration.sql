-- 剔除 (domain.md C6): what is not held against a unit in 考核口径, for a reason of the list and by the word of the office above.
CREATE TABLE "exclusions" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "exclusions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "exclusion_decisions" (
    "id" UUID NOT NULL,
    "exclusion_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "approved" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "exclusion_decisions_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "scorecard_rows"
  ADD COLUMN "excluded_n" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "excluded_counted" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "excluded_points" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "exclusions_issue_id_idx" ON "exclusions"("issue_id");
CREATE INDEX "exclusions_unit_id_asked_at_idx" ON "exclusions"("unit_id", "asked_at");
CREATE UNIQUE INDEX "exclusion_decisions_exclusion_id_key" ON "exclusion_decisions"("exclusion_id");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "exclusions"
  ADD CONSTRAINT "exclusions_issue" FOREIGN KEY ("issue_id") REFERENCES "issues"("id"),
  ADD CONSTRAINT "exclusions_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "exclusions_reason" CHECK ("reason" IN ('OUTSIDE_POWERS', 'LAW_BARS', 'LEGAL_COURSE', 'FORCE_MAJEURE', 'REGISTERED_TWICE'));
ALTER TABLE "exclusion_decisions"
  ADD CONSTRAINT "exclusion_decisions_exclusion" FOREIGN KEY ("exclusion_id") REFERENCES "exclusions"("id"),
  ADD CONSTRAINT "exclusion_decisions_office" FOREIGN KEY ("office_id") REFERENCES "org_units"("id");
-- Who asked why, and who said yes, is what makes the second number honest.
CREATE TRIGGER "exclusions_append_only" BEFORE UPDATE OR DELETE ON "exclusions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "exclusion_decisions_append_only" BEFORE UPDATE OR DELETE ON "exclusion_decisions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
