-- Charts whose members ask each other first, and the times that they ask about.
CREATE TYPE "time_request_state" AS ENUM ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'overtaken');

CREATE TABLE "ask_first" (
    "chart_id" UUID NOT NULL,
    "since_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_id" UUID NOT NULL,

    CONSTRAINT "ask_first_pkey" PRIMARY KEY ("chart_id")
);

CREATE TABLE "time_request" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "request_key" UUID NOT NULL,
    "moves" BOOLEAN NOT NULL,
    "every_weeks" INTEGER,
    "state" "time_request_state" NOT NULL DEFAULT 'open',
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_by_id" UUID,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "time_request_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "time_request_times" CHECK (asked_at < expires_at),
    CONSTRAINT "time_request_series" CHECK (every_weeks IS NULL OR (every_weeks BETWEEN 1 AND 2 AND NOT moves)),
    CONSTRAINT "time_request_answered" CHECK ((state IN ('accepted', 'declined', 'withdrawn')) = (answered_at IS NOT NULL))
);
CREATE UNIQUE INDEX "time_request_request_key_key" ON "time_request"("request_key");
CREATE INDEX "time_request_chart_id_state_idx" ON "time_request"("chart_id", "state");

CREATE TABLE "time_request_date" (
    "id" UUID NOT NULL,
    "request_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "agreed_cents" INTEGER NOT NULL,
    "appointment_id" UUID,
    "was_at" TIMESTAMPTZ(3),
    "version" INTEGER,

    CONSTRAINT "time_request_date_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "time_request_date_agreed_cents" CHECK (agreed_cents >= 0),
    CONSTRAINT "time_request_date_moved" CHECK ((was_at IS NULL) = (version IS NULL) AND (was_at IS NULL OR appointment_id IS NOT NULL))
);
CREATE INDEX "time_request_date_request_id_idx" ON "time_request_date"("request_id");
CREATE INDEX "time_request_date_appointment_id_idx" ON "time_request_date"("appointment_id");

CREATE TABLE "time_request_person" (
    "request_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "said_yes_at" TIMESTAMPTZ(3),

    CONSTRAINT "time_request_person_pkey" PRIMARY KEY ("request_id", "person_id")
);
CREATE INDEX "time_request_person_person_id_idx" ON "time_request_person"("person_id");

ALTER TABLE "ask_first" ADD CONSTRAINT "ask_first_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request" ADD CONSTRAINT "time_request_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request" ADD CONSTRAINT "time_request_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request" ADD CONSTRAINT "time_request_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request" ADD CONSTRAINT "time_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request_date" ADD CONSTRAINT "time_request_date_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "time_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request_date" ADD CONSTRAINT "time_request_date_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request_person" ADD CONSTRAINT "time_request_person_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "time_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "time_request_person" ADD CONSTRAINT "time_request_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
