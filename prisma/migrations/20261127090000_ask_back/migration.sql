-- 追问: a resident asks back about an answer; the question stands until the next one.
ALTER TABLE "issue_events"
  DROP CONSTRAINT "issue_events_verb",
  ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','handOff','accept','proposeRefusal','refuse','askReview','review','dispatch','sign','return','rule','addCoHandler','whistle','reportIn','finishTask','rateJoint','contact','reply','denyContact','askBack','askInfo','giveInfo','askPause','approvePause','askExtension','approveExtension','approveSecondExtension','tellExtension','declineRequest','resume','mediate','hold','escalate','sendBack','resolve','rate','callback','reopen','close','urge','withdraw','supervise','referOut','merge','split','link','reclassify','archive','followMaster','autoEscalate','recount','breach','correctContact','keepPrivate','forgetContact','askRight','answerRight'));
ALTER TABLE "issues"
  ADD COLUMN "asked_back_on" DATE,
  ADD COLUMN "question_open" BOOLEAN NOT NULL DEFAULT false;
