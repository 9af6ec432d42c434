-- The register of households is one of addresses: how each stands, and for how long a word of warning about the place holds.
ALTER TABLE "households"
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'OCCUPIED',
  ADD COLUMN "safety_words" TEXT,
  ADD COLUMN "safety_until" DATE;
CREATE TABLE "household_changes" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "state" TEXT,
    "words" TEXT NOT NULL,
    "until" DATE,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_changes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "household_changes_household_id_at_idx" ON "household_changes"("household_id", "at");
ALTER TABLE "household_changes" ADD CONSTRAINT "household_changes_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "visits_household_id_visited_at_idx" ON "visits"("household_id", "visited_at");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "households"
  ADD CONSTRAINT "households_state" CHECK ("state" IN ('OCCUPIED', 'EMPTY', 'MOVED', 'CLOSED')),
  ADD CONSTRAINT "households_safety" CHECK (("safety_words" IS NULL) = ("safety_until" IS NULL));
ALTER TABLE "household_changes"
  ADD CONSTRAINT "household_changes_what" CHECK ("what" IN ('ADDED', 'STATE', 'SAFETY')),
  ADD CONSTRAINT "household_changes_state" CHECK ("state" IN ('OCCUPIED', 'EMPTY', 'MOVED', 'CLOSED')),
  ADD CONSTRAINT "household_changes_of" CHECK (("what" = 'SAFETY') = ("state" IS NULL));
-- What was written of an address stays as it was written.
CREATE TRIGGER "household_changes_append_only" BEFORE UPDATE OR DELETE ON "household_changes" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
