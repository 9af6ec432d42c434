-- One-time codes by which somebody shows that a phone is theirs. Neither phone nor code is kept, only a seal of each.
CREATE TABLE "phone_codes" (
    "phone" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "phone_codes_pkey" PRIMARY KEY ("phone")
);
