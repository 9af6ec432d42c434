-- Who asked to hear of new notices of a place, confirmed from where they hear of them; ends by one press.
CREATE TABLE "notice_readers" (
    "id" UUID NOT NULL,
    "place_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    CONSTRAINT "notice_readers_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notice_readers_once" ON "notice_readers"("place_id", "channel", "address");
ALTER TABLE "notice_readers" ADD CONSTRAINT "notice_readers_place_id_fkey" FOREIGN KEY ("place_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "notice_readers"
  ADD CONSTRAINT "notice_readers_channel" CHECK ("channel" IN ('EMAIL', 'SMS')),
  ADD CONSTRAINT "notice_readers_lang" CHECK ("lang" IN ('zh', 'en'));
