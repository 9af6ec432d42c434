-- A booked time the office frees, by whom and why: whoever had it is told, and reads the reason.
ALTER TABLE "session_bookings" ADD COLUMN "freed_by" UUID, ADD COLUMN "freed_reason" TEXT;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "session_bookings" ADD CONSTRAINT "session_bookings_freed"
  CHECK (("freed_by" IS NULL) = ("freed_reason" IS NULL) AND ("freed_by" IS NULL OR "cancelled_at" IS NOT NULL));
