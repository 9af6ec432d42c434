-- How somebody wishes to be written to, left with their contact and forgotten with it; NULL = nothing was said, so Chinese.
ALTER TABLE "residents" ADD COLUMN "lang" TEXT;
ALTER TABLE "residents" ADD CONSTRAINT "residents_lang" CHECK ("lang" IN ('zh','en'));
