-- Working together: reading marks, saved views, stand-ins, presence, internal notes.

-- How far somebody has read an issue. A person's own mark: read for that person's desk alone, never shown to others.
CREATE TABLE "issue_reads" (
    "person_id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "seen_seq" INTEGER NOT NULL,

    CONSTRAINT "issue_reads_pkey" PRIMARY KEY ("person_id", "issue_id")
);

CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "unit_id" UUID,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "absences" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "stand_in_ids" UUID[],
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "absences_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "issue_presence" (
    "issue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issue_presence_pkey" PRIMARY KEY ("issue_id", "person_id")
);

CREATE TABLE "internal_notes" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "on_behalf_of" UUID,
    "words" TEXT NOT NULL,
    "mentioned_ids" UUID[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "internal_notes_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "saved_views_unit_id_idx" ON "saved_views"("unit_id");
CREATE INDEX "absences_person_id_idx" ON "absences"("person_id");
CREATE INDEX "absences_stand_ins" ON "absences" USING gin ("stand_in_ids");
CREATE INDEX "issue_presence_until_idx" ON "issue_presence"("until");
CREATE INDEX "internal_notes_issue_id_at_idx" ON "internal_notes"("issue_id", "at");

ALTER TABLE "issue_reads" ADD CONSTRAINT "issue_reads_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_reads" ADD CONSTRAINT "issue_reads_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "issue_presence" ADD CONSTRAINT "issue_presence_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "issue_presence" ADD CONSTRAINT "issue_presence_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

-- Who is where right now is worth nothing after a crash: it is not logged, and no history of it is kept.
ALTER TABLE "issue_presence" SET UNLOGGED;

ALTER TABLE "saved_views"
  ADD CONSTRAINT "saved_views_page" CHECK ("page" IN ('DESK','LEDGER')),
  ADD CONSTRAINT "saved_views_name" CHECK (length("name") BETWEEN 1 AND 60),
  ADD CONSTRAINT "saved_views_query" CHECK (length("query") <= 2000);
-- One name once: among one's own, and among those a unit shares.
CREATE UNIQUE INDEX "saved_views_own_name" ON "saved_views" ("owner_id", "page", lower("name")) WHERE "unit_id" IS NULL;
CREATE UNIQUE INDEX "saved_views_shared_name" ON "saved_views" ("unit_id", "page", lower("name")) WHERE "unit_id" IS NOT NULL;

ALTER TABLE "absences"
  ADD CONSTRAINT "absences_dates" CHECK ("to_on" >= "from_on"),
  ADD CONSTRAINT "absences_stand_in" CHECK (cardinality("stand_in_ids") BETWEEN 0 AND 3 AND NOT ("person_id" = ANY("stand_in_ids")));

ALTER TABLE "internal_notes" ADD CONSTRAINT "internal_notes_words" CHECK (length("words") BETWEEN 1 AND 4000);
-- Notes are written once. The only change is that their writer withdraws them, once.
CREATE FUNCTION "refuse_rewriting_note"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."withdrawn_at" IS NULL AND NEW."withdrawn_at" IS NOT NULL
    AND (to_jsonb(NEW) - 'withdrawn_at') = (to_jsonb(OLD) - 'withdrawn_at') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'internal_notes is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "internal_notes_append_only" BEFORE UPDATE OR DELETE ON "internal_notes" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_note"();
CREATE TRIGGER "internal_notes_no_truncate" BEFORE TRUNCATE ON "internal_notes" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What residents said of an issue, the latest first: the queue of unread answers asks only for these.
CREATE INDEX "issue_events_from_residents" ON "issue_events" ("issue_id", "seq" DESC) WHERE "actor_role" = 'RESIDENT';
-- What one has signed for.
CREATE INDEX "issues_handler" ON "issues" ("handler_id") WHERE "handler_id" IS NOT NULL;
