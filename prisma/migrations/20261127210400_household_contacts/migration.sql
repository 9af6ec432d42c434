-- The contact person of an address: with consent given on a day, for a year at most, and everybody who looked.
ALTER TABLE "households" ADD COLUMN "consented_on" DATE;
CREATE TABLE "household_contact_views" (
    "id" UUID NOT NULL,
    "household_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "household_contact_views_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "household_contact_views_household_id_idx" ON "household_contact_views"("household_id");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "households" ADD CONSTRAINT "households_consent_a_year"
  CHECK ("consented_on" IS NULL OR "consented_until" <= "consented_on" + 366);
ALTER TABLE "household_changes"
  DROP CONSTRAINT "household_changes_what",
  ADD CONSTRAINT "household_changes_what" CHECK
    ("what" IN ('ADDED', 'STATE', 'SAFETY', 'WENT_INTO', 'TOOK_IN', 'PARTED', 'CONTACT', 'CONTACT_GONE'));
CREATE TRIGGER "household_contact_views_append_only" BEFORE UPDATE OR DELETE ON "household_contact_views" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
