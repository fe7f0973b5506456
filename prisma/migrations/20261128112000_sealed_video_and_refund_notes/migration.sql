-- Video addresses are ways into sessions, and notes of refunds say why: both are sealed. Keys are the application's, so SQL
-- cannot seal what stands here in plain text: where there is anything, nothing is changed.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM "therapist" WHERE "video_url" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "appointment" WHERE "video_url" IS NOT NULL) OR EXISTS (SELECT 1 FROM "refund")
  THEN
    RAISE EXCEPTION 'this database was made before video addresses and notes of refunds were sealed, and cannot be brought up to date. Nothing was changed in it. A demo begins anew with: npm run demo:reset';
  END IF;
END $$;

ALTER TABLE "therapist" DROP COLUMN "video_url", ADD COLUMN "video_sealed" BYTEA;
ALTER TABLE "appointment" DROP COLUMN "video_url", ADD COLUMN "video_sealed" BYTEA;
ALTER TABLE "refund" DROP COLUMN "note", ADD COLUMN "note_sealed" BYTEA NOT NULL;

-- The ledger says why by a word of ours, never in somebody's own.
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_reason_is_a_word" CHECK ("reason" IN
  ('billing_mistake', 'session_problem', 'goodwill', 'duplicate', 'refund_returned', 'fee_waived'));
