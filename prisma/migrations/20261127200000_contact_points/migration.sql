-- 对口联系 and 三诊 (domain.md P1, N16, Z17): who keeps in touch with which contact point, the sessions there, and what was raised.
CREATE TABLE "contact_places" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_places_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "handovers" (
    "id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handovers_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "pairings" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "place_id" UUID,
    "person_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "handover_id" UUID,

    CONSTRAINT "pairings_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "visit_sessions" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "place_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'PLANNED',
    "kind" TEXT NOT NULL,
    "host_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "from_time" TEXT NOT NULL,
    "to_time" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "notice_id" UUID,
    "handover_id" UUID,
    "late_reason" TEXT,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "cancelled_reason" TEXT,

    CONSTRAINT "visit_sessions_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "raised_items" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "raised_items_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "raised_corrections" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "raised_corrections_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "raised_endings" (
    "item_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "issue_id" UUID,
    "words" TEXT NOT NULL DEFAULT '',
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "raised_endings_pkey" PRIMARY KEY ("item_id")
);
CREATE TABLE "consult_signatures" (
    "session_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "task" TEXT,
    "due_on" DATE,
    "signed_by" UUID,
    "signed_at" TIMESTAMPTZ(3),

    CONSTRAINT "consult_signatures_pkey" PRIMARY KEY ("session_id", "unit_id")
);
CREATE TABLE "session_results" (
    "session_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "draft" TEXT NOT NULL,
    "stand" TEXT[],
    "more" TEXT[],
    "drafted_by" UUID NOT NULL,
    "drafted_at" TIMESTAMPTZ(3) NOT NULL,
    "text" TEXT,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_results_pkey" PRIMARY KEY ("session_id")
);
CREATE TABLE "month_excuses" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "place_id" UUID,
    "month" DATE NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "month_excuses_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "contact_places_unit_id_idx" ON "contact_places"("unit_id");
CREATE INDEX "pairings_unit_id_idx" ON "pairings"("unit_id");
CREATE INDEX "pairings_person_id_idx" ON "pairings"("person_id");
CREATE INDEX "visit_sessions_unit_id_on_day_idx" ON "visit_sessions"("unit_id", "on_day");
CREATE INDEX "visit_sessions_host_id_on_day_idx" ON "visit_sessions"("host_id", "on_day");
CREATE INDEX "raised_items_session_id_idx" ON "raised_items"("session_id");
CREATE INDEX "raised_corrections_item_id_idx" ON "raised_corrections"("item_id");
CREATE INDEX "month_excuses_unit_id_month_idx" ON "month_excuses"("unit_id", "month");
CREATE UNIQUE INDEX "visit_sessions_notice_id_key" ON "visit_sessions"("notice_id");
CREATE UNIQUE INDEX "raised_endings_issue_id_key" ON "raised_endings"("issue_id");
ALTER TABLE "contact_places" ADD CONSTRAINT "contact_places_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "contact_places"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "contact_places"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "public_notices"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "raised_items" ADD CONSTRAINT "raised_items_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "visit_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raised_corrections" ADD CONSTRAINT "raised_corrections_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "raised_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raised_endings" ADD CONSTRAINT "raised_endings_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "raised_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "raised_endings" ADD CONSTRAINT "raised_endings_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "consult_signatures" ADD CONSTRAINT "consult_signatures_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "visit_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "session_results" ADD CONSTRAINT "session_results_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "visit_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "contact_places" ADD CONSTRAINT "contact_places_kind" CHECK ("kind" IN ('PARK', 'BUILDING'));
ALTER TABLE "pairings" ADD CONSTRAINT "pairings_span" CHECK ("to_on" IS NULL OR "to_on" >= "from_on");
-- The same person is paired with the same point once at a time.
CREATE UNIQUE INDEX "pairings_current" ON "pairings"("unit_id", "place_id", "person_id") NULLS NOT DISTINCT WHERE "to_on" IS NULL;
ALTER TABLE "visit_sessions"
  ADD CONSTRAINT "visit_sessions_kind" CHECK ("kind" IN ('CLINIC', 'OUTREACH', 'CONSULTATION')),
  ADD CONSTRAINT "visit_sessions_state" CHECK ("state" IN ('PLANNED', 'HELD', 'CANCELLED')),
  ADD CONSTRAINT "visit_sessions_times" CHECK ("from_time" < "to_time"),
  ADD CONSTRAINT "visit_sessions_ended" CHECK (("state" = 'PLANNED') = ("ended_at" IS NULL)),
  ADD CONSTRAINT "visit_sessions_cancelled" CHECK (("state" = 'CANCELLED') = ("cancelled_reason" IS NOT NULL));
-- A plan that is made twice makes nothing twice.
CREATE UNIQUE INDEX "visit_sessions_once" ON "visit_sessions"("unit_id", "place_id", "on_day", "from_time") NULLS NOT DISTINCT WHERE "state" <> 'CANCELLED';
ALTER TABLE "raised_endings"
  ADD CONSTRAINT "raised_endings_kind" CHECK ("kind" IN ('ISSUE', 'ANSWERED', 'NOT_FILED')),
  ADD CONSTRAINT "raised_endings_of" CHECK (("kind" = 'ISSUE') = ("issue_id" IS NOT NULL));
ALTER TABLE "consult_signatures" ADD CONSTRAINT "consult_signatures_whole"
  CHECK (("signed_at" IS NULL) = ("task" IS NULL) AND ("signed_at" IS NULL) = ("due_on" IS NULL) AND ("signed_at" IS NULL) = ("signed_by" IS NULL));
ALTER TABLE "session_results" ADD CONSTRAINT "session_results_published" CHECK (("text" IS NULL) = ("published_at" IS NULL));
-- Original words stay, corrections and endings are added beside them (domain.md N19); so do excuses.
CREATE TRIGGER "raised_items_append_only" BEFORE UPDATE OR DELETE ON "raised_items" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "raised_corrections_append_only" BEFORE UPDATE OR DELETE ON "raised_corrections" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "raised_endings_append_only" BEFORE UPDATE OR DELETE ON "raised_endings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "month_excuses_append_only" BEFORE UPDATE OR DELETE ON "month_excuses" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
