-- Somebody speaks for the resident of one matter (群众事务代理): how they were asked, until when, and since when no more.
CREATE TABLE "mandates" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "agent_name" TEXT,
    "agent_phone" TEXT,
    "relation" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "until" DATE NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "mandates_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "mandates_issue_id_idx" ON "mandates"("issue_id");

ALTER TABLE "mandates" ADD CONSTRAINT "mandates_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand from here on.
ALTER TABLE "mandates"
  ADD CONSTRAINT "mandates_given" CHECK ("given" IN ('ORAL','PHONE','WRITTEN')),
  ADD CONSTRAINT "mandates_term" CHECK ("until" >= "since");
ALTER TABLE "issue_events"
  DROP CONSTRAINT "issue_events_verb",
  ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','handOff','accept','proposeRefusal','refuse','askReview','review','dispatch','sign','return','rule','addCoHandler','whistle','reportIn','finishTask','rateJoint','contact','reply','denyContact','askBack','askInfo','giveInfo','askPause','approvePause','askExtension','approveExtension','approveSecondExtension','tellExtension','declineRequest','resume','mediate','hold','escalate','sendBack','resolve','rate','callback','reopen','close','urge','withdraw','supervise','referOut','merge','split','link','reclassify','archive','followMaster','autoEscalate','recount','breach','correctContact','keepPrivate','forgetContact','revokeMandate','askRight','answerRight'));
