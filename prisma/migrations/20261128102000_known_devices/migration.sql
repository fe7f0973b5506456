-- From which kinds of device and networks somebody has signed in: they are told of a new one. The mark is a keyed hash.
CREATE TABLE "known_device" (
    "person_id" UUID NOT NULL,
    "mark" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_device_pkey" PRIMARY KEY ("person_id", "mark")
);
CREATE INDEX "known_device_last_seen_at_idx" ON "known_device"("last_seen_at");
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
