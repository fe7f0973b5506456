CREATE TYPE "file_type" AS ENUM ('pdf', 'png', 'jpg', 'webp');
CREATE TYPE "scan_state" AS ENUM ('unchecked', 'clean', 'infected');

CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "compartment_id" UUID NOT NULL,
    "type" "file_type" NOT NULL,
    "about_sealed" BYTEA NOT NULL,
    "content_hash" TEXT NOT NULL,
    "scan_state" "scan_state" NOT NULL DEFAULT 'unchecked',
    "scanned_at" TIMESTAMPTZ(3),
    "body_sealed" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "audience" "audience" NOT NULL,
    "member_person_id" UUID,
    "file_id" UUID NOT NULL,
    "uploaded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_id" UUID,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "stored_file_compartment_id_content_hash_idx" ON "stored_file"("compartment_id", "content_hash");
CREATE UNIQUE INDEX "document_file_id_key" ON "document"("file_id");
CREATE INDEX "document_chart_id_created_at_idx" ON "document"("chart_id", "created_at");
-- What the scanner has not seen yet is asked for every minute.
CREATE INDEX "stored_file_unchecked_idx" ON "stored_file"("created_at") WHERE scan_state = 'unchecked';

ALTER TABLE "document" ADD CONSTRAINT "document_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "document" ADD CONSTRAINT "document_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "document"
  ADD CONSTRAINT "document_audience" CHECK (audience IN ('joint', 'private') AND (audience = 'private') = (member_person_id IS NOT NULL)),
  ADD CONSTRAINT "document_withdrawn" CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL));
-- An infected file has lost its content, and no other has.
ALTER TABLE "stored_file"
  ADD CONSTRAINT "stored_file_body" CHECK ((scan_state = 'infected') = (body_sealed IS NULL)),
  ADD CONSTRAINT "stored_file_scanned" CHECK ((scan_state = 'unchecked') = (scanned_at IS NULL));
-- Sealed bytes do not compress.
ALTER TABLE "stored_file" ALTER COLUMN "body_sealed" SET STORAGE EXTERNAL;

-- A document belongs to the record: the application takes it back or destroys an infected content, and neither deletes it
-- nor gives it to somebody else.
REVOKE UPDATE, DELETE ON "stored_file", "document" FROM attune_app;
GRANT UPDATE ("scan_state", "scanned_at", "body_sealed") ON "stored_file" TO attune_app;
GRANT UPDATE ("withdrawn_at", "withdrawn_by_id") ON "document" TO attune_app;
