-- 及时响应率 counts the clocks of the first contact as 按期答复率 counts those of the reply: summed up, and what runs out without a
-- write found by its due instant.
CREATE INDEX "clocks_contact_figures" ON "clocks" ("issue_id") INCLUDE ("due_at", "stopped_at", "stop", "breached_at") WHERE "kind" = 'CONTACT';
CREATE INDEX "clocks_contact_pending" ON "clocks" ("due_at") INCLUDE ("issue_id", "stop", "stopped_at", "breached_at") WHERE "kind" = 'CONTACT' AND "breached_at" IS NULL AND ("stopped_at" IS NULL OR "stop" = 'REVOKED');
DROP TRIGGER "figures_of_new_clock" ON "clocks";
DROP TRIGGER "figures_of_clock" ON "clocks";
CREATE TRIGGER "figures_of_new_clock" BEFORE INSERT ON "clocks" FOR EACH ROW WHEN (NEW.kind IN ('REPLY', 'CONTACT', 'RATING')) EXECUTE FUNCTION "figure_fact_changes"();
CREATE TRIGGER "figures_of_clock" BEFORE UPDATE OR DELETE ON "clocks" FOR EACH ROW WHEN (OLD.kind IN ('REPLY', 'CONTACT', 'RATING')) EXECUTE FUNCTION "figure_fact_changes"();
-- Hand-overs of some days are found by their instant, and not among all events of a county.
CREATE INDEX "issue_events_handed" ON "issue_events" ("at") INCLUDE ("issue_id") WHERE "verb" IN ('dispatch', 'rule');
-- And told as they stood at any past instant, from now on.
DROP TRIGGER "clocks_keep_past" ON "clocks";
CREATE TRIGGER "clocks_keep_past" AFTER UPDATE ON "clocks" FOR EACH ROW
  WHEN (OLD.kind IN ('REPLY', 'CONTACT') AND (OLD.due_at, OLD.stopped_at, OLD.stop, OLD.breached_at) IS DISTINCT FROM (NEW.due_at, NEW.stopped_at, NEW.stop, NEW.breached_at))
  EXECUTE FUNCTION "keep_clock_past"();
