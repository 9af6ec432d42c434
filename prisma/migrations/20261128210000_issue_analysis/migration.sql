-- 形势分析 (domain.md Z36): one more kind of report.
ALTER TABLE "reports" DROP CONSTRAINT "reports_kind";
ALTER TABLE "reports" ADD CONSTRAINT "reports_kind" CHECK ("kind" IN ('MONTHLY', 'LEDGER', 'ANALYSIS', 'YEARLY'));
