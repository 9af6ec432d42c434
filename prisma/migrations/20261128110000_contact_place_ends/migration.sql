-- A park or building that was misnamed is named right, and one that is gone is no contact point any more; what was there stays on record.
ALTER TABLE "contact_places" ADD COLUMN "ended_on" DATE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

-- Two of one name in one community are one place; of doubles that are there the later ones are told apart by a number.
UPDATE "contact_places" p SET "name" = p."name" || d."no"::text FROM (
  SELECT "id", row_number() OVER (PARTITION BY "unit_id", "name" ORDER BY "made_at", "id") AS "no" FROM "contact_places"
) d WHERE d."id" = p."id" AND d."no" > 1;
CREATE UNIQUE INDEX "contact_places_once" ON "contact_places"("unit_id", "name") WHERE "ended_on" IS NULL;
