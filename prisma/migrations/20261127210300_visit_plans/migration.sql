-- 普遍走访: which building is gone to on which days, and by which unit. A plan names no person and sets nobody a number.
CREATE TABLE "visit_plans" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "building" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "dropped_by" UUID,
    "dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_plans_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "visit_plans_community_id_to_on_idx" ON "visit_plans"("community_id", "to_on");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "visit_plans"
  ADD CONSTRAINT "visit_plans_days" CHECK ("from_on" <= "to_on"),
  ADD CONSTRAINT "visit_plans_dropped" CHECK (("dropped_at" IS NULL) = ("dropped_by" IS NULL));
