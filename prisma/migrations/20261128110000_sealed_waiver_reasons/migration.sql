-- Why a therapist waives a fee is for the care team, and sealed. Keys are the application's, so SQL cannot seal what stands
-- here in plain text: where a therapist wrote a reason, nothing is changed.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "appointment" WHERE "fee_waived_reason" IS NOT NULL AND NOT "free_late_cancel") THEN
    RAISE EXCEPTION 'this database has reasons for waived fees from before they were sealed, and cannot be brought up to date. Nothing was changed in it. A demo begins anew with: npm run demo:reset';
  END IF;
END $$;

ALTER TABLE "appointment"
  ADD COLUMN "fee_waived" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "waive_reason_sealed" BYTEA,
  ADD COLUMN "waive_compartment_id" UUID;
UPDATE "appointment" SET "fee_waived" = true WHERE "fee_waived_reason" IS NOT NULL;
ALTER TABLE "appointment"
  -- No form has ever written a reason of a cancellation.
  DROP COLUMN "cancel_reason",
  DROP COLUMN "fee_waived_reason",
  ADD CONSTRAINT "appointment_waive_reason_is_sealed" CHECK (num_nonnulls("waive_reason_sealed", "waive_compartment_id") IN (0, 2)),
  ADD CONSTRAINT "appointment_waive_reason_of_waived" CHECK ("fee_waived" OR "waive_reason_sealed" IS NULL);
