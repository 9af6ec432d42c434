-- 专项行动 (domain.md N22): a span of days, a place and perhaps one kind of matter. What it counts is asked of the issues.
CREATE TABLE "campaigns" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "category" TEXT,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_reason" TEXT,
    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "campaigns_unit_id_idx" ON "campaigns"("unit_id");
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_span" CHECK ("to_on" >= "from_on"),
  ADD CONSTRAINT "campaigns_end" CHECK (("ended_at" IS NULL) = ("ended_by" IS NULL) AND ("ended_at" IS NULL) = ("ended_reason" IS NULL));
