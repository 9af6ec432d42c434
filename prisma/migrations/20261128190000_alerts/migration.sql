-- 预警 (domain.md Z14): kinds of problems that come again at one place or all at once; and the tasks that come of them.
CREATE TABLE "alert_rules" (
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "days" INTEGER NOT NULL,
    "cases" INTEGER NOT NULL,
    "times" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "alert_rules_pkey" PRIMARY KEY ("kind", "version")
);
CREATE TABLE "alerts" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "place_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "usual" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "alert_steps" (
    "id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "verb" TEXT NOT NULL,
    "outcome" TEXT,
    "words" TEXT NOT NULL,
    "person_id" UUID,
    "duty_title" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_steps_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "alerts_place_id_raised_at_idx" ON "alerts"("place_id", "raised_at");
CREATE INDEX "alert_steps_alert_id_at_idx" ON "alert_steps"("alert_id", "at");
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "alert_steps" ADD CONSTRAINT "alert_steps_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "instructions" ADD COLUMN "alert_id" UUID;
CREATE INDEX "instructions_alert_id_idx" ON "instructions"("alert_id");
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alerts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_kind" CHECK ("kind" IN ('REPEATED', 'BURST'));
ALTER TABLE "alert_rules" ADD CONSTRAINT "alert_rules_lengths" CHECK ("version" > 0 AND "days" BETWEEN 1 AND 60 AND "cases" BETWEEN 3 AND 30 AND "times" BETWEEN 1 AND 5);
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_kind" CHECK ("kind" IN ('REPEATED', 'BURST'));
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_state" CHECK ("state" IN ('NEW', 'TAKEN_UP', 'CLOSED'));
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_days" CHECK ("from_on" <= "to_on");
ALTER TABLE "alert_steps" ADD CONSTRAINT "alert_steps_verb" CHECK ("verb" IN ('raise', 'join', 'takeUp', 'close'));
ALTER TABLE "alert_steps" ADD CONSTRAINT "alert_steps_outcome" CHECK ("outcome" IN ('HANDLED', 'FALSE_ALARM'));
ALTER TABLE "alert_steps" ADD CONSTRAINT "alert_steps_close" CHECK (("outcome" IS NOT NULL) = ("verb" = 'close'));
-- One that is not closed for a kind of problem at a place: what comes later joins it, whoever looks and how many at once.
CREATE UNIQUE INDEX "alerts_open" ON "alerts"("kind", "category", "place_id") WHERE "state" <> 'CLOSED';
ALTER TABLE "instructions" DROP CONSTRAINT "instructions_subject";
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_subject" CHECK ("subject" IN ('ISSUE', 'MATTER', 'DIGEST', 'ALERT', 'FREE'));
ALTER TABLE "instructions" DROP CONSTRAINT "instructions_on_its_subject";
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_on_its_subject" CHECK (
  ("issue_id" IS NOT NULL) = ("subject" = 'ISSUE') AND ("matter_id" IS NOT NULL) = ("subject" = 'MATTER') AND ("alert_id" IS NOT NULL) = ("subject" = 'ALERT')
  AND ("digest_id" IS NOT NULL) = ("subject" = 'DIGEST') AND ("entry_no" IS NOT NULL) = ("subject" = 'DIGEST') AND ("place_id" IS NOT NULL) = ("subject" = 'FREE'));
CREATE TRIGGER "alert_rules_append_only" BEFORE UPDATE OR DELETE ON "alert_rules" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "alert_steps_append_only" BEFORE UPDATE OR DELETE ON "alert_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
-- What was told stays told as it was: only how far it reaches and how it stands move.
CREATE TRIGGER "alerts_as_raised" BEFORE UPDATE ON "alerts" FOR EACH ROW
  WHEN (NEW."kind" <> OLD."kind" OR NEW."category" <> OLD."category" OR NEW."place_id" <> OLD."place_id" OR NEW."from_on" <> OLD."from_on"
    OR NEW."usual" <> OLD."usual" OR NEW."rule" <> OLD."rule" OR NEW."raised_at" <> OLD."raised_at" OR NEW."to_on" < OLD."to_on")
  EXECUTE FUNCTION "refuse_change"();
