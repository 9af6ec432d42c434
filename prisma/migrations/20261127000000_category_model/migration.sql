-- What the words of sorted issues say about categories: how often each occurs in each, and in how many issues at least.
CREATE TABLE "category_model" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "learned_at" TIMESTAMPTZ(3) NOT NULL,
    "issues" INTEGER NOT NULL,
    "asked" INTEGER NOT NULL,
    "first" INTEGER NOT NULL,
    "among_shown" INTEGER NOT NULL,
    "counts" JSONB NOT NULL,

    CONSTRAINT "category_model_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "category_model_one" CHECK ("id" = 1)
);
