-- What somebody sent after their session was over, sealed, until they are back or an hour is gone.
CREATE TABLE "kept_form" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "fields_sealed" BYTEA NOT NULL,
    "compartment_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kept_form_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "kept_form_person_id_idx" ON "kept_form"("person_id");
CREATE INDEX "kept_form_expires_at_idx" ON "kept_form"("expires_at");
ALTER TABLE "kept_form" ADD CONSTRAINT "kept_form_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
