-- What cells have in common is said once for a series of them, and nothing takes no room
-- (docs/decisions/2026-11-28-figures-kept-summed-up.md). Until they are made anew, everything is counted as it stands.
DROP TABLE "figure_rollups";
CREATE TABLE "figure_series" (
    "no" SERIAL NOT NULL,
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "cut" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "figure_series_pkey" PRIMARY KEY ("no")
);
CREATE UNIQUE INDEX "figure_series_unit_id_kind_grain_cut_key_key" ON "figure_series"("unit_id", "kind", "grain", "cut", "key");
CREATE TABLE "figure_rollups" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "series" INTEGER NOT NULL,
    "v1" INTEGER,
    "v2" INTEGER,
    "v3" INTEGER,
    "v4" INTEGER,
    "v5" INTEGER,
    "v6" INTEGER,
    "v7" INTEGER,
    "v8" INTEGER,
    "v9" INTEGER,
    "v10" INTEGER,
    "v11" INTEGER,
    "v12" INTEGER,
    "v13" INTEGER,
    "v14" INTEGER,
    "v15" INTEGER,
    "v16" INTEGER,
    "v17" INTEGER,

    CONSTRAINT "figure_rollups_pkey" PRIMARY KEY ("series", "at")
);

TRUNCATE "figure_deltas";
INSERT INTO "figure_unfolded" SELECT "id" FROM "issues" ON CONFLICT DO NOTHING;
