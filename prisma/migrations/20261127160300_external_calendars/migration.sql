-- Other calendars of a therapist: their sealed addresses, how reading them went, and the busy times that came of it.
CREATE TABLE "external_calendar" (
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "address_sealed" BYTEA NOT NULL,
    "compartment_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "busy_count" INTEGER NOT NULL DEFAULT 0,
    "unread_count" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "failing_since" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "external_calendar_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "external_calendar_failing" CHECK ((problem IS NULL) = (failing_since IS NULL)),
    CONSTRAINT "external_calendar_told" CHECK (told_at IS NULL OR failing_since IS NOT NULL)
);
CREATE INDEX "external_calendar_therapist_id_idx" ON "external_calendar"("therapist_id");

CREATE TABLE "external_busy" (
    "id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "to_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_busy_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "external_busy_is_a_range" CHECK (from_at < to_at)
);
CREATE INDEX "external_busy_therapist_id_from_at_idx" ON "external_busy"("therapist_id", "from_at");
CREATE INDEX "external_busy_calendar_id_idx" ON "external_busy"("calendar_id");

ALTER TABLE "external_calendar" ADD CONSTRAINT "external_calendar_therapist_id_fkey"
  FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "external_busy" ADD CONSTRAINT "external_busy_calendar_id_fkey"
  FOREIGN KEY ("calendar_id") REFERENCES "external_calendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;
