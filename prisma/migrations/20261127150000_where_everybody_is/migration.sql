-- Where everybody who attends a session by video says they are, said once and never changed: the last one counts.
CREATE TYPE "attested_setting" AS ENUM ('home', 'elsewhere');
CREATE TABLE "attestation" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "person_id" UUID,
    "state" TEXT,
    "setting" "attested_setting",
    "address_sealed" BYTEA,
    "reason_sealed" BYTEA,
    "compartment_id" UUID NOT NULL,
    "corrected_by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attestation_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "attestation_state_is_one" CHECK ("state" ~ '^([A-Z]{2}|abroad)$'),
    CONSTRAINT "attestation_is_whole" CHECK (("state" IS NULL) = ("setting" IS NULL)),
    -- Whoever speaks for themself says all of it; who writes it down for somebody says why.
    CONSTRAINT "attestation_own_or_explained" CHECK (
      CASE WHEN "corrected_by_id" IS NULL THEN "state" IS NOT NULL AND "address_sealed" IS NOT NULL AND "reason_sealed" IS NULL
           ELSE "reason_sealed" IS NOT NULL END)
);
CREATE INDEX "attestation_appointment_id_person_id_at_idx" ON "attestation"("appointment_id", "person_id", "at");
CREATE INDEX "attestation_person_id_at_idx" ON "attestation"("person_id", "at");
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_appointment_id_fkey"
  FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attestation" ADD CONSTRAINT "attestation_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
REVOKE UPDATE, DELETE ON "attestation" FROM attune_app;

-- Where a session takes place by video: its own address, else its therapist's; only on hosts that the practice named.
ALTER TABLE "appointment" ADD COLUMN "video_url" TEXT;
ALTER TABLE "practice" ADD COLUMN "video_hosts" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
