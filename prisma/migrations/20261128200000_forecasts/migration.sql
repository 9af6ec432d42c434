-- 四前 (domain.md Z13): what a month is expected to bring, as it was told then, and the checks that were asked for.
CREATE TABLE "forecasts" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "growth" DOUBLE PRECISION,
    "lines" JSONB NOT NULL,

    CONSTRAINT "forecasts_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "forecasts_unit_id_month_key" ON "forecasts"("unit_id", "month");
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD COLUMN "forecast_id" UUID;
CREATE INDEX "instructions_forecast_id_idx" ON "instructions"("forecast_id");
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_forecast_id_fkey" FOREIGN KEY ("forecast_id") REFERENCES "forecasts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_month" CHECK (EXTRACT(day FROM "month") = 1);
-- What was told stays told: afterwards it is held against what came.
CREATE TRIGGER "forecasts_append_only" BEFORE UPDATE OR DELETE ON "forecasts" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "instructions" DROP CONSTRAINT "instructions_subject";
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_subject" CHECK ("subject" IN ('ISSUE', 'MATTER', 'DIGEST', 'ALERT', 'FORECAST', 'FREE'));
ALTER TABLE "instructions" DROP CONSTRAINT "instructions_on_its_subject";
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_on_its_subject" CHECK (
  ("issue_id" IS NOT NULL) = ("subject" = 'ISSUE') AND ("matter_id" IS NOT NULL) = ("subject" = 'MATTER') AND ("alert_id" IS NOT NULL) = ("subject" = 'ALERT')
  AND ("digest_id" IS NOT NULL) = ("subject" = 'DIGEST') AND ("forecast_id" IS NOT NULL) = ("subject" = 'FORECAST')
  AND ("entry_no" IS NOT NULL) = ("subject" IN ('DIGEST', 'FORECAST')) AND ("place_id" IS NOT NULL) = ("subject" = 'FREE'));
