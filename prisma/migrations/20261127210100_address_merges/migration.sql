-- Two addresses that are one: which stayed, what went to it, and that it was parted again.
ALTER TABLE "households" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "household_changes" ADD COLUMN "other_id" UUID;
CREATE TABLE "household_merges" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "into_id" UUID NOT NULL,
    "visit_ids" UUID[],
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "household_merges_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "household_merges_from_id_idx" ON "household_merges"("from_id");
ALTER TABLE "households" ADD CONSTRAINT "households_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "household_merges" ADD CONSTRAINT "household_merges_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "households"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "households" ADD CONSTRAINT "households_not_itself" CHECK ("merged_into_id" <> "id");
ALTER TABLE "household_merges" ADD CONSTRAINT "household_merges_undone" CHECK (("undone_at" IS NULL) = ("undone_by" IS NULL));
-- An address goes into one other at a time.
CREATE UNIQUE INDEX "household_merges_standing_key" ON "household_merges"("from_id") WHERE "undone_at" IS NULL;
ALTER TABLE "household_changes"
  DROP CONSTRAINT "household_changes_what",
  DROP CONSTRAINT "household_changes_of",
  ADD CONSTRAINT "household_changes_what" CHECK ("what" IN ('ADDED', 'STATE', 'SAFETY', 'WENT_INTO', 'TOOK_IN', 'PARTED')),
  ADD CONSTRAINT "household_changes_of" CHECK (("what" IN ('ADDED', 'STATE')) = ("state" IS NOT NULL)),
  ADD CONSTRAINT "household_changes_other" CHECK (("what" IN ('WENT_INTO', 'TOOK_IN', 'PARTED')) = ("other_id" IS NOT NULL));
