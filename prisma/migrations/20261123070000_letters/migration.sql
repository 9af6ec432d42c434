-- Templates with their versions, official letters (domain.md F5), and their gap-free numbers.

ALTER TABLE "issues" ADD COLUMN "is_petition_item" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "template_versions" (
    "id" UUID NOT NULL,
    "template_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "parts" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "template_versions_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "letters" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" UUID NOT NULL,
    "addressee" TEXT,
    "parts" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "drafter_id" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER,
    "number" INTEGER,
    "number_text" TEXT,
    "signer_id" UUID,
    "signed_at" TIMESTAMPTZ(3),
    "letter_on" DATE,
    "voided_by_id" UUID,
    "voided_at" TIMESTAMPTZ(3),
    "void_reason" TEXT,
    "served_on" DATE,
    "served_how" TEXT,
    "served_note" TEXT,
    "served_by_id" UUID,
    "served_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "letter_counters" (
    "unit_id" UUID NOT NULL,
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "word" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "letter_counters_pkey" PRIMARY KEY ("unit_id","series","year")
);

CREATE INDEX "templates_unit_id_idx" ON "templates"("unit_id");
-- What a unit answered lately, held against what it is about to answer.
CREATE INDEX "replies_unit_recent" ON "replies"("unit_id", "at" DESC);
CREATE UNIQUE INDEX "template_versions_template_id_version_key" ON "template_versions"("template_id", "version");
CREATE INDEX "letters_issue_id_idx" ON "letters"("issue_id");
CREATE UNIQUE INDEX "letters_unit_id_series_year_number_key" ON "letters"("unit_id", "series", "year", "number");
CREATE UNIQUE INDEX "letter_counters_word_series_year_key" ON "letter_counters"("word", "series", "year");

ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "letters" ADD CONSTRAINT "letters_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand. The words are those of lib/domain/vocabulary (tests/db/vocabulary.test.ts).

ALTER TABLE "templates"
  ADD CONSTRAINT "templates_kind" CHECK ("kind" IN ('REPLY','ACCEPTED','REFUSED','INFO_ASKED','EXTENDED','PROGRESS','OPINION','REPORTED')),
  ADD CONSTRAINT "templates_lang" CHECK ("lang" IN ('zh','en'));

ALTER TABLE "letters"
  ADD CONSTRAINT "letters_kind" CHECK ("kind" IN ('ACCEPTED','REFUSED','INFO_ASKED','EXTENDED','PROGRESS','OPINION','REPORTED')),
  ADD CONSTRAINT "letters_state" CHECK ("state" IN ('DRAFT','SIGNED','VOIDED')),
  ADD CONSTRAINT "letters_series" CHECK ("series" IN ('NOTICE','ANSWER','OPINION','REPORT')),
  ADD CONSTRAINT "letters_served_how" CHECK ("served_how" IN ('IN_PERSON','POST','LEFT','ELECTRONIC')),
  -- A number, its year, its signer and its date come together, or not at all; a void one keeps what it had.
  ADD CONSTRAINT "letters_numbered" CHECK (num_nonnulls("year", "number", "number_text", "signer_id", "signed_at", "letter_on") IN (0, 6)),
  ADD CONSTRAINT "letters_signed" CHECK ("state" <> 'SIGNED' OR "number" IS NOT NULL),
  ADD CONSTRAINT "letters_draft" CHECK ("state" <> 'DRAFT' OR "number" IS NULL),
  ADD CONSTRAINT "letters_two_people" CHECK ("signer_id" IS NULL OR "signer_id" <> "drafter_id"),
  ADD CONSTRAINT "letters_voided" CHECK (num_nonnulls("voided_by_id", "voided_at", "void_reason") = CASE WHEN "state" = 'VOIDED' THEN 3 ELSE 0 END),
  ADD CONSTRAINT "letters_served" CHECK (num_nonnulls("served_on", "served_how", "served_by_id", "served_at") IN (0, 4)
    AND ("served_on" IS NULL OR "served_on" >= "letter_on"));

-- A letter that went out is paper: its text, number, names and dates never change. It can be voided once, served once,
-- and its addressee can be forgotten.
CREATE FUNCTION refuse_letter_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a letter is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.state = 'DRAFT' THEN
    RETURN NEW;
  END IF;
  IF (OLD.id, OLD.issue_id, OLD.kind, OLD.unit_id, OLD.parts, OLD.body, OLD.drafter_id, OLD.drafted_at, OLD.series, OLD.year, OLD.number, OLD.number_text, OLD.signer_id, OLD.signed_at, OLD.letter_on)
     IS DISTINCT FROM
     (NEW.id, NEW.issue_id, NEW.kind, NEW.unit_id, NEW.parts, NEW.body, NEW.drafter_id, NEW.drafted_at, NEW.series, NEW.year, NEW.number, NEW.number_text, NEW.signer_id, NEW.signed_at, NEW.letter_on)
     OR (NEW.addressee IS NOT NULL AND NEW.addressee IS DISTINCT FROM OLD.addressee)
     OR (OLD.state = 'VOIDED' AND (NEW.state, NEW.voided_by_id, NEW.voided_at, NEW.void_reason) IS DISTINCT FROM (OLD.state, OLD.voided_by_id, OLD.voided_at, OLD.void_reason))
     OR (OLD.state = 'SIGNED' AND NEW.state = 'DRAFT')
     OR (OLD.served_at IS NOT NULL AND (NEW.served_on, NEW.served_how, NEW.served_note, NEW.served_by_id, NEW.served_at) IS DISTINCT FROM (OLD.served_on, OLD.served_how, OLD.served_note, OLD.served_by_id, OLD.served_at)) THEN
    RAISE EXCEPTION 'a letter that went out is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "letters_frozen" BEFORE UPDATE OR DELETE ON "letters" FOR EACH ROW EXECUTE FUNCTION refuse_letter_change();

-- A number is never taken back but by the rollback of the transaction that took it.
CREATE FUNCTION refuse_counter_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.last <> OLD.last + 1 OR (NEW.unit_id, NEW.series, NEW.year, NEW.word) IS DISTINCT FROM (OLD.unit_id, OLD.series, OLD.year, OLD.word) THEN
    RAISE EXCEPTION 'letter numbers only go up by one' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "letter_counters_up" BEFORE UPDATE OR DELETE ON "letter_counters" FOR EACH ROW EXECUTE FUNCTION refuse_counter_back();
ALTER TABLE "letter_counters" ADD CONSTRAINT "letter_counters_last" CHECK ("last" > 0);

CREATE TRIGGER "template_versions_append_only" BEFORE UPDATE OR DELETE ON "template_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
