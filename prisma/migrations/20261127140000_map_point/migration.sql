-- 地图上的位置: where a resident marked it, if the city has a map; the place in words is what counts.
ALTER TABLE "issues" ADD COLUMN "map_point" TEXT;
ALTER TABLE "issues" ADD CONSTRAINT "issues_map_point" CHECK ("map_point" ~ '^-?[0-9]{1,2}\.[0-9]{5},-?[0-9]{1,3}\.[0-9]{5}$');
