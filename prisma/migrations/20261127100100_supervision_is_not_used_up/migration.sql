-- The supervision level is that of the order that stands now, with the day it is due: answered, it is over.
ALTER TABLE "issues" ADD COLUMN "supervision_due_at" TIMESTAMPTZ(3);
UPDATE "issues" i SET "supervision_level" = COALESCE(o.level, 0), "supervision_due_at" = o.due_at
FROM "issues" j LEFT JOIN LATERAL (
  SELECT "level", "due_at" FROM "supervision_orders"
  WHERE "issue_id" = j."id" AND "met_at" IS NULL ORDER BY "level" DESC, "due_at" DESC LIMIT 1) o ON true
WHERE i."id" = j."id" AND i."supervision_level" > 0;
