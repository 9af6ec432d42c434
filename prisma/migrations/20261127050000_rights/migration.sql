-- Rights of residents (PIPL §44–50): three steps of their own, which outlive the archive.
ALTER TABLE "issue_events"
  DROP CONSTRAINT "issue_events_verb",
  ADD CONSTRAINT "issue_events_verb" CHECK ("verb" IN ('register','handOff','accept','proposeRefusal','refuse','askReview','review','dispatch','sign','return','rule','addCoHandler','whistle','reportIn','finishTask','rateJoint','contact','reply','denyContact','askInfo','giveInfo','askPause','approvePause','askExtension','approveExtension','approveSecondExtension','tellExtension','declineRequest','resume','mediate','hold','escalate','sendBack','resolve','rate','callback','reopen','close','urge','withdraw','supervise','referOut','merge','split','link','reclassify','archive','followMaster','autoEscalate','recount','breach','correctContact','keepPrivate','forgetContact'));

-- What is archived is read-only but for the rights of whom it is about: secrecy and contact, and the version that goes with them.
CREATE OR REPLACE FUNCTION "refuse_archived"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{version,updated_at,confidentiality,resident_id}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{version,updated_at,confidentiality,resident_id}'::text[] THEN
    RAISE EXCEPTION 'an archived issue is read-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Notes are written once: their writer may withdraw them, and a contact may be struck out. Every part that is left must
-- have stood there before, in this order.
CREATE OR REPLACE FUNCTION "refuse_rewriting_note"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."withdrawn_at" IS NULL AND NEW."withdrawn_at" IS NOT NULL
    AND (to_jsonb(NEW) - 'withdrawn_at') = (to_jsonb(OLD) - 'withdrawn_at') THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'words') = (to_jsonb(OLD) - 'words')
    AND OLD."words" LIKE replace(regexp_replace(NEW."words", '([\\%_])', '\\\1', 'g'), '〔已去掉〕', '%') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'internal_notes is append-only' USING ERRCODE = 'restrict_violation';
END $$;
