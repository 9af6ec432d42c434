-- The ledger out as a workbook for people or as plain rows for programs.
ALTER TABLE "ledger_jobs" ADD COLUMN "format" TEXT NOT NULL DEFAULT 'XLSX';
ALTER TABLE "ledger_jobs" ADD CONSTRAINT "ledger_jobs_format" CHECK ("format" IN ('XLSX', 'CSV'));
