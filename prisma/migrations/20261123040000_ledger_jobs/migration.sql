-- The Excel ledger out and in (domain.md F6). The words in the CHECKs are those of lib/domain/vocabulary.

-- One piece of work in the background, asked for by one person and answered to that person only.
CREATE TABLE "ledger_jobs" (
    "id" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "params" JSONB NOT NULL DEFAULT '{}',
    "unmasked" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "file_name" TEXT NOT NULL DEFAULT '',
    "file_bytes" INTEGER,
    "total" INTEGER,
    "done" INTEGER NOT NULL DEFAULT 0,
    "good" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "same_number" INTEGER NOT NULL DEFAULT 0,
    "same_words" INTEGER NOT NULL DEFAULT 0,
    "overdue" INTEGER NOT NULL DEFAULT 0,
    "imported" INTEGER NOT NULL DEFAULT 0,
    "with_same_words" BOOLEAN NOT NULL DEFAULT false,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "failure" JSONB,
    "claim" UUID,
    "beat_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_jobs_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ledger_jobs_person_id_created_at_idx" ON "ledger_jobs" ("person_id", "created_at" DESC);

ALTER TABLE "ledger_jobs"
  ADD CONSTRAINT "ledger_jobs_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ledger_jobs_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ledger_jobs_task" CHECK ("task" IN ('EXPORT','CHECK','IMPORT')),
  ADD CONSTRAINT "ledger_jobs_state" CHECK ("state" IN ('WAITING','RUNNING','CHECKED','DONE','FAILED','EXPIRED')),
  -- Names in full only with a reason.
  ADD CONSTRAINT "ledger_jobs_unmasked_reason" CHECK (NOT "unmasked" OR length("reason") >= 5),
  ADD CONSTRAINT "ledger_jobs_running_claimed" CHECK (("state" = 'RUNNING') = ("claim" IS NOT NULL));
-- What is to be done next, and what somebody left lying.
CREATE INDEX "ledger_jobs_to_do" ON "ledger_jobs" ("created_at") WHERE "state" IN ('WAITING','RUNNING');
CREATE INDEX "ledger_jobs_to_expire" ON "ledger_jobs" ("expires_at") WHERE "state" <> 'EXPIRED';

-- Who took the ledger out, with which filter, masked or not, and why: written once (domain.md E, "export watermark").
CREATE TABLE "ledger_exports" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unmasked" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "rows" INTEGER NOT NULL,
    "revealed" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_exports_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ledger_exports_at_idx" ON "ledger_exports" ("at" DESC);
ALTER TABLE "ledger_exports"
  ADD CONSTRAINT "ledger_exports_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ledger_exports_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "ledger_exports_reason" CHECK (NOT "unmasked" OR length("reason") >= 5);
CREATE TRIGGER "ledger_exports_append_only" BEFORE UPDATE OR DELETE ON "ledger_exports" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "ledger_exports_no_truncate" BEFORE TRUNCATE ON "ledger_exports" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- Rows of an uploaded ledger between the dry run and the import; gone when they are imported or the upload expires.
CREATE TABLE "ledger_import_rows" (
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "entry" JSONB,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "number" TEXT NOT NULL DEFAULT '',
    "likeness" TEXT NOT NULL DEFAULT '',
    "like_issue_id" UUID,

    CONSTRAINT "ledger_import_rows_pkey" PRIMARY KEY ("job_id", "row")
);
ALTER TABLE "ledger_import_rows"
  ADD CONSTRAINT "ledger_import_rows_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "ledger_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "ledger_import_rows_verdict" CHECK ("verdict" IN ('GOOD','BAD','SAME_NUMBER','SAME_WORDS'));
CREATE INDEX "ledger_import_rows_number" ON "ledger_import_rows" ("job_id", "number") WHERE "number" <> '';
CREATE INDEX "ledger_import_rows_likeness" ON "ledger_import_rows" ("job_id", "likeness") WHERE "likeness" <> '';

-- An issue that came in from an old ledger: from which row, and what that said that has no place in the record.
CREATE TABLE "imported_rows" (
    "issue_id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "told" JSONB NOT NULL,

    CONSTRAINT "imported_rows_pkey" PRIMARY KEY ("issue_id")
);
-- Whatever is killed or doubled: a row of a file becomes one issue.
CREATE UNIQUE INDEX "imported_rows_job_id_row_key" ON "imported_rows" ("job_id", "row");
CREATE INDEX "imported_rows_number_idx" ON "imported_rows" ("number");
ALTER TABLE "imported_rows"
  ADD CONSTRAINT "imported_rows_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  ADD CONSTRAINT "imported_rows_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "ledger_jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "issues"
  ADD COLUMN "imported_job_id" UUID,
  ADD CONSTRAINT "issues_imported_job_id_fkey" FOREIGN KEY ("imported_job_id") REFERENCES "ledger_jobs"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Same day and same words: what the dry run of an import asks for every row.
CREATE INDEX "issues_same_words" ON "issues" ("spoken_on", md5("statement"));
