-- 绩效考核 (domain.md N13): figures of units as they were published, and what the unit says to them.
CREATE TABLE "scorecards" (
    "id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "formulas" JSONB NOT NULL,
    "published_by" UUID NOT NULL,
    CONSTRAINT "scorecards_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "scorecard_rows" (
    "scorecard_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "points" INTEGER NOT NULL,
    CONSTRAINT "scorecard_rows_pkey" PRIMARY KEY ("scorecard_id", "unit_id", "metric")
);
CREATE TABLE "scorecard_replies" (
    "id" UUID NOT NULL,
    "scorecard_id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "scorecard_replies_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "scorecards_unit_id_as_of_idx" ON "scorecards"("unit_id", "as_of");
CREATE UNIQUE INDEX "scorecard_replies_scorecard_id_key" ON "scorecard_replies"("scorecard_id");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "scorecards"
  ADD CONSTRAINT "scorecards_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id"),
  ADD CONSTRAINT "scorecards_span" CHECK ("to_on" >= "from_on");
ALTER TABLE "scorecard_rows"
  ADD CONSTRAINT "scorecard_rows_card" FOREIGN KEY ("scorecard_id") REFERENCES "scorecards"("id"),
  ADD CONSTRAINT "scorecard_rows_unit" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id");
ALTER TABLE "scorecard_replies" ADD CONSTRAINT "scorecard_replies_card" FOREIGN KEY ("scorecard_id") REFERENCES "scorecards"("id");
-- What was published stays as it was published.
CREATE TRIGGER "scorecards_append_only" BEFORE UPDATE OR DELETE ON "scorecards" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "scorecard_rows_append_only" BEFORE UPDATE OR DELETE ON "scorecard_rows" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "scorecard_replies_append_only" BEFORE UPDATE OR DELETE ON "scorecard_replies" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
