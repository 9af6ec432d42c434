-- Reception rooms with their history.

CREATE TABLE "reception_rooms" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "closed_reason" TEXT,
    "closed_by" UUID,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reception_rooms_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reception_rooms_unit_id_idx" ON "reception_rooms"("unit_id");
ALTER TABLE "reception_rooms" ADD CONSTRAINT "reception_rooms_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "reception_room_versions" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT,
    "step_free" BOOLEAN NOT NULL,
    "hours" JSONB NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reception_room_versions_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reception_room_versions_room_id_version_key" ON "reception_room_versions"("room_id", "version");
ALTER TABLE "reception_room_versions" ADD CONSTRAINT "reception_room_versions_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "reception_rooms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "reception_rooms"
  ADD CONSTRAINT "reception_rooms_valid" CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from"),
  ADD CONSTRAINT "reception_rooms_closed" CHECK (("closed_at" IS NULL) = ("closed_reason" IS NULL) AND ("closed_at" IS NULL) = ("valid_to" IS NULL));
-- What people were told stays as it was told; a mobile number is nobody's office.
ALTER TABLE "reception_room_versions"
  ADD CONSTRAINT "reception_room_versions_phone" CHECK ("phone" !~ '^1[0-9]{10}$'),
  ADD CONSTRAINT "reception_room_versions_hours" CHECK (jsonb_array_length("hours") BETWEEN 1 AND 6);
CREATE TRIGGER "reception_room_versions_append_only" BEFORE UPDATE OR DELETE ON "reception_room_versions" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
