-- 行政问责 (domain.md N14, C8): clues about the conduct of units, and what people made of them.
CREATE TABLE "accountability_cases" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "issue_id" UUID,
    "facts" INTEGER NOT NULL,
    "words" TEXT NOT NULL,
    "opened_by" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "accountability_cases_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "accountability_steps" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "outcome" TEXT,
    "due_on" DATE,
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "accountability_steps_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "accountability_cases_unit_id_kind_issue_id_key" ON "accountability_cases"("unit_id", "kind", "issue_id");
CREATE INDEX "accountability_cases_unit_id_opened_at_idx" ON "accountability_cases"("unit_id", "opened_at");
CREATE UNIQUE INDEX "accountability_steps_case_id_seq_key" ON "accountability_steps"("case_id", "seq");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "accountability_cases"
  ADD CONSTRAINT "accountability_cases_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "accountability_cases_issue" FOREIGN KEY ("issue_id") REFERENCES "issues"("id"),
  ADD CONSTRAINT "accountability_cases_kind" CHECK ("kind" IN ('REPLY_BREACH', 'FALSE_CONTACT', 'REOPENED_TWICE', 'REFUSAL_OVERTURNED', 'HAZARD_IGNORED', 'PERFUNCTORY', 'LEAK', 'RETALIATION', 'FORGED')),
  -- What no rule can tell was told by a person.
  ADD CONSTRAINT "accountability_cases_by_person" CHECK ("opened_by" IS NOT NULL OR "kind" NOT IN ('PERFUNCTORY', 'LEAK', 'RETALIATION', 'FORGED'));
ALTER TABLE "accountability_steps"
  ADD CONSTRAINT "accountability_steps_case" FOREIGN KEY ("case_id") REFERENCES "accountability_cases"("id"),
  ADD CONSTRAINT "accountability_steps_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "accountability_steps_verb" CHECK ("verb" IN ('verify', 'explain', 'decide', 'drop', 'appeal', 'ruleAppeal', 'close')),
  ADD CONSTRAINT "accountability_steps_outcome" CHECK ("outcome" IN ('REMIND', 'TALK', 'NOTICE', 'RECTIFY', 'REFER', 'EXEMPT')),
  ADD CONSTRAINT "accountability_steps_decided" CHECK (("outcome" IS NOT NULL) = ("verb" IN ('decide', 'ruleAppeal'))),
  ADD CONSTRAINT "accountability_steps_due" CHECK (("due_on" IS NOT NULL) = ("verb" IN ('verify', 'decide')));
CREATE TRIGGER "accountability_cases_append_only" BEFORE UPDATE OR DELETE ON "accountability_cases" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "accountability_steps_append_only" BEFORE UPDATE OR DELETE ON "accountability_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
