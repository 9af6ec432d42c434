-- Open311: the systems that may file, what they filed, and the indexes that public answers are read from.

CREATE TABLE "open311_keys" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "per_minute" INTEGER NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by" UUID,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "open311_keys_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "open311_requests" (
    "id" UUID NOT NULL,
    "key_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "fingerprint" TEXT,
    "media_url" TEXT,
    "hazards" TEXT[],
    "filed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open311_requests_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "open311_keys_key_hash_key" ON "open311_keys"("key_hash");
CREATE UNIQUE INDEX "open311_requests_issue_id_key" ON "open311_requests"("issue_id");
CREATE INDEX "open311_requests_key_id_fingerprint_filed_at_idx" ON "open311_requests"("key_id", "fingerprint", "filed_at");
CREATE INDEX "open311_requests_key_id_filed_at_idx" ON "open311_requests"("key_id", "filed_at");

ALTER TABLE "open311_keys" ADD CONSTRAINT "open311_keys_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "open311_requests" ADD CONSTRAINT "open311_requests_key_id_fkey" FOREIGN KEY ("key_id") REFERENCES "open311_keys"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "open311_requests" ADD CONSTRAINT "open311_requests_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "open311_keys"
  ADD CONSTRAINT "open311_keys_name" CHECK (length("name") BETWEEN 1 AND 100),
  ADD CONSTRAINT "open311_keys_hash" CHECK ("key_hash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "open311_keys_per_minute" CHECK ("per_minute" BETWEEN 1 AND 6000),
  ADD CONSTRAINT "open311_keys_revoked" CHECK (("revoked_at" IS NULL) = ("revoked_by" IS NULL));
ALTER TABLE "open311_requests"
  ADD CONSTRAINT "open311_requests_media_url" CHECK ("media_url" ~* '^https?://' AND length("media_url") <= 1000),
  ADD CONSTRAINT "open311_requests_hazards" CHECK ("hazards" <@ ARRAY['GAS','FIRE','LIVE_WIRE','COLLAPSE','PERSON','FLOOD']);

-- What may be shown to everybody: lib/db/open/open311 asks with the same words, tests/db/open311Plans.test.ts holds the two together.
CREATE INDEX "issues_public_category" ON "issues" ("city_id", "category", "registered_at" DESC, "id" DESC)
  WHERE "confidentiality" = 'NORMAL' AND "hidden_from" IS NULL AND "complained_unit_id" IS NULL AND "category" IS NOT NULL AND "category" <> 'GOVERNANCE_SERVICE.STAFF_CONDUCT';
CREATE INDEX "issues_public_open" ON "issues" ("city_id", "registered_at" DESC, "id" DESC)
  WHERE "confidentiality" = 'NORMAL' AND "hidden_from" IS NULL AND "complained_unit_id" IS NULL AND "category" IS NOT NULL AND "category" <> 'GOVERNANCE_SERVICE.STAFF_CONDUCT'
    AND "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');

-- Which city is asked is settled with every call; a city has thousands of units below it.
CREATE INDEX "org_units_cities" ON "org_units" ("code") WHERE "level" = 'CITY' AND "kind" = 'AREA' AND "valid_to" IS NULL;
