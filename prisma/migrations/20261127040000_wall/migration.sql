-- The opinion wall: what a resident lets everybody read, without what tells of a person.

-- What the resident said about showing it; the last word counts. Append-only: it is the proof of consent (PIPL §14, §15).
CREATE TABLE "wall_consents" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "given" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wall_consents_pkey" PRIMARY KEY ("id")
);

-- What a clerk has decided to strike out so far, for one issue and the answer it had then. Gone when it is published.
CREATE TABLE "wall_drafts" (
    "issue_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "stand" TEXT[],
    "more" TEXT[],
    "person_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wall_drafts_pkey" PRIMARY KEY ("issue_id")
);

CREATE TABLE "wall_posts" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "reply_id" UUID NOT NULL,
    "statement" TEXT NOT NULL,
    "done" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "county_id" UUID,
    "place_unit_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "plain_state" TEXT NOT NULL,
    "outcome" TEXT,
    "published_by" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "likes" INTEGER NOT NULL DEFAULT 0,
    "folded_at" TIMESTAMPTZ(3),
    "fold_kind" TEXT,
    "fold_words" TEXT,

    CONSTRAINT "wall_posts_pkey" PRIMARY KEY ("id")
);

-- Who published, folded and unfolded it, when and why. Append-only; person_id is null where the resident took it back.
CREATE TABLE "wall_steps" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "kind" TEXT,
    "words" TEXT NOT NULL DEFAULT '',
    "person_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wall_steps_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "wall_consents_issue_id_at_idx" ON "wall_consents"("issue_id", "at" DESC);
CREATE INDEX "wall_posts_issue_id_idx" ON "wall_posts"("issue_id");
CREATE INDEX "wall_posts_published_at_id_idx" ON "wall_posts"("published_at" DESC, "id" DESC);
CREATE INDEX "wall_steps_post_id_idx" ON "wall_steps"("post_id");

ALTER TABLE "wall_consents" ADD CONSTRAINT "wall_consents_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "wall_drafts" ADD CONSTRAINT "wall_drafts_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "wall_posts" ADD CONSTRAINT "wall_posts_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "wall_steps" ADD CONSTRAINT "wall_steps_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "wall_posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "wall_posts"
  ADD CONSTRAINT "wall_posts_plain_state" CHECK ("plain_state" IN ('RECEIVED','WORKING','ANSWERED','PLEASE_RATE','ENDED','NOT_OURS')),
  ADD CONSTRAINT "wall_posts_outcome" CHECK ("outcome" IN ('SOLVED','PARTIAL','EXPLAINED','NOT_SUPPORTED','PLANNED','MEDIATED')),
  ADD CONSTRAINT "wall_posts_fold_kind" CHECK ("fold_kind" IN ('CONSENT_WITHDRAWN','PRIVACY','NEWER_ANSWER','MISTAKE')),
  ADD CONSTRAINT "wall_posts_folded" CHECK (("folded_at" IS NULL) = ("fold_kind" IS NULL) AND ("folded_at" IS NULL) = ("fold_words" IS NULL)),
  ADD CONSTRAINT "wall_posts_likes" CHECK ("likes" >= 0);
ALTER TABLE "wall_steps"
  ADD CONSTRAINT "wall_steps_step" CHECK ("step" IN ('PUBLISHED','FOLDED','UNFOLDED')),
  ADD CONSTRAINT "wall_steps_kind" CHECK ("kind" IN ('CONSENT_WITHDRAWN','PRIVACY','NEWER_ANSWER','MISTAKE'));
-- One post of an issue stands open at a time.
CREATE UNIQUE INDEX "wall_posts_open" ON "wall_posts" ("issue_id") WHERE "folded_at" IS NULL;

CREATE TRIGGER "wall_consents_append_only" BEFORE UPDATE OR DELETE ON "wall_consents" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "wall_consents_no_truncate" BEFORE TRUNCATE ON "wall_consents" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "wall_steps_append_only" BEFORE UPDATE OR DELETE ON "wall_steps" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "wall_steps_no_truncate" BEFORE TRUNCATE ON "wall_steps" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
-- A post can be folded and counted, never deleted, and its words never change (domain.md Z26).
CREATE FUNCTION "refuse_other_post"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(OLD) - ARRAY['folded_at','fold_kind','fold_words','likes'] IS DISTINCT FROM to_jsonb(NEW) - ARRAY['folded_at','fold_kind','fold_words','likes'] THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "wall_posts_append_only" BEFORE UPDATE OR DELETE ON "wall_posts" FOR EACH ROW EXECUTE FUNCTION "refuse_other_post"();
CREATE TRIGGER "wall_posts_no_truncate" BEFORE TRUNCATE ON "wall_posts" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
