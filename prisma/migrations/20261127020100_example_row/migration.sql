-- The example of the template, left in by whoever filled it in, is told and brought in by nobody.
ALTER TABLE "ledger_import_rows" DROP CONSTRAINT "ledger_import_rows_verdict";
ALTER TABLE "ledger_import_rows"
  ADD CONSTRAINT "ledger_import_rows_verdict" CHECK ("verdict" IN ('GOOD','BAD','SAME_NUMBER','SAME_WORDS','EXAMPLE'));
