-- The figures kept summed up (docs/decisions/2026-11-28-figures-kept-summed-up.md). The functions that write cells are made
-- from the figures themselves and put in after the migrations (prisma/migrate.ts).
CREATE TABLE "figure_rollups" (
    "unit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "grain" TEXT NOT NULL,
    "cut" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "v" INTEGER[],

    CONSTRAINT "figure_rollups_pkey" PRIMARY KEY ("unit_id", "kind", "grain", "cut", "at", "key")
);
CREATE TABLE "figure_unfolded" (
    "issue_id" UUID NOT NULL,

    CONSTRAINT "figure_unfolded_pkey" PRIMARY KEY ("issue_id")
);
CREATE TABLE "figure_deltas" (
    "no" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "city_id" UUID NOT NULL,
    "county_id" UUID,
    "town_id" UUID,
    "community_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "keys" TEXT[],
    "v" INTEGER[],

    CONSTRAINT "figure_deltas_pkey" PRIMARY KEY ("no")
);
CREATE TABLE "figure_checks" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "lot" TEXT NOT NULL,
    "samples" INTEGER NOT NULL,
    "looked" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "named" TEXT[],

    CONSTRAINT "figure_checks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "figure_checks_at_idx" ON "figure_checks"("at");

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

-- Reply clocks that may run out, or ran out, without a write telling so: what the sums lack at this instant.
CREATE INDEX "clocks_reply_pending" ON "clocks" ("due_at") INCLUDE ("issue_id", "stop", "stopped_at", "breached_at") WHERE "kind" = 'REPLY' AND "breached_at" IS NULL AND ("stopped_at" IS NULL OR "stop" = 'REVOKED');
-- Rounds by the day they ended, and what ended by that day: months that a period cuts through are counted live.
CREATE INDEX "clocks_rating_started" ON "clocks" ("started_at") INCLUDE ("issue_id", "round") WHERE "kind" = 'RATING';
CREATE INDEX "issues_resolved" ON "issues" ("resolved_at") WHERE "resolved_at" IS NOT NULL;

-- Whoever writes what a figure counts, by whatever way, takes back what the issue weighed before. Before the row is written:
-- what the issue weighed is read from the record as it stood.
CREATE FUNCTION "figure_issue_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO figure_unfolded VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NEW;
  END IF;
  PERFORM figure_unfold(OLD.id);
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE FUNCTION "figure_fact_changes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM figure_unfold(OLD.issue_id);
    RETURN OLD;
  END IF;
  PERFORM figure_unfold(NEW.issue_id);
  RETURN NEW;
END $$;
CREATE TRIGGER "figures_of_issue" BEFORE INSERT OR UPDATE OR DELETE ON "issues" FOR EACH ROW EXECUTE FUNCTION "figure_issue_changes"();
CREATE TRIGGER "figures_of_new_clock" BEFORE INSERT ON "clocks" FOR EACH ROW WHEN (NEW.kind IN ('REPLY', 'RATING')) EXECUTE FUNCTION "figure_fact_changes"();
CREATE TRIGGER "figures_of_clock" BEFORE UPDATE OR DELETE ON "clocks" FOR EACH ROW WHEN (OLD.kind IN ('REPLY', 'RATING')) EXECUTE FUNCTION "figure_fact_changes"();
CREATE TRIGGER "figures_of_rating" BEFORE INSERT OR UPDATE OR DELETE ON "ratings" FOR EACH ROW EXECUTE FUNCTION "figure_fact_changes"();
CREATE TRIGGER "figures_of_event" BEFORE INSERT ON "issue_events" FOR EACH ROW WHEN (NEW.verb IN ('dispatch', 'rule', 'return', 'withdraw')) EXECUTE FUNCTION "figure_fact_changes"();
