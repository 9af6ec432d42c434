-- Settings of the clocks with their history, and changes of the holiday calendar with the recount that follows them.

CREATE TABLE "clock_settings" (
    "version" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "rules" JSONB NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "clock_settings_pkey" PRIMARY KEY ("version")
);

CREATE TABLE "calendar_changes" (
    "id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "days" JSONB NOT NULL,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "completes_year" INTEGER,
    "cursor" UUID,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_changes_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "calendar_changes_revision_key" ON "calendar_changes"("revision");

-- By hand from here on.
ALTER TABLE "clock_settings" ADD CONSTRAINT "clock_settings_version" CHECK ("version" > 0);
CREATE TRIGGER "clock_settings_append_only" BEFORE UPDATE OR DELETE ON "clock_settings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What was changed stays; only the recount goes forward.
CREATE FUNCTION "refuse_calendar_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.id, OLD.revision, OLD.at, OLD.person_id, OLD.reason, OLD.days, OLD.first_day, OLD.last_day, OLD.completes_year)
     IS DISTINCT FROM (NEW.id, NEW.revision, NEW.at, NEW.person_id, NEW.reason, NEW.days, NEW.first_day, NEW.last_day, NEW.completes_year) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "calendar_changes_append_only" BEFORE UPDATE OR DELETE ON "calendar_changes" FOR EACH ROW EXECUTE FUNCTION "refuse_calendar_change"();
CREATE INDEX "calendar_changes_open" ON "calendar_changes" ("revision") WHERE "done_at" IS NULL;
