-- That a licence ends in so many days is told once, whichever process comes first.
CREATE TABLE "licence_warning" (
    "licence_id" UUID NOT NULL,
    "days" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "licence_warning_pkey" PRIMARY KEY ("licence_id", "days")
);
ALTER TABLE "licence_warning" ADD CONSTRAINT "licence_warning_licence_id_fkey"
  FOREIGN KEY ("licence_id") REFERENCES "licence"("id") ON DELETE CASCADE ON UPDATE CASCADE;
