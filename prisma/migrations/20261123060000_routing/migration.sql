-- The routing directory, and who must keep out of an issue.

CREATE TABLE "routing_rules" (
    "id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "place_unit_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "reason" TEXT NOT NULL,
    "made_by" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "end_reason" TEXT,
    "ended_by" UUID,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "routing_rules_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "routing_rules_place_unit_id_category_idx" ON "routing_rules"("place_unit_id", "category");

ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_place_unit_id_fkey" FOREIGN KEY ("place_unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "routing_rules" ADD CONSTRAINT "routing_rules_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "issues"
  ADD COLUMN "complained_unit_id" UUID,
  ADD COLUMN "complained_person_id" UUID,
  ADD COLUMN "hidden_from" SMALLINT;

ALTER TABLE "issues" ADD CONSTRAINT "issues_complained_unit_id_fkey" FOREIGN KEY ("complained_unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "routing_rules"
  ADD CONSTRAINT "routing_rules_level" CHECK ("level" IN ('CITY','COUNTY','TOWN','COMMUNITY')),
  ADD CONSTRAINT "routing_rules_category" CHECK ("category" ~ '^[A-Z_0-9]+(\.[A-Z_0-9]+)?$'),
  ADD CONSTRAINT "routing_rules_valid" CHECK ("valid_to" IS NULL OR "valid_to" >= "valid_from"),
  ADD CONSTRAINT "routing_rules_ended" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL) AND ("ended_at" IS NULL OR "valid_to" IS NOT NULL));

-- Never deleted, and changed once: when it is ended. What went where on which day can always be told.
CREATE FUNCTION "refuse_rewriting_rule"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."ended_at" IS NULL AND NEW."ended_at" IS NOT NULL
    AND (to_jsonb(NEW) - '{valid_to,ended_at,ended_by,end_reason}'::text[]) = (to_jsonb(OLD) - '{valid_to,ended_at,ended_by,end_reason}'::text[]) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'routing_rules keeps its history' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "routing_rules_history" BEFORE UPDATE OR DELETE ON "routing_rules" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting_rule"();

-- Ranks of lib/domain/casework/recusal: city 0, its departments 1, county 2 … grid 8. A person complained of always means hidden.
ALTER TABLE "issues"
  ADD CONSTRAINT "issues_hidden_from" CHECK ("hidden_from" BETWEEN 1 AND 9),
  ADD CONSTRAINT "issues_complained_person_hidden" CHECK ("complained_person_id" IS NULL OR "hidden_from" IS NOT NULL);
-- Few issues are hidden. Every list looks here for those it must leave out, so that counts still read their index alone.
CREATE INDEX "issues_hidden" ON "issues" ("id") WHERE "hidden_from" IS NOT NULL;
