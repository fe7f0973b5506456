-- A message goes by mail or by text.
ALTER TABLE "outbound_message" ADD COLUMN "channel" "send_channel" NOT NULL DEFAULT 'mail';
-- A text to a number that its owner has stopped texts to is taken back.
CREATE INDEX "outbound_message_waiting_texts" ON "outbound_message"("person_id") WHERE state = 'queued' AND channel = 'text';

CREATE TYPE "consent_end" AS ENUM ('person', 'stop');
CREATE TABLE "text_consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "phone_hash" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" "consent_end",

    CONSTRAINT "text_consent_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "text_consent_end" CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX "text_consent_person_id_idx" ON "text_consent"("person_id");
CREATE INDEX "text_consent_phone_hash_idx" ON "text_consent"("phone_hash");
CREATE UNIQUE INDEX "text_consent_one_holds" ON "text_consent"("person_id") WHERE ended_at IS NULL;
ALTER TABLE "text_consent" ADD CONSTRAINT "text_consent_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- That somebody agreed, when and to what is evidence: it ends, and nothing else of it changes.
REVOKE UPDATE, DELETE ON "text_consent" FROM attune_app;
GRANT UPDATE ("ended_at", "ended_by") ON "text_consent" TO attune_app;
