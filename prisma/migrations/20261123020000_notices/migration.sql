-- Where staff can be reached outside the office, what they want to hear there, and what was sent to whom.

-- CreateTable
CREATE TABLE "notice_addresses" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "keys" JSONB,
    "device" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_addresses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_settings" (
    "person_id" UUID NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'zh',
    "digest" TEXT,

    CONSTRAINT "notice_settings_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "notice_mutes" (
    "person_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "topic_group" TEXT NOT NULL,

    CONSTRAINT "notice_mutes_pkey" PRIMARY KEY ("person_id","channel","topic_group")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "event" UUID NOT NULL,
    "outbox_id" UUID,
    "topic" TEXT NOT NULL,
    "issue_id" UUID,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "person_id" UUID,
    "address_id" UUID,
    "hazard" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "sending_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "error" TEXT,
    "text" TEXT,
    "digest_id" UUID,
    "replayed_at" TIMESTAMPTZ(3),
    "replayed_by" UUID,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- One message per event, recipient and channel, whatever runs twice.
CREATE UNIQUE INDEX "deliveries_once" ON "deliveries"("event", "recipient", "channel");

CREATE INDEX "notice_addresses_person_id_idx" ON "notice_addresses"("person_id");
CREATE INDEX "deliveries_outbox_id_idx" ON "deliveries"("outbox_id");
CREATE INDEX "deliveries_address_id_idx" ON "deliveries"("address_id");

ALTER TABLE "notice_addresses" ADD CONSTRAINT "notice_addresses_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "notice_mutes" ADD CONSTRAINT "notice_mutes_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_outbox_id_fkey" FOREIGN KEY ("outbox_id") REFERENCES "outbox"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_address_id_fkey" FOREIGN KEY ("address_id") REFERENCES "notice_addresses"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "notice_addresses"
  ADD CONSTRAINT "notice_addresses_channel" CHECK ("channel" IN ('EMAIL','SMS','WECOM','DINGTALK','WEB_PUSH')),
  ADD CONSTRAINT "notice_addresses_address" CHECK (length("address") BETWEEN 1 AND 2000);
-- One address per person and channel; of web push one per browser, and a browser belongs to whoever used it last.
CREATE UNIQUE INDEX "notice_addresses_one" ON "notice_addresses" ("person_id", "channel") WHERE "channel" <> 'WEB_PUSH';
CREATE UNIQUE INDEX "notice_addresses_browser" ON "notice_addresses" ("address") WHERE "channel" = 'WEB_PUSH';

ALTER TABLE "notice_settings"
  ADD CONSTRAINT "notice_settings_lang" CHECK ("lang" IN ('zh','en')),
  ADD CONSTRAINT "notice_settings_digest" CHECK ("digest" IN ('EMAIL','SMS','WECOM','DINGTALK','WEB_PUSH'));

ALTER TABLE "notice_mutes"
  ADD CONSTRAINT "notice_mutes_channel" CHECK ("channel" IN ('EMAIL','SMS','WECOM','DINGTALK','WEB_PUSH')),
  ADD CONSTRAINT "notice_mutes_topic_group" CHECK ("topic_group" IN ('WORK','DEADLINE','COLLEAGUES','HOUSE'));

ALTER TABLE "deliveries"
  ADD CONSTRAINT "deliveries_channel" CHECK ("channel" IN ('INBOX','EMAIL','SMS','WECOM','DINGTALK','WEB_PUSH')),
  ADD CONSTRAINT "deliveries_state" CHECK ("state" IN ('WAITING','COLLECTED','BUNDLED','SENDING','SENT','UNSURE','DEAD','WITHHELD')),
  ADD CONSTRAINT "deliveries_inbox" CHECK ("channel" <> 'INBOX' OR ("person_id" IS NOT NULL AND "address_id" IS NULL)),
  ADD CONSTRAINT "deliveries_read" CHECK ("read_at" IS NULL OR "channel" = 'INBOX'),
  ADD CONSTRAINT "deliveries_due" CHECK (("due_at" IS NOT NULL) = ("state" IN ('WAITING','COLLECTED'))),
  ADD CONSTRAINT "deliveries_sending" CHECK ("state" <> 'SENDING' OR "sending_at" IS NOT NULL),
  ADD CONSTRAINT "deliveries_attempts" CHECK ("attempts" >= 0),
  ADD CONSTRAINT "deliveries_digest" CHECK (("state" = 'BUNDLED') = ("digest_id" IS NOT NULL));

-- The worker asks for what is due by channel, danger first; a person for their own inbox; the administrator for what went wrong.
CREATE INDEX "deliveries_due_idx" ON "deliveries" ("channel", "state", "hazard" DESC, "due_at", "id") WHERE "due_at" IS NOT NULL;
CREATE INDEX "deliveries_sending_idx" ON "deliveries" ("sending_at") WHERE "state" = 'SENDING';
CREATE INDEX "deliveries_inbox_idx" ON "deliveries" ("person_id", "created_at" DESC, "id" DESC) WHERE "channel" = 'INBOX';
CREATE INDEX "deliveries_unread_idx" ON "deliveries" ("person_id") WHERE "channel" = 'INBOX' AND "read_at" IS NULL;
CREATE INDEX "deliveries_outside_idx" ON "deliveries" ("state", "created_at" DESC, "id" DESC) WHERE "channel" <> 'INBOX';
CREATE INDEX "deliveries_digest_idx" ON "deliveries" ("digest_id") WHERE "digest_id" IS NOT NULL;
