-- A first contact, an acceptance or a callback that was missed led to nothing. What is overdue now is supervised once.
UPDATE "clocks" SET "sweep_at" = "due_at"
WHERE "kind" IN ('CONTACT', 'ACCEPT', 'CALLBACK') AND "stopped_at" IS NULL AND "paused_on" IS NULL
  AND "breached_at" IS NOT NULL AND "sweep_at" IS NULL;
