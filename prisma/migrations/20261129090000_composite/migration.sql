-- 三率综合 (domain.md C6 "all weights are settings, composite off by default"): whether it is shown, and what each rate weighs.
CREATE TABLE "composite_rules" (
    "version" INTEGER NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "response" INTEGER NOT NULL,
    "resolution" INTEGER NOT NULL,
    "satisfaction" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "composite_rules_pkey" PRIMARY KEY ("version")
);

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "composite_rules" ADD CONSTRAINT "composite_rules_weights" CHECK ("version" > 0
  AND "response" >= 0 AND "resolution" >= 0 AND "satisfaction" >= 0 AND "response" + "resolution" + "satisfaction" = 100);
CREATE TRIGGER "composite_rules_append_only" BEFORE UPDATE OR DELETE ON "composite_rules" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
