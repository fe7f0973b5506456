-- Ways to prove who one is: a password, an authenticator app, passkeys, and the codes that stand in for a lost device.
ALTER TABLE "credential"
  ALTER COLUMN "secret" DROP NOT NULL,
  ADD COLUMN "secret_sealed" BYTEA,
  ADD COLUMN "compartment_id" UUID,
  ADD COLUMN "begun_in" UUID,
  ADD COLUMN "last_step" BIGINT,
  ADD COLUMN "passkey_id" TEXT,
  ADD COLUMN "public_key" BYTEA,
  ADD COLUMN "sign_count" BIGINT,
  ADD COLUMN "transports" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "label" TEXT,
  ADD COLUMN "confirmed_at" TIMESTAMPTZ(3);

-- A kind has its own columns and no other's.
ALTER TABLE "credential" ADD CONSTRAINT "credential_columns_of_kind" CHECK (
  CASE "kind"
    WHEN 'password' THEN "secret" IS NOT NULL AND num_nonnulls("secret_sealed", "compartment_id", "passkey_id", "public_key") = 0
    WHEN 'totp' THEN num_nonnulls("secret_sealed", "compartment_id") = 2
      AND num_nonnulls("secret", "passkey_id", "public_key") = 0
    WHEN 'passkey' THEN num_nonnulls("passkey_id", "public_key", "sign_count", "confirmed_at") = 4
      AND num_nonnulls("secret", "secret_sealed", "compartment_id") = 0
  END
);
CREATE UNIQUE INDEX "credential_passkey_id_key" ON "credential"("passkey_id");
CREATE UNIQUE INDEX "credential_one_app" ON "credential"("person_id") WHERE "kind" = 'totp' AND "confirmed_at" IS NOT NULL;
CREATE UNIQUE INDEX "credential_one_app_to_be" ON "credential"("person_id") WHERE "kind" = 'totp' AND "confirmed_at" IS NULL;

CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recovery_code_person_id_code_hash_key" ON "recovery_code"("person_id", "code_hash");
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "passkey_challenge" (
    "challenge_hash" BYTEA NOT NULL,
    "person_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge_hash")
);
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");

ALTER TABLE "auth_session" ADD COLUMN "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
