-- Requests about one's own information that a person answers, each with its own day (PIPL §50).
CREATE TABLE "rights_requests" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'RECEIVED',
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "entered_by" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "basis" JSONB NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "unit_id" UUID,
    "answer" TEXT,
    "where_to_complain" TEXT,

    CONSTRAINT "rights_requests_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "rights_requests_issue_id_idx" ON "rights_requests"("issue_id");

ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on.
ALTER TABLE "issue_events"
  DROP CONSTRAINT "issue_events_verb",
  ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','handOff','accept','proposeRefusal','refuse','askReview','review','dispatch','sign','return','rule','addCoHandler','whistle','reportIn','finishTask','rateJoint','contact','reply','denyContact','askInfo','giveInfo','askPause','approvePause','askExtension','approveExtension','approveSecondExtension','tellExtension','declineRequest','resume','mediate','hold','escalate','sendBack','resolve','rate','callback','reopen','close','urge','withdraw','supervise','referOut','merge','split','link','reclassify','archive','followMaster','autoEscalate','recount','breach','correctContact','keepPrivate','forgetContact','askRight','answerRight'));

ALTER TABLE "rights_requests"
  ADD CONSTRAINT "rights_requests_kind" CHECK ("kind" IN ('CORRECT_WORDS','DELETE_WORDS','CONTACT','EXPLAIN','OBJECT','COMPLAIN','PAPER_COPY')),
  ADD CONSTRAINT "rights_requests_state" CHECK ("state" IN ('RECEIVED','ANSWERED','REFUSED')),
  ADD CONSTRAINT "rights_requests_waiting" CHECK (("state" = 'RECEIVED') = ("answered_at" IS NULL) AND ("answered_at" IS NULL) = ("answer" IS NULL)),
  ADD CONSTRAINT "rights_requests_refused" CHECK ("state" <> 'REFUSED' OR length("where_to_complain") > 0);
CREATE INDEX "rights_requests_open" ON "rights_requests" ("due_at", "id") WHERE "state" = 'RECEIVED';

CREATE FUNCTION "refuse_rights_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" <> 'RECEIVED'
    OR (OLD.id, OLD.issue_id, OLD.kind, OLD.words, OLD.asked_at, OLD.entered_by, OLD.due_at, OLD.basis)
       IS DISTINCT FROM (NEW.id, NEW.issue_id, NEW.kind, NEW.words, NEW.asked_at, NEW.entered_by, NEW.due_at, NEW.basis) THEN
    RAISE EXCEPTION 'a request is asked once and answered once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "rights_requests_once" BEFORE UPDATE OR DELETE ON "rights_requests" FOR EACH ROW EXECUTE FUNCTION "refuse_rights_change"();
CREATE TRIGGER "rights_requests_no_truncate" BEFORE TRUNCATE ON "rights_requests" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();
