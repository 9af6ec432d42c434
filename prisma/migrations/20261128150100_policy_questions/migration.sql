-- 一周一报 (domain.md Z20): questions of policy, answered once a week in one go; the answers stay as precedents.
CREATE TABLE "policy_questions" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "issue_id" UUID,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "batch_on" DATE NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "policy_questions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "policy_batches" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "batch_on" DATE NOT NULL,
    "signed_by" UUID NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "policy_batches_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "policy_answers" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "valid_until" DATE,
    "instead_id" UUID,
    "words" TEXT NOT NULL,
    CONSTRAINT "policy_answers_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "policy_questions_office_id_batch_on_idx" ON "policy_questions"("office_id", "batch_on");
CREATE INDEX "policy_questions_unit_id_asked_at_idx" ON "policy_questions"("unit_id", "asked_at");
CREATE UNIQUE INDEX "policy_batches_office_id_batch_on_key" ON "policy_batches"("office_id", "batch_on");
CREATE UNIQUE INDEX "policy_answers_question_id_key" ON "policy_answers"("question_id");
CREATE UNIQUE INDEX "policy_answers_instead_id_key" ON "policy_answers"("instead_id");
CREATE INDEX "policy_answers_category_idx" ON "policy_answers"("category");
CREATE INDEX "policy_answers_batch_id_idx" ON "policy_answers"("batch_id");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "policy_questions"
  ADD CONSTRAINT "policy_questions_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "policy_questions_office" FOREIGN KEY ("office_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "policy_questions_issue" FOREIGN KEY ("issue_id") REFERENCES "issues"("id"),
  ADD CONSTRAINT "policy_questions_thursday" CHECK (EXTRACT(isodow FROM "batch_on") = 4);
ALTER TABLE "policy_batches" ADD CONSTRAINT "policy_batches_office" FOREIGN KEY ("office_id") REFERENCES "org_units"("id");
ALTER TABLE "policy_answers"
  ADD CONSTRAINT "policy_answers_question" FOREIGN KEY ("question_id") REFERENCES "policy_questions"("id"),
  ADD CONSTRAINT "policy_answers_batch" FOREIGN KEY ("batch_id") REFERENCES "policy_batches"("id"),
  ADD CONSTRAINT "policy_answers_instead" FOREIGN KEY ("instead_id") REFERENCES "policy_answers"("id");
-- Found as issues are: by pairs of characters (lib/db/search).
CREATE INDEX "policy_answers_keys" ON "policy_answers" USING gin ((search_singles("words") || search_pairs("words")));
-- What others went by is not altered afterwards.
CREATE TRIGGER "policy_questions_append_only" BEFORE UPDATE OR DELETE ON "policy_questions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_batches_append_only" BEFORE UPDATE OR DELETE ON "policy_batches" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "policy_answers_append_only" BEFORE UPDATE OR DELETE ON "policy_answers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
