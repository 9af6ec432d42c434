-- How long contacts are kept and how soon requests about them are answered: a setting of the city office with its history.
CREATE TABLE "privacy_settings" (
    "version" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "contact_years" INTEGER NOT NULL,
    "answer_days" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "privacy_settings_pkey" PRIMARY KEY ("version")
);

-- By hand from here on.
ALTER TABLE "privacy_settings"
  ADD CONSTRAINT "privacy_settings_version" CHECK ("version" > 0),
  ADD CONSTRAINT "privacy_settings_lengths" CHECK ("contact_years" BETWEEN 1 AND 10 AND "answer_days" BETWEEN 1 AND 15);
CREATE TRIGGER "privacy_settings_append_only" BEFORE UPDATE OR DELETE ON "privacy_settings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
