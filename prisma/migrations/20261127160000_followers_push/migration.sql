-- A resident's browser may be told too: its push address, with the keys only it can read with.
ALTER TABLE "issue_followers" ADD COLUMN "keys" JSONB;
ALTER TABLE "issue_followers" DROP CONSTRAINT "issue_followers_channel";
ALTER TABLE "issue_followers" ADD CONSTRAINT "issue_followers_channel" CHECK ("channel" IN ('EMAIL', 'WEB_PUSH'));
ALTER TABLE "issue_followers" ADD CONSTRAINT "issue_followers_keys" CHECK (("channel" = 'WEB_PUSH') = ("keys" IS NOT NULL));
