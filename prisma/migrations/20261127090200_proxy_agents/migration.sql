-- 代理员: somebody whose post it is to speak for others, each time with a mandate of its own.
ALTER TABLE "mandates" ADD COLUMN "agent_id" UUID;
CREATE INDEX "mandates_agent_id_idx" ON "mandates"("agent_id");
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "people"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand from here on.
ALTER TABLE "posts"
  DROP CONSTRAINT "posts_role",
  ADD CONSTRAINT "posts_role" CHECK ("role" IN ('VISITOR','RECORDER','GRID_WORKER','LIAISON','PROXY_AGENT','INTAKE_CLERK','DISPATCHER','HANDLER','UNIT_LEAD','COUNCIL_CLERK','SUPERVISOR','CALLBACK_OFFICER','REVIEWER','AUDITOR','SYS_ADMIN'));
