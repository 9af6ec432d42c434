-- What cells have in common is said once for a series of them: the sums take a third of the room
-- (docs/decisions/2026-11-28-figures-kept-summed-up.md). They are made anew with the functions that write them (prisma/migrate.ts).
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
    "series" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "v" INTEGER[],

    CONSTRAINT "figure_rollups_pkey" PRIMARY KEY ("series", "at")
);
