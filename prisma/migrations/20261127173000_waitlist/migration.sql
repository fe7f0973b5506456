-- Who waits for an earlier time, which times became free, and to whom they were offered.
CREATE TYPE "waitlist_offer_state" AS ENUM ('open', 'accepted', 'declined', 'expired');

CREATE TABLE "waitlist_entry" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "joined_by_id" UUID NOT NULL,
    "weekdays" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
    "parts" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "from_date" DATE NOT NULL,
    "until_date" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "waitlist_entry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "waitlist_entry_dates" CHECK (from_date <= until_date),
    CONSTRAINT "waitlist_entry_weekdays" CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
    CONSTRAINT "waitlist_entry_parts" CHECK (parts <@ ARRAY['Morning', 'Afternoon', 'Evening'])
);
CREATE UNIQUE INDEX "waitlist_entry_waits_once" ON "waitlist_entry" (chart_id, therapist_id, service_id) WHERE closed_at IS NULL;
CREATE INDEX "waitlist_entry_therapist_id_idx" ON "waitlist_entry"("therapist_id");

CREATE TABLE "freed_slot" (
    "id" UUID NOT NULL,
    "therapist_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "freed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "freed_slot_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "freed_slot_times" CHECK (starts_at < ends_at)
);
CREATE INDEX "freed_slot_therapist_id_idx" ON "freed_slot"("therapist_id");

CREATE TABLE "waitlist_offer" (
    "id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "freed_slot_id" UUID NOT NULL,
    "hold_key" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "waitlist_offer_state" NOT NULL DEFAULT 'open',
    "offered_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_id" UUID,
    "appointment_id" UUID,

    CONSTRAINT "waitlist_offer_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "waitlist_offer_accepted" CHECK ((state = 'accepted') = (appointment_id IS NOT NULL))
);
CREATE UNIQUE INDEX "waitlist_offer_once" ON "waitlist_offer"("entry_id", "freed_slot_id");
CREATE UNIQUE INDEX "waitlist_offer_one_at_a_time" ON "waitlist_offer" (freed_slot_id) WHERE state = 'open';
CREATE UNIQUE INDEX "waitlist_offer_one_to_decide" ON "waitlist_offer" (entry_id) WHERE state = 'open';
CREATE UNIQUE INDEX "waitlist_offer_accepted_once" ON "waitlist_offer" (freed_slot_id) WHERE state = 'accepted';

ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_chart_id_fkey" FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "freed_slot" ADD CONSTRAINT "freed_slot_therapist_id_fkey" FOREIGN KEY ("therapist_id") REFERENCES "therapist"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "waitlist_entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_freed_slot_id_fkey" FOREIGN KEY ("freed_slot_id") REFERENCES "freed_slot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "waitlist_offer" ADD CONSTRAINT "waitlist_offer_appointment_id_fkey" FOREIGN KEY ("appointment_id") REFERENCES "appointment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
