-- 约访 (domain.md Z18): times of a session, and who booked them without an account.
ALTER TABLE "visit_sessions" ADD COLUMN "instead_id" UUID;
CREATE TABLE "session_slots" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "from_time" TEXT NOT NULL,
    "to_time" TEXT NOT NULL,
    CONSTRAINT "session_slots_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "session_bookings" (
    "id" UUID NOT NULL,
    "slot_id" UUID NOT NULL,
    "no" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "words" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    CONSTRAINT "session_bookings_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "session_slots_session_id_from_time_key" ON "session_slots"("session_id", "from_time");
CREATE UNIQUE INDEX "session_bookings_no_key" ON "session_bookings"("no");
CREATE INDEX "session_bookings_slot_id_idx" ON "session_bookings"("slot_id");
ALTER TABLE "visit_sessions" ADD CONSTRAINT "visit_sessions_instead_id_fkey" FOREIGN KEY ("instead_id") REFERENCES "visit_sessions"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "session_slots" ADD CONSTRAINT "session_slots_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "visit_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "session_slots"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "session_slots" ADD CONSTRAINT "session_slots_times" CHECK ("from_time" < "to_time");
ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_lang" CHECK ("lang" IN ('zh', 'en'));
-- Two at once: one gets it.
CREATE UNIQUE INDEX "session_bookings_taken" ON "session_bookings"("slot_id") WHERE "cancelled_at" IS NULL;
