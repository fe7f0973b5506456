-- Sessions that were booked together, every one or two weeks.
CREATE TABLE "appointment_series" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "every_weeks" INTEGER NOT NULL,
    "weekday" INTEGER NOT NULL,
    "minute" INTEGER NOT NULL,
    "zone" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "booked_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_series_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "appointment_series_rule" CHECK (every_weeks BETWEEN 1 AND 2 AND weekday BETWEEN 1 AND 7 AND minute BETWEEN 0 AND 1439)
);
CREATE UNIQUE INDEX "appointment_series_request_key_key" ON "appointment_series"("request_key");
CREATE INDEX "appointment_series_chart_id_idx" ON "appointment_series"("chart_id");
ALTER TABLE "appointment_series" ADD CONSTRAINT "appointment_series_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "appointment" ADD COLUMN "series_id" UUID;
CREATE INDEX "appointment_series_id_starts_at_idx" ON "appointment"("series_id", "starts_at");
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "appointment_series"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
