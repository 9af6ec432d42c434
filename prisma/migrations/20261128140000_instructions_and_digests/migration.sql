-- 批示 and 民情专报 (domain.md N11): what an office tells units to do and how each stands with it; what it reports.

CREATE TABLE "instructions" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "issue_id" UUID,
    "matter_id" UUID,
    "digest_id" UUID,
    "entry_no" INTEGER,
    "place_id" UUID,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "calendar" INTEGER NOT NULL,
    "made_by" UUID NOT NULL,
    "duty_title" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instructions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "instruction_tasks" (
    "id" UUID NOT NULL,
    "instruction_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "overdue_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "instruction_tasks_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "instruction_steps" (
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "unit_id" UUID,
    "person_id" UUID,
    "duty_title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "instruction_steps_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "digests" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "drafted_by" UUID,
    "signed_by" UUID,
    "signed_title" TEXT NOT NULL DEFAULT '',
    "signed_at" TIMESTAMPTZ(3),
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "digests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "digest_entries" (
    "digest_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "issue_id" UUID,

    CONSTRAINT "digest_entries_pkey" PRIMARY KEY ("digest_id", "no")
);
CREATE TABLE "digest_versions" (
    "id" UUID NOT NULL,
    "digest_id" UUID NOT NULL,
    "no" INTEGER NOT NULL,
    "sections" JSONB NOT NULL,
    "person_id" UUID,
    "duty_title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_versions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "digest_reads" (
    "digest_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "duty_title" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_reads_pkey" PRIMARY KEY ("digest_id", "unit_id")
);
CREATE INDEX "instructions_unit_id_made_at_idx" ON "instructions"("unit_id", "made_at");
CREATE INDEX "instructions_issue_id_idx" ON "instructions"("issue_id");
CREATE INDEX "instructions_digest_id_entry_no_idx" ON "instructions"("digest_id", "entry_no");
CREATE UNIQUE INDEX "instruction_tasks_instruction_id_unit_id_key" ON "instruction_tasks"("instruction_id", "unit_id");
CREATE INDEX "instruction_tasks_unit_id_state_due_at_idx" ON "instruction_tasks"("unit_id", "state", "due_at");
CREATE INDEX "instruction_steps_task_id_at_idx" ON "instruction_steps"("task_id", "at");
CREATE UNIQUE INDEX "digests_unit_id_kind_from_on_key" ON "digests"("unit_id", "kind", "from_on");
CREATE UNIQUE INDEX "digest_versions_digest_id_no_key" ON "digest_versions"("digest_id", "no");
ALTER TABLE "instruction_tasks" ADD CONSTRAINT "instruction_tasks_instruction_id_fkey" FOREIGN KEY ("instruction_id") REFERENCES "instructions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instruction_steps" ADD CONSTRAINT "instruction_steps_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "instruction_tasks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digest_entries" ADD CONSTRAINT "digest_entries_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digest_versions" ADD CONSTRAINT "digest_versions_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digest_reads" ADD CONSTRAINT "digest_reads_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "instructions" ADD CONSTRAINT "instructions_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_matter_id_fkey" FOREIGN KEY ("matter_id") REFERENCES "matters"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "digests"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instruction_tasks" ADD CONSTRAINT "instruction_tasks_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digests" ADD CONSTRAINT "digests_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digest_entries" ADD CONSTRAINT "digest_entries_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "digest_reads" ADD CONSTRAINT "digest_reads_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_subject" CHECK ("subject" IN ('ISSUE', 'MATTER', 'DIGEST', 'FREE'));
ALTER TABLE "instruction_tasks" ADD CONSTRAINT "instruction_tasks_state" CHECK ("state" IN ('GIVEN', 'OPENED', 'UNDER_WAY', 'DONE', 'SENT_BACK', 'ENDED'));
ALTER TABLE "instruction_steps" ADD CONSTRAINT "instruction_steps_verb" CHECK ("verb" IN ('open', 'report', 'finish', 'sendBack', 'end', 'overdue'));
ALTER TABLE "digests" ADD CONSTRAINT "digests_kind" CHECK ("kind" IN ('WEEKLY', 'MONTHLY'));
ALTER TABLE "digests" ADD CONSTRAINT "digests_state" CHECK ("state" IN ('DRAFT', 'SIGNED', 'PUBLISHED'));
ALTER TABLE "digest_entries" ADD CONSTRAINT "digest_entries_section" CHECK ("section" IN ('KINDS', 'PLACES', 'ESCALATIONS', 'ORDERS'));
-- Each instruction is on what its subject says, and on nothing else.
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_on_its_subject" CHECK (
  ("issue_id" IS NOT NULL) = ("subject" = 'ISSUE') AND ("matter_id" IS NOT NULL) = ("subject" = 'MATTER')
  AND ("digest_id" IS NOT NULL) = ("subject" = 'DIGEST') AND ("entry_no" IS NOT NULL) = ("subject" = 'DIGEST') AND ("place_id" IS NOT NULL) = ("subject" = 'FREE'));
-- Whoever drafted a digest does not sign it.
ALTER TABLE "digests" ADD CONSTRAINT "digests_two_hands" CHECK ("signed_by" IS NULL OR "signed_by" IS DISTINCT FROM "drafted_by");
CREATE INDEX "instruction_tasks_due" ON "instruction_tasks"("due_at") WHERE "state" IN ('GIVEN', 'OPENED', 'UNDER_WAY', 'SENT_BACK');
-- What was told, what was drafted and what was answered stays as it was; that something was overdue is never taken back.
CREATE TRIGGER "instructions_append_only" BEFORE UPDATE OR DELETE ON "instructions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "instruction_steps_append_only" BEFORE UPDATE OR DELETE ON "instruction_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "digest_entries_append_only" BEFORE UPDATE OR DELETE ON "digest_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "digest_versions_append_only" BEFORE UPDATE OR DELETE ON "digest_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "digest_reads_append_only" BEFORE UPDATE OR DELETE ON "digest_reads" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "instruction_tasks_late_stays" BEFORE UPDATE ON "instruction_tasks" FOR EACH ROW
  WHEN (OLD."overdue_at" IS NOT NULL AND NEW."overdue_at" IS DISTINCT FROM OLD."overdue_at") EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "digests_as_drafted" BEFORE UPDATE ON "digests" FOR EACH ROW
  WHEN (NEW."figures" IS DISTINCT FROM OLD."figures" OR NEW."as_of" IS DISTINCT FROM OLD."as_of") EXECUTE FUNCTION "refuse_change"();
