-- The daily proof that no case is left behind, and what it found.
CREATE TABLE "reconciliations" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "open" INTEGER NOT NULL,
    "overdue" INTEGER NOT NULL,
    "moved" INTEGER NOT NULL,
    "supervised" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "left_behind" INTEGER NOT NULL,
    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reconciliations_at_idx" ON "reconciliations"("at");

CREATE TABLE "reconciliation_findings" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "clock_id" UUID,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "reconciliation_findings_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reconciliation_findings_run_id_idx" ON "reconciliation_findings"("run_id");
ALTER TABLE "reconciliation_findings" ADD CONSTRAINT "reconciliation_findings_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "reconciliations"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reconciliation_findings" ADD CONSTRAINT "reconciliation_findings_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reconciliation_findings" ADD CONSTRAINT "reconciliation_findings_reason" CHECK ("reason" IN ('NOT_RECORDED','NOT_ACTED_ON','TWICE','NO_CLOCK','NOBODY_THERE'));
-- Every breached clock of an open issue is looked at each morning.
CREATE INDEX "clocks_breached_running" ON "clocks" ("issue_id") WHERE "breached_at" IS NOT NULL AND "stopped_at" IS NULL;
CREATE INDEX "clocks_running_due" ON "clocks" ("due_at") WHERE "stopped_at" IS NULL;
