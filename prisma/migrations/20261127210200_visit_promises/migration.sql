-- What was promised at a visit beside its issues: a task of the unit with a day.
CREATE TABLE "visit_promises" (
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "community_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by" UUID,
    "done_words" TEXT,

    CONSTRAINT "visit_promises_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "visit_promises_visit_id_idx" ON "visit_promises"("visit_id");
ALTER TABLE "visit_promises" ADD CONSTRAINT "visit_promises_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "visit_promises" ADD CONSTRAINT "visit_promises_done"
  CHECK (("done_at" IS NULL) = ("done_by" IS NULL) AND ("done_at" IS NULL) = ("done_words" IS NULL));
CREATE INDEX "visit_promises_open_idx" ON "visit_promises"("community_id", "due_on") WHERE "done_at" IS NULL;
