-- Where a resident, who has no account, wants to hear of one matter beside the text message: an address they confirmed.
CREATE TABLE "issue_followers" (
    "id" UUID NOT NULL,
    "issue_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lang" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "issue_followers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "issue_followers_channel" CHECK ("channel" IN ('EMAIL')),
    CONSTRAINT "issue_followers_lang" CHECK ("lang" IN ('zh', 'en'))
);
CREATE UNIQUE INDEX "issue_followers_once" ON "issue_followers" ("issue_id", "channel", "address");
ALTER TABLE "issue_followers" ADD CONSTRAINT "issue_followers_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;
