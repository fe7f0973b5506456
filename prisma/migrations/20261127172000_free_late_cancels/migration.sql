-- How many late cancellations of a chart cost nothing in a calendar year, and which ones they were.
ALTER TABLE "practice" ADD COLUMN "free_late_cancels" INTEGER NOT NULL DEFAULT 0,
  ADD CONSTRAINT "practice_free_late_cancels" CHECK (free_late_cancels BETWEEN 0 AND 12);
ALTER TABLE "appointment" ADD COLUMN "free_late_cancel" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "appointment_free_late_cancels" ON "appointment" (chart_id, starts_at) WHERE free_late_cancel;
