-- One row, once every issue has the words it is found by: registration writes them, the nightly job what came in by other ways.
CREATE TABLE "search_whole" (
    "one" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "search_whole_pkey" PRIMARY KEY ("one"),
    CONSTRAINT "search_whole_one" CHECK ("one")
);
