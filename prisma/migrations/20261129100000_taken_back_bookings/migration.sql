-- A booking that was undone within its minutes is kept for the log and its number, and shown in no list and no calendar.
ALTER TABLE "appointment" ADD COLUMN "taken_back" BOOLEAN NOT NULL DEFAULT false;
-- Who moved it last: whoever did something may undo it, not the other side.
ALTER TABLE "appointment" ADD COLUMN "moved_by_id" UUID;
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_taken_back_is_cancelled"
  CHECK (NOT "taken_back" OR "status" = 'cancelled');
