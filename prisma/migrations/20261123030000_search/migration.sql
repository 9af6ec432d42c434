-- Search. The words of an issue stand in a table of their own: issues are written again with every step, and each time
-- all keys of their words would be written again with them. What stands here is written once, at registration.
CREATE TABLE "issue_search" (
    "issue_id" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "county_id" UUID,
    "town_id" UUID,
    "community_id" UUID,
    "words" TEXT NOT NULL,

    CONSTRAINT "issue_search_pkey" PRIMARY KEY ("issue_id")
);
ALTER TABLE "issue_search" ADD CONSTRAINT "issue_search_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The name of a resident as people look for it: every ending of it in characters, pinyin and initials, parted by spaces.
-- It goes with the name when contacts are forgotten.
ALTER TABLE "residents" ADD COLUMN "name_keys" TEXT;

-- The functions below are parsed here, once (RETURN): an index is built without a search path.
-- Two neighbouring characters as one number: code point of the first above that of the second (21 bits each).
-- Words are parted by single spaces (lib/domain/search/searchable); no pair reaches across one.
CREATE FUNCTION "search_pairs"(words text) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
  SELECT array_agg(ascii(a)::bigint << 21 | ascii(b)) FROM (SELECT string_to_array(words, NULL) AS c) w, unnest(c, c[2:]) AS pair(a, b)
  WHERE a <> ' ' AND b <> ' ');
-- A single character is the pair with nothing.
CREATE FUNCTION "search_singles"(words text) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (SELECT array_agg(ascii(a)::bigint << 21) FROM unnest(string_to_array(words, NULL)) AS a WHERE a <> ' ');
-- A place is a negative number, so that no character can be taken for it.
CREATE FUNCTION "search_place"(place uuid) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN uuid_hash_extended(place, 0) | (-9223372036854775808);
-- What an issue is found by: its characters, its pairs of characters, its places.
CREATE FUNCTION "search_keys"(words text, county uuid, town uuid, community uuid) RETURNS bigint[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN search_singles(words) || search_pairs(words) || array_remove(ARRAY[search_place(county), search_place(town), search_place(community)], NULL);
-- What something that was typed asks for: its pairs; characters only where there is no pair.
CREATE FUNCTION "search_asked"(typed text) RETURNS bigint[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN COALESCE(search_pairs(typed), search_singles(typed));

-- A short list of what is not yet sorted in: every search reads it, so a long one is slow for all of them.
CREATE INDEX "issue_search_keys" ON "issue_search" USING gin (search_keys("words", "county_id", "town_id", "community_id")) WITH (gin_pending_list_limit = 1024);
-- How common which key is decides the way a search goes (lib/db/search/searchWords).
ALTER INDEX "issue_search_keys" ALTER COLUMN 1 SET STATISTICS 300;
CREATE INDEX "residents_name_keys" ON "residents" USING gin (array_to_tsvector(string_to_array("name_keys", ' '))) WHERE "name_keys" IS NOT NULL;
CREATE INDEX "residents_phone" ON "residents" ("phone") WHERE "phone" IS NOT NULL;
CREATE INDEX "residents_phone_tail" ON "residents" ("phone_tail") WHERE "phone_tail" IS NOT NULL;
-- The newest first, also for those who see by another right than a place.
CREATE INDEX "issues_holder_registered" ON "issues" ("holder_unit_id", "registered_at" DESC, "id" DESC);
CREATE INDEX "issues_grid_registered" ON "issues" ("grid_id", "registered_at" DESC, "id" DESC) WHERE "grid_id" IS NOT NULL;
CREATE INDEX "issues_first_contact_registered" ON "issues" ("first_contact_id", "registered_at" DESC, "id" DESC) WHERE "first_contact_id" IS NOT NULL;
