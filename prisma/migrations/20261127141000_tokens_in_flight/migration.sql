-- The token that a session had before a mere proof, for what was on its way with it.
ALTER TABLE "auth_session"
  ADD COLUMN "previous_token_hash" BYTEA,
  ADD COLUMN "previous_until" TIMESTAMPTZ(3),
  ADD COLUMN "previous_proved_at" TIMESTAMPTZ(3),
  ADD CONSTRAINT "auth_session_previous_token"
    CHECK (num_nonnulls("previous_token_hash", "previous_until", "previous_proved_at") IN (0, 3));
CREATE UNIQUE INDEX "auth_session_previous_token_hash_key" ON "auth_session"("previous_token_hash");
