-- Notices to residents.

CREATE TABLE "public_notices" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "session_on" DATE,
    "session_from" TEXT,
    "session_to" TEXT,
    "place" TEXT NOT NULL DEFAULT '',
    "made_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "published_by" UUID,
    "late_reason" TEXT,
    "taken_down_at" TIMESTAMPTZ(3),
    "taken_down_by" UUID,
    "taken_down_reason" TEXT,

    CONSTRAINT "public_notices_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "public_notices_unit_id_idx" ON "public_notices"("unit_id");
ALTER TABLE "public_notices" ADD CONSTRAINT "public_notices_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "public_notices"
  ADD CONSTRAINT "public_notices_kind" CHECK ("kind" IN ('SESSION','GENERAL')),
  ADD CONSTRAINT "public_notices_state" CHECK ("state" IN ('DRAFT','PUBLISHED','TAKEN_DOWN')),
  ADD CONSTRAINT "public_notices_session" CHECK (("kind" = 'SESSION') = ("session_on" IS NOT NULL) AND ("session_on" IS NULL) = ("session_from" IS NULL) AND ("session_on" IS NULL) = ("session_to" IS NULL)),
  ADD CONSTRAINT "public_notices_published" CHECK (("state" = 'DRAFT') = ("published_at" IS NULL)),
  -- lib/domain/open/publicNotices: in time means at least a day before, by the day in Shanghai; late needs its reason.
  ADD CONSTRAINT "public_notices_late" CHECK ("published_at" IS NULL OR "session_on" IS NULL OR "late_reason" IS NOT NULL
    OR ("published_at" AT TIME ZONE INTERVAL '8 hours')::date < "session_on"),
  ADD CONSTRAINT "public_notices_taken_down" CHECK (("state" = 'TAKEN_DOWN') = ("taken_down_at" IS NOT NULL) AND ("taken_down_at" IS NULL) = ("taken_down_reason" IS NULL));
CREATE INDEX "public_notices_newest" ON "public_notices" ("published_at" DESC, "id" DESC) WHERE "state" = 'PUBLISHED';

-- What was published stays as it was published; it can be taken down once, with a reason, and never goes.
CREATE FUNCTION "refuse_rewriting_notice"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."state" = 'DRAFT' OR (OLD."state" = 'PUBLISHED' AND NEW."state" = 'TAKEN_DOWN'
    AND (to_jsonb(NEW) - '{state,taken_down_at,taken_down_by,taken_down_reason}'::text[]) = (to_jsonb(OLD) - '{state,taken_down_at,taken_down_by,taken_down_reason}'::text[]))) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'public_notices keeps what was published' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "public_notices_history" BEFORE UPDATE OR DELETE ON "public_notices" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_notice"();
