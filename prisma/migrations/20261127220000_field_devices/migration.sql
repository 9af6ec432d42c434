ALTER TABLE "visits" ADD COLUMN "made_at" TIMESTAMPTZ(3);

CREATE TABLE "field_devices" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "cursor" INTEGER NOT NULL DEFAULT 0,
    "given" JSONB NOT NULL,
    "offered" JSONB,
    "wiped_at" TIMESTAMPTZ(3),
    CONSTRAINT "field_devices_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "field_devices_person_id_idx" ON "field_devices"("person_id");
CREATE INDEX "field_devices_session_id_idx" ON "field_devices"("session_id");
ALTER TABLE "field_devices" ADD CONSTRAINT "field_devices_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "patrols" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "facility" TEXT NOT NULL,
    "place_text" TEXT NOT NULL,
    "map_point" TEXT,
    "seen_on" DATE NOT NULL,
    "finding" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "issue_id" UUID,
    "person_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "patrols_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "patrols_unit_id_seen_on_idx" ON "patrols"("unit_id", "seen_on");
ALTER TABLE "patrols" ADD CONSTRAINT "patrols_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
