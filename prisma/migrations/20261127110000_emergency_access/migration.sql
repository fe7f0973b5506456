-- The owner opening a record in an emergency: for how long, and why. Written once but for its early end.
CREATE TABLE "emergency_access" (
    "id" UUID NOT NULL,
    "chart_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "compartment_id" UUID NOT NULL,
    "reason_sealed" BYTEA NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "emergency_access_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "emergency_access_is_short" CHECK ("expires_at" > "opened_at" AND "expires_at" <= "opened_at" + interval '4 hours'),
    CONSTRAINT "emergency_access_ends_in_time" CHECK ("ended_at" IS NULL OR "ended_at" BETWEEN "opened_at" AND "expires_at")
);
CREATE INDEX "emergency_access_chart_id_person_id_idx" ON "emergency_access"("chart_id", "person_id");
CREATE INDEX "emergency_access_opened_at_idx" ON "emergency_access"("opened_at");
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_chart_id_fkey"
  FOREIGN KEY ("chart_id") REFERENCES "chart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_person_id_fkey"
  FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

REVOKE UPDATE, DELETE ON "emergency_access" FROM attune_app;
GRANT UPDATE ("ended_at") ON "emergency_access" TO attune_app;
