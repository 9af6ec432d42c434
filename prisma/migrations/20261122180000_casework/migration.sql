-- CreateTable
CREATE TABLE "org_units" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'AREA',
    "parent_id" UUID,
    "city_id" UUID NOT NULL,
    "county_id" UUID,
    "town_id" UUID,
    "community_id" UUID,
    "phone" TEXT,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "org_units_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "people" (
    "id" UUID NOT NULL,
    "login_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "duty_title" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "is_persona" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "posts" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "posts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_sessions" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "device" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttles" (
    "key" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "window_start" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "residents" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "phone_tail" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "residents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "households" (
    "id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "grid_id" UUID,
    "building" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "room" TEXT NOT NULL DEFAULT '',
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "consented_until" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "households_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visits" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "visitor_id" UUID NOT NULL,
    "city_id" UUID NOT NULL,
    "county_id" UUID,
    "town_id" UUID,
    "community_id" UUID,
    "grid_id" UUID,
    "household_id" UUID,
    "place_text" TEXT NOT NULL,
    "visited_at" TIMESTAMPTZ(3) NOT NULL,
    "companions" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issues" (
    "id" UUID NOT NULL,
    "receipt_no" TEXT NOT NULL,
    "receipt_secret" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "initial_tier" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "return_count" INTEGER NOT NULL DEFAULT 0,
    "supervision_level" INTEGER NOT NULL DEFAULT 0,
    "holder_unit_id" UUID NOT NULL,
    "lead_unit_id" UUID,
    "handler_id" UUID,
    "co_unit_ids" UUID[],
    "came_from" JSONB,
    "category" TEXT,
    "hazard" BOOLEAN NOT NULL DEFAULT false,
    "confidentiality" TEXT NOT NULL DEFAULT 'NORMAL',
    "channel" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "place_text" TEXT NOT NULL,
    "city_id" UUID NOT NULL,
    "county_id" UUID,
    "town_id" UUID,
    "community_id" UUID,
    "grid_id" UUID,
    "resident_id" UUID,
    "visit_id" UUID,
    "first_contact_id" UUID,
    "spoken_on" DATE NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "dispatched_at" TIMESTAMPTZ(3),
    "first_reply_at" TIMESTAMPTZ(3),
    "last_reply_on" DATE,
    "last_reply_kind" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "rated_solved" TEXT,
    "rated_level" INTEGER,
    "urged_on" DATE,
    "urge_count" INTEGER NOT NULL DEFAULT 0,
    "reply_due_at" TIMESTAMPTZ(3),
    "resolve_due_at" TIMESTAMPTZ(3),
    "next_due_at" TIMESTAMPTZ(3),
    "breach_count" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issue_events" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "verb" TEXT NOT NULL,
    "command_id" UUID,
    "clock_id" UUID,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "unit_id" UUID,
    "level" TEXT NOT NULL,
    "from_state" TEXT,
    "to_state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "issue_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clocks" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "basis" JSONB NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "stop" TEXT,
    "breached_at" TIMESTAMPTZ(3),
    "sweep_at" TIMESTAMPTZ(3),

    CONSTRAINT "clocks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replies" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "next_on" DATE,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ratings" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "solved" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "contacted" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervision_orders" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "unit_id" UUID,
    "to_unit_id" UUID NOT NULL,
    "clock_id" UUID,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "met_at" TIMESTAMPTZ(3),

    CONSTRAINT "supervision_orders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holidays" (
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "holidays_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "issue_id" UUID,
    "recipient" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_views" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demo_clock" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "days_ahead" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "demo_clock_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "org_units_parent_id_idx" ON "org_units"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_login_name_key" ON "people"("login_name");

-- CreateIndex
CREATE INDEX "posts_unit_id_idx" ON "posts"("unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "posts_person_id_unit_id_role_key" ON "posts"("person_id", "unit_id", "role");

-- CreateIndex
CREATE INDEX "staff_sessions_person_id_idx" ON "staff_sessions"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "households_community_id_building_unit_room_key" ON "households"("community_id", "building", "unit", "room");

-- CreateIndex
CREATE INDEX "visits_community_id_visited_at_idx" ON "visits"("community_id", "visited_at");

-- CreateIndex
CREATE INDEX "visits_visitor_id_visited_at_idx" ON "visits"("visitor_id", "visited_at");

-- CreateIndex
CREATE UNIQUE INDEX "issues_receipt_no_key" ON "issues"("receipt_no");

-- CreateIndex
CREATE UNIQUE INDEX "issue_events_command_id_key" ON "issue_events"("command_id");

-- CreateIndex
CREATE INDEX "issue_events_at_idx" ON "issue_events"("at");

-- CreateIndex
CREATE UNIQUE INDEX "issue_events_issue_id_seq_key" ON "issue_events"("issue_id", "seq");

-- CreateIndex
CREATE INDEX "clocks_issue_id_idx" ON "clocks"("issue_id");

-- CreateIndex
CREATE INDEX "replies_issue_id_idx" ON "replies"("issue_id");

-- CreateIndex
CREATE INDEX "ratings_issue_id_idx" ON "ratings"("issue_id");

-- CreateIndex
CREATE INDEX "supervision_orders_issue_id_idx" ON "supervision_orders"("issue_id");

-- CreateIndex
CREATE INDEX "contact_views_issue_id_idx" ON "contact_views"("issue_id");

-- AddForeignKey
ALTER TABLE "org_units" ADD CONSTRAINT "org_units_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "org_units"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "posts" ADD CONSTRAINT "posts_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_household_id_fkey" FOREIGN KEY ("household_id") REFERENCES "households"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "residents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clocks" ADD CONSTRAINT "clocks_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "replies" ADD CONSTRAINT "replies_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervision_orders" ADD CONSTRAINT "supervision_orders_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.
-- The words in the CHECKs are those of lib/domain/vocabulary; tests/db/vocabulary.test.ts holds the two together.

ALTER TABLE "org_units"
  ADD CONSTRAINT "org_units_level" CHECK ("level" IN ('CITY','COUNTY','TOWN','COMMUNITY','GRID')),
  ADD CONSTRAINT "org_units_kind" CHECK ("kind" IN ('AREA','DEPARTMENT')),
  ADD CONSTRAINT "org_units_code" CHECK ("code" ~ '^[0-9]{4,15}(-[0-9A-Z]{1,4})?$'),
  ADD CONSTRAINT "org_units_valid" CHECK ("valid_to" IS NULL OR "valid_to" > "valid_from");
-- A code may be used again after its unit was abolished, never by two at once.
CREATE UNIQUE INDEX "org_units_code_now" ON "org_units" ("code") WHERE "valid_to" IS NULL;

ALTER TABLE "posts" ADD CONSTRAINT "posts_role" CHECK ("role" IN ('VISITOR','RECORDER','GRID_WORKER','LIAISON','INTAKE_CLERK','DISPATCHER','HANDLER','UNIT_LEAD','COUNCIL_CLERK','SUPERVISOR','CALLBACK_OFFICER','REVIEWER','AUDITOR','SYS_ADMIN'));

-- A contact person of a household needs consent with an end, at most a year away (domain.md P4).
ALTER TABLE "households" ADD CONSTRAINT "households_consent" CHECK (
  ("contact_name" IS NULL AND "contact_phone" IS NULL) OR "consented_until" IS NOT NULL);

ALTER TABLE "visits"
  ADD CONSTRAINT "visits_type" CHECK ("type" IN ('HOUSEHOLD_VISIT','EVENING_RECEPTION','SEAT_IN','PHONE_CONTACT')),
  ADD CONSTRAINT "visits_result" CHECK ("result" IN ('RAISED','NOTHING_RAISED','NOT_MET','DECLINED'));

ALTER TABLE "issues"
  ADD CONSTRAINT "issues_state" CHECK ("state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','RESOLVED','CLOSED','NOT_ACCEPTED','WITHDRAWN')),
  ADD CONSTRAINT "issues_tier" CHECK ("tier" IN ('URGENT','WORRY','HARD','HOPE') AND "initial_tier" IN ('URGENT','WORRY','HARD','HOPE')),
  ADD CONSTRAINT "issues_level" CHECK ("level" IN ('CITY','COUNTY','TOWN','COMMUNITY')),
  -- Tier is who can solve it: the level and the tier can never disagree.
  ADD CONSTRAINT "issues_tier_of_level" CHECK (
    ("level" IN ('COMMUNITY','TOWN') AND "tier" = 'URGENT') OR ("level" = 'COUNTY' AND "tier" = 'WORRY') OR ("level" = 'CITY' AND "tier" IN ('HARD','HOPE'))),
  ADD CONSTRAINT "issues_confidentiality" CHECK ("confidentiality" IN ('NORMAL','CONFIDENTIAL','ANONYMOUS','SENSITIVE')),
  ADD CONSTRAINT "issues_channel" CHECK ("channel" IN ('VISIT','RECEPTION','PHONE','WEB','LETTER','HOTLINE_12345')),
  ADD CONSTRAINT "issues_statement" CHECK (length("statement") BETWEEN 1 AND 4000),
  ADD CONSTRAINT "issues_receipt_no" CHECK ("receipt_no" ~ '^[0-9]{9}$'),
  ADD CONSTRAINT "issues_led" CHECK ("state" NOT IN ('DISPATCHED','IN_PROGRESS','RESOLVED') OR "lead_unit_id" IS NOT NULL),
  ADD CONSTRAINT "issues_categorised" CHECK ("state" NOT IN ('DISPATCHED','IN_PROGRESS','RESOLVED') OR "category" IS NOT NULL),
  ADD CONSTRAINT "issues_supervision" CHECK ("supervision_level" BETWEEN 0 AND 3),
  ADD CONSTRAINT "issues_rated" CHECK ("rated_level" IS NULL OR "rated_level" BETWEEN 1 AND 5);

-- Lists of open issues read in the order of what is due first.
CREATE INDEX "issues_open_holder_due" ON "issues" ("holder_unit_id", "next_due_at") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS');
CREATE INDEX "issues_open_lead_due" ON "issues" ("lead_unit_id", "next_due_at") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS');
CREATE INDEX "issues_open_due" ON "issues" ("next_due_at", "id") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS');
-- The ledger by place, newest first, keyset (registered_at, id).
CREATE INDEX "issues_city_registered" ON "issues" ("city_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_county_registered" ON "issues" ("county_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_town_registered" ON "issues" ("town_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_community_registered" ON "issues" ("community_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_lead_registered" ON "issues" ("lead_unit_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_co_units" ON "issues" USING gin ("co_unit_ids");
CREATE INDEX "issues_visit" ON "issues" ("visit_id") WHERE "visit_id" IS NOT NULL;
CREATE INDEX "issues_resident" ON "issues" ("resident_id") WHERE "resident_id" IS NOT NULL;

ALTER TABLE "issue_events" ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','accept','refuse','dispatch','sign','return','reply','escalate','sendBack','resolve','rate','reopen','close','urge','withdraw','supervise','autoEscalate','breach'));
-- Exactly once per breach, whatever kills or doubles the sweep: a clock is breached once, moved once, supervised once.
CREATE UNIQUE INDEX "issue_events_once_per_clock" ON "issue_events" ("clock_id", "verb") WHERE "clock_id" IS NOT NULL;

ALTER TABLE "clocks"
  ADD CONSTRAINT "clocks_kind" CHECK ("kind" IN ('CONTACT','ACCEPT','SIGN','REPLY','RESOLVE','RATING')),
  ADD CONSTRAINT "clocks_stop" CHECK (("stop" IS NULL) = ("stopped_at" IS NULL) AND ("stop" IS NULL OR "stop" IN ('MET','MOVED','ENDED','LAPSED'))),
  ADD CONSTRAINT "clocks_due" CHECK ("due_at" >= "started_at");
-- One running clock of a kind per issue.
CREATE UNIQUE INDEX "clocks_one_running" ON "clocks" ("issue_id", "kind") WHERE "stopped_at" IS NULL;
CREATE INDEX "clocks_sweep" ON "clocks" ("sweep_at", "issue_id") WHERE "sweep_at" IS NOT NULL;
-- For the on-time figures.
CREATE INDEX "clocks_reply_due" ON "clocks" ("due_at") WHERE "kind" = 'REPLY';

ALTER TABLE "replies"
  ADD CONSTRAINT "replies_kind" CHECK ("kind" IN ('PROGRESS','FINAL')),
  ADD CONSTRAINT "replies_channel" CHECK ("channel" IN ('PHONE','FACE_TO_FACE','SMS','WECHAT','LETTER','PUBLIC_POST'));
ALTER TABLE "ratings"
  ADD CONSTRAINT "ratings_solved" CHECK ("solved" IN ('YES','PARTLY','NO')),
  ADD CONSTRAINT "ratings_level" CHECK ("level" BETWEEN 1 AND 5);
ALTER TABLE "supervision_orders"
  ADD CONSTRAINT "supervision_orders_level" CHECK ("level" BETWEEN 1 AND 3),
  ADD CONSTRAINT "supervision_orders_reason" CHECK ("reason" IN ('BREACH','REOPENED','INSTRUCTION','HAZARD_IGNORED'));
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_kind" CHECK ("kind" IN ('OFF','WORK'));
CREATE INDEX "outbox_unsent" ON "outbox" ("created_at") WHERE "sent_at" IS NULL;
ALTER TABLE "demo_clock" ADD CONSTRAINT "demo_clock_one_row" CHECK ("id" = 1 AND "days_ahead" BETWEEN 0 AND 3660);

-- Receipt numbers: a plain sequence, scrambled and check-digited in lib/domain/casework/receipt.
CREATE SEQUENCE "receipt_seq" MINVALUE 0 MAXVALUE 99999999 START 0 NO CYCLE;

-- The trail is written once.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "issue_events_append_only" BEFORE UPDATE OR DELETE ON "issue_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "issue_events_no_truncate" BEFORE TRUNCATE ON "issue_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
-- So are the resident's own words.
CREATE FUNCTION "refuse_other_words"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'original words are immutable' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "issues_statement_immutable" BEFORE UPDATE OF "statement" ON "issues" FOR EACH ROW WHEN (OLD."statement" IS DISTINCT FROM NEW."statement") EXECUTE FUNCTION "refuse_other_words"();
