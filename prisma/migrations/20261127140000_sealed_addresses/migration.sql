-- Addresses of mail and phone numbers are sealed, and found by a keyed index. Keys are the application's, so SQL cannot seal
-- what stands here in plain text: where there is anything, nothing is changed.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "person") OR EXISTS (SELECT 1 FROM "lead") OR EXISTS (SELECT 1 FROM "invitation")
    OR EXISTS (SELECT 1 FROM "one_time_token") OR EXISTS (SELECT 1 FROM "outbound_message")
  THEN
    RAISE EXCEPTION 'this database was made before addresses were sealed, and cannot be brought up to date. Nothing was changed in it. A demo begins anew with: npm run demo:reset';
  END IF;
END $$;

ALTER TYPE "compartment_kind" ADD VALUE 'directory';

ALTER TABLE "person"
  DROP COLUMN "email",
  DROP COLUMN "phone",
  ADD COLUMN "email_sealed" BYTEA NOT NULL,
  ADD COLUMN "email_index" TEXT NOT NULL,
  ADD COLUMN "phone_sealed" BYTEA,
  ADD COLUMN "phone_index" TEXT,
  ADD CONSTRAINT "person_phone_is_found" CHECK (num_nonnulls("phone_sealed", "phone_index") IN (0, 2));
CREATE UNIQUE INDEX "person_email_index_key" ON "person"("email_index");
CREATE INDEX "person_phone_index_idx" ON "person"("phone_index");

ALTER TABLE "lead"
  DROP COLUMN "email",
  DROP COLUMN "phone",
  ADD COLUMN "email_sealed" BYTEA NOT NULL,
  ADD COLUMN "phone_sealed" BYTEA;

ALTER TABLE "invitation"
  DROP COLUMN "email",
  ADD COLUMN "email_sealed" BYTEA NOT NULL,
  ADD COLUMN "email_index" TEXT NOT NULL;
CREATE INDEX "invitation_email_index_idx" ON "invitation"("email_index");

ALTER TABLE "one_time_token"
  DROP COLUMN "email",
  ADD COLUMN "email_sealed" BYTEA NOT NULL,
  ADD COLUMN "email_index" TEXT NOT NULL;

ALTER TABLE "outbound_message"
  DROP COLUMN "to_address",
  ADD COLUMN "to_sealed" BYTEA NOT NULL;
