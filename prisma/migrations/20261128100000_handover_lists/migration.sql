-- A hand-over keeps its own list: a later one of the same points and sessions has another, and the signed sheet stays what it was.
CREATE TABLE "handover_pairings" (
    "handover_id" UUID NOT NULL,
    "pairing_id" UUID NOT NULL,
    CONSTRAINT "handover_pairings_pkey" PRIMARY KEY ("handover_id", "pairing_id")
);
CREATE TABLE "handover_sessions" (
    "handover_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "on_day" DATE NOT NULL,
    "from_time" TEXT NOT NULL,
    "to_time" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    CONSTRAINT "handover_sessions_pkey" PRIMARY KEY ("handover_id", "session_id")
);
ALTER TABLE "handover_pairings" ADD CONSTRAINT "handover_pairings_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover_pairings" ADD CONSTRAINT "handover_pairings_pairing_id_fkey" FOREIGN KEY ("pairing_id") REFERENCES "pairings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover_sessions" ADD CONSTRAINT "handover_sessions_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "handover_sessions" ADD CONSTRAINT "handover_sessions_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "visit_sessions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

INSERT INTO "handover_pairings" SELECT "handover_id", "id" FROM "pairings" WHERE "handover_id" IS NOT NULL;
INSERT INTO "handover_sessions" SELECT "handover_id", "id", "on_day", "from_time", "to_time", "venue" FROM "visit_sessions" WHERE "handover_id" IS NOT NULL;
ALTER TABLE "pairings" DROP COLUMN "handover_id";
ALTER TABLE "visit_sessions" DROP COLUMN "handover_id";
CREATE TRIGGER "handover_pairings_append_only" BEFORE UPDATE OR DELETE ON "handover_pairings" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "handover_sessions_append_only" BEFORE UPDATE OR DELETE ON "handover_sessions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
