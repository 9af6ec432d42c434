-- The ledger of a town and of a community is narrowed within the index of the place too: at ten million issues the planner read
-- the half million of a kind, or the two hundred thousand with danger, of the whole city beside the few of the place.
DROP INDEX "issues_town_registered";
DROP INDEX "issues_community_registered";
CREATE INDEX "issues_town_registered" ON "issues" ("town_id", "registered_at" DESC, "id" DESC) INCLUDE ("state", "tier", "category", "channel", "level", "next_due_at", "hazard");
CREATE INDEX "issues_community_registered" ON "issues" ("community_id", "registered_at" DESC, "id" DESC) INCLUDE ("state", "tier", "category", "channel", "level", "next_due_at", "hazard");

-- What a county has open by its due day, and what stands how there, is found by itself, as a city's and a community's are.
CREATE INDEX "issues_open_county_due" ON "issues" ("county_id", "next_due_at", "id") WHERE "state" IN ('REGISTERED','ACCEPTED','DISPATCHED','IN_PROGRESS','MEDIATING','ON_HOLD','MERGED');
CREATE INDEX "issues_county_state_registered" ON "issues" ("county_id", "state", "registered_at" DESC, "id" DESC);
