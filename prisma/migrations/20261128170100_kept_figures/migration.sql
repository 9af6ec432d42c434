-- The public figures of five minutes, for every process of the service: whoever looks, they are counted once.
CREATE TABLE "kept_figures" (
    "key" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "kept_figures_pkey" PRIMARY KEY ("key")
);
