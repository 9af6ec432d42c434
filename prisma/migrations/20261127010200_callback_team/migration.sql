-- The team that was asked to call the resident back where the city's own office handled the matter.
ALTER TABLE "issues" ADD COLUMN "callback_unit_id" UUID;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "issues" ADD CONSTRAINT "issues_callback_by_others" CHECK ("callback_unit_id" <> "lead_unit_id");
CREATE INDEX "issues_callback_unit" ON "issues" ("callback_unit_id", "registered_at" DESC, "id" DESC) WHERE "callback_unit_id" IS NOT NULL;
