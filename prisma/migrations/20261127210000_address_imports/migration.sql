-- A list of addresses as it was handed in: what its dry run found, until it is confirmed or its time is over.
CREATE TABLE "address_imports" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "unread" TEXT[],
    "fresh" INTEGER NOT NULL,
    "there" INTEGER NOT NULL,
    "doubtful" INTEGER NOT NULL,
    "wrong" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "made" INTEGER,

    CONSTRAINT "address_imports_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "address_import_rows" (
    "import_id" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "community_id" UUID,
    "building" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "like_id" UUID,
    "like_row" INTEGER,
    "problems" JSONB NOT NULL,

    CONSTRAINT "address_import_rows_pkey" PRIMARY KEY ("import_id","row")
);
ALTER TABLE "address_import_rows" ADD CONSTRAINT "address_import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "address_imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- From here on by hand: what Prisma's schema cannot say.

ALTER TABLE "address_import_rows"
  ADD CONSTRAINT "address_import_rows_verdict" CHECK ("verdict" IN ('NEW', 'THERE', 'DOUBTFUL', 'WRONG')),
  ADD CONSTRAINT "address_import_rows_state" CHECK ("state" IN ('OCCUPIED', 'EMPTY', 'MOVED', 'CLOSED')),
  ADD CONSTRAINT "address_import_rows_place" CHECK (("verdict" = 'WRONG') = ("community_id" IS NULL));
