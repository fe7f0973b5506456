-- Time off may last for several days, and the practice may be closed for everybody.
ALTER TABLE "availability_exception" ADD COLUMN "through_date" DATE;
UPDATE "availability_exception" SET "through_date" = "on_date";
ALTER TABLE "availability_exception" ALTER COLUMN "through_date" SET NOT NULL,
  ADD CONSTRAINT "availability_exception_dates" CHECK (on_date <= through_date);
DROP INDEX "availability_exception_therapist_id_on_date_idx";
CREATE INDEX "availability_exception_therapist_id_through_date_idx" ON "availability_exception"("therapist_id", "through_date");

CREATE TABLE "practice_holiday" (
    "id" UUID NOT NULL,
    "on_date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "practice_holiday_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "practice_holiday_on_date_key" ON "practice_holiday"("on_date");
