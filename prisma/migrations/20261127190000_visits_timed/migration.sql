-- Whether the hour of a visit was told, or only its day; noon stands for a day, and is no hour anybody named.
ALTER TABLE "visits" ADD COLUMN "timed" BOOLEAN NOT NULL DEFAULT true;
