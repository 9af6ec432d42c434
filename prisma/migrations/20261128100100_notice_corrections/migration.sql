-- What is set right beside a notice that was published: the notice stays as it was, its poster and its address as well.
CREATE TABLE "notice_corrections" (
    "id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "notice_corrections_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "notice_corrections_notice_id_idx" ON "notice_corrections"("notice_id");
ALTER TABLE "notice_corrections" ADD CONSTRAINT "notice_corrections_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "public_notices"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

CREATE TRIGGER "notice_corrections_append_only" BEFORE UPDATE OR DELETE ON "notice_corrections" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
