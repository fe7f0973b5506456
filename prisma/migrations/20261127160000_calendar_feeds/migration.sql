-- Private addresses of somebody's sessions: one lives at a time, and one that was revoked stays so.
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "calendar_feed_token_is_a_hash" CHECK (octet_length("token_hash") = 32)
);
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");
CREATE UNIQUE INDEX "calendar_feed_one_lives" ON "calendar_feed"("person_id") WHERE revoked_at IS NULL;
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

REVOKE UPDATE, DELETE ON "calendar_feed" FROM attune_app;
GRANT UPDATE ("revoked_at") ON "calendar_feed" TO attune_app;
