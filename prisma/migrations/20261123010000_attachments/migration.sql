-- Files with issues, answers and visits. Words are text with CHECKs over lib/domain/vocabulary.
CREATE TABLE "blobs" (
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "thumbed" BOOLEAN NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "blobs_pkey" PRIMARY KEY ("sha256")
);

CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "receipt_id" UUID,
    "entry" TEXT,
    "issue_id" UUID,
    "reply_id" UUID,
    "visit_id" UUID,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "attached_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "attachments" ADD CONSTRAINT "attachments_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blobs"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_reply_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "visits"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "attachments_issue_id_idx" ON "attachments"("issue_id");
CREATE INDEX "attachments_visit_id_idx" ON "attachments"("visit_id");
CREATE INDEX "attachments_sha256_idx" ON "attachments"("sha256");
-- What waits: counted per giver, and cleaned when it has waited too long.
CREATE INDEX "attachments_waiting" ON "attachments" ("uploaded_at") WHERE "entry" IS NULL;

ALTER TABLE "blobs"
    ADD CONSTRAINT "blobs_kind" CHECK ("kind" IN ('JPEG','PNG','PDF','DOCX','XLSX','PPTX','DOC','XLS','TXT')),
    ADD CONSTRAINT "blobs_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
    ADD CONSTRAINT "blobs_bytes" CHECK ("bytes" > 0);
ALTER TABLE "attachments"
    ADD CONSTRAINT "attachments_giver" CHECK (num_nonnulls("person_id", "receipt_id") = 1),
    ADD CONSTRAINT "attachments_bytes" CHECK ("bytes" > 0),
    -- An entry names exactly what it belongs to, is whole, and knows since when.
    ADD CONSTRAINT "attachments_entry" CHECK (CASE "entry"
        WHEN 'ISSUE' THEN "issue_id" IS NOT NULL AND "reply_id" IS NULL AND "visit_id" IS NULL
        WHEN 'REPLY' THEN "issue_id" IS NOT NULL AND "reply_id" IS NOT NULL AND "visit_id" IS NULL
        WHEN 'VISIT' THEN "issue_id" IS NULL AND "reply_id" IS NULL AND "visit_id" IS NOT NULL
        ELSE "entry" IS NULL AND num_nonnulls("issue_id", "reply_id", "visit_id") = 0 END
        AND ("entry" IS NULL OR "sha256" IS NOT NULL)
        AND ("entry" IS NULL) = ("attached_at" IS NULL));
