-- What could not be told may be looked at again, as often as it takes; what was told stays.
DROP INDEX "recheck_findings_recheck_id_no_key";
CREATE INDEX "recheck_findings_recheck_id_no_idx" ON "recheck_findings"("recheck_id", "no");
CREATE UNIQUE INDEX "recheck_findings_told" ON "recheck_findings"("recheck_id", "no") WHERE "finding" <> 'UNCLEAR';
