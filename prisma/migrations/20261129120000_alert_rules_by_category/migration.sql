-- 预警 (domain.md Z14 "category × place × window"): a category of the first level may have a rule of its own, until it is put back
-- under the general one.
ALTER TABLE "alert_rules"
  ADD COLUMN "category" TEXT,
  ALTER COLUMN "days" DROP NOT NULL,
  ALTER COLUMN "cases" DROP NOT NULL,
  ALTER COLUMN "times" DROP NOT NULL;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

-- A rule is whole; only a category can be without one.
ALTER TABLE "alert_rules"
  ADD CONSTRAINT "alert_rules_category" CHECK ("category" ~ '^[A-Z_]+$'),
  ADD CONSTRAINT "alert_rules_whole" CHECK (num_nulls("days", "cases", "times") = 0 OR ("category" IS NOT NULL AND num_nulls("days", "cases", "times") = 3));
