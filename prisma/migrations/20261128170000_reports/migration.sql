-- Reports that can be formed again (domain.md C6, F7 §41): published ones stand as they were, and what the figures ask of the
-- past, but the trail does not tell, is kept from now on.
CREATE TABLE "reports" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL,
    "changed" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "published_by" UUID NOT NULL,
    "published_as" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "issue_pasts" (
    "issue_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "tier" TEXT NOT NULL,
    "category" TEXT,
    "confidentiality" TEXT NOT NULL,
    "hidden_from" SMALLINT,
    "first_reply_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "rated_level" INTEGER,
    "next_due_at" TIMESTAMPTZ(3),
    "merged_into" UUID,
    "lead_unit_id" UUID,

    CONSTRAINT "issue_pasts_pkey" PRIMARY KEY ("issue_id", "until", "seq")
);
CREATE TABLE "clock_pasts" (
    "clock_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "stop" TEXT,
    "breached_at" TIMESTAMPTZ(3),

    CONSTRAINT "clock_pasts_pkey" PRIMARY KEY ("clock_id", "until", "seq")
);
CREATE TABLE "past_kept" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3),

    CONSTRAINT "past_kept_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "reports_kind_unit_id_from_on_to_on_version_key" ON "reports"("kind", "unit_id", "from_on", "to_on", "version");
CREATE INDEX "reports_unit_id_published_at_idx" ON "reports"("unit_id", "published_at");
ALTER TABLE "reports" ADD CONSTRAINT "reports_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "org_units"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "reports" ADD CONSTRAINT "reports_kind" CHECK ("kind" IN ('MONTHLY', 'LEDGER', 'YEARLY'));
ALTER TABLE "reports" ADD CONSTRAINT "reports_days" CHECK ("from_on" <= "to_on");
-- A correction is a new version, and says what changed.
ALTER TABLE "reports" ADD CONSTRAINT "reports_changed" CHECK ("version" >= 1 AND ("version" = 1) = ("changed" = ''));
ALTER TABLE "past_kept" ADD CONSTRAINT "past_kept_once" CHECK ("id" = 1);
-- What happened before was not kept: null where nothing had.
INSERT INTO "past_kept" ("since") SELECT CASE WHEN EXISTS (SELECT FROM "issues") THEN now() END;

CREATE TRIGGER "reports_append_only" BEFORE UPDATE OR DELETE ON "reports" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "issue_pasts_append_only" BEFORE UPDATE OR DELETE ON "issue_pasts" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "clock_pasts_append_only" BEFORE UPDATE OR DELETE ON "clock_pasts" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- What held until the change. The instant is that of the decision, which every save writes (house rule 3), not the database's own.
CREATE FUNCTION "keep_issue_past"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO issue_pasts (issue_id, until, tier, category, confidentiality, hidden_from, first_reply_at, resolved_at, outcome, rated_level,
    next_due_at, merged_into, lead_unit_id)
  VALUES (OLD.id, NEW.updated_at, OLD.tier, OLD.category, OLD.confidentiality, OLD.hidden_from, OLD.first_reply_at, OLD.resolved_at, OLD.outcome,
    OLD.rated_level, OLD.next_due_at, OLD.merged_into, OLD.lead_unit_id);
  RETURN NULL;
END $$;
CREATE TRIGGER "issues_keep_past" AFTER UPDATE ON "issues" FOR EACH ROW
  WHEN ((OLD.tier, OLD.category, OLD.confidentiality, OLD.hidden_from, OLD.first_reply_at, OLD.resolved_at, OLD.outcome, OLD.rated_level, OLD.next_due_at,
      OLD.merged_into, OLD.lead_unit_id)
    IS DISTINCT FROM (NEW.tier, NEW.category, NEW.confidentiality, NEW.hidden_from, NEW.first_reply_at, NEW.resolved_at, NEW.outcome, NEW.rated_level,
      NEW.next_due_at, NEW.merged_into, NEW.lead_unit_id))
  EXECUTE FUNCTION "keep_issue_past"();

-- Of the clocks the figures ask for REPLY alone; of RATING only when it began, which never changes.
CREATE FUNCTION "keep_clock_past"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO clock_pasts (clock_id, until, due_at, stopped_at, stop, breached_at)
  SELECT OLD.id, i.updated_at, OLD.due_at, OLD.stopped_at, OLD.stop, OLD.breached_at FROM issues i WHERE i.id = OLD.issue_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "clocks_keep_past" AFTER UPDATE ON "clocks" FOR EACH ROW
  WHEN (OLD.kind = 'REPLY' AND (OLD.due_at, OLD.stopped_at, OLD.stop, OLD.breached_at) IS DISTINCT FROM (NEW.due_at, NEW.stopped_at, NEW.stop, NEW.breached_at))
  EXECUTE FUNCTION "keep_clock_past"();
