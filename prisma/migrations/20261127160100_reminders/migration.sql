CREATE TYPE "send_channel" AS ENUM ('mail', 'text');

CREATE TABLE "contact_rule" (
    "person_id" UUID NOT NULL,
    "remind_by_mail" BOOLEAN NOT NULL DEFAULT true,
    "may_call" BOOLEAN NOT NULL DEFAULT true,
    "may_leave_voicemail" BOOLEAN NOT NULL DEFAULT true,
    "names_practice" BOOLEAN NOT NULL DEFAULT true,
    "quiet_from" INTEGER NOT NULL DEFAULT 1260,
    "quiet_until" INTEGER NOT NULL DEFAULT 480,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_rule_pkey" PRIMARY KEY ("person_id"),
    CONSTRAINT "contact_rule_minutes" CHECK (quiet_from BETWEEN 0 AND 1439 AND quiet_until BETWEEN 0 AND 1439)
);
ALTER TABLE "contact_rule" ADD CONSTRAINT "contact_rule_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One row, and it is there from the beginning.
CREATE TABLE "reminder_plan" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mail_on" BOOLEAN NOT NULL DEFAULT true,
    "mail_hours" INTEGER[] NOT NULL DEFAULT ARRAY[48, 2]::INTEGER[],
    "text_on" BOOLEAN NOT NULL DEFAULT true,
    "text_hours" INTEGER[] NOT NULL DEFAULT ARRAY[48, 2]::INTEGER[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_plan_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "reminder_plan_is_one" CHECK (id = 1)
);
INSERT INTO "reminder_plan" DEFAULT VALUES;
REVOKE DELETE ON "reminder_plan" FROM attune_app;

CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "person_id" UUID,
    "channel" "send_channel" NOT NULL,
    "hours_before" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reminder_appointment_id_starts_at_idx" ON "reminder"("appointment_id", "starts_at");
-- Nobody is reminded twice of one start, whatever runs twice.
CREATE UNIQUE INDEX "reminder_once" ON "reminder"("appointment_id", "starts_at", "person_id", "channel", "hours_before") NULLS NOT DISTINCT;

CREATE TABLE "attendance_reply" (
    "id" UUID NOT NULL,
    "appointment_id" UUID NOT NULL,
    "person_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "said_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attendance_reply_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "attendance_reply_appointment_id_starts_at_idx" ON "attendance_reply"("appointment_id", "starts_at");
CREATE UNIQUE INDEX "attendance_reply_once" ON "attendance_reply"("appointment_id", "starts_at", "person_id") NULLS NOT DISTINCT;

ALTER TABLE "reminder" ADD CONSTRAINT "reminder_appointment_id_fkey"
  FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attendance_reply" ADD CONSTRAINT "attendance_reply_appointment_id_fkey"
  FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "attendance_reply" ADD CONSTRAINT "attendance_reply_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
REVOKE UPDATE, DELETE ON "reminder", "attendance_reply" FROM attune_app;

-- A reminder that comes after the start is of no use: a message may say until when it is.
ALTER TABLE "outbound_message" ADD COLUMN "expires_at" TIMESTAMPTZ(3);

-- What has to be reminded of is asked every minute: the booked ones of the days to come.
CREATE INDEX "appointment_booked_by_start" ON "appointment"("starts_at") WHERE status = 'booked';
