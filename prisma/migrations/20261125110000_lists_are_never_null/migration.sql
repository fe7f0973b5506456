-- A list that was never set is empty: whoever reads it, with Prisma or with a statement of their own, gets a list.
UPDATE "role_grant" SET "permissions" = '{}' WHERE "permissions" IS NULL;
ALTER TABLE "role_grant" ALTER COLUMN "permissions" SET DEFAULT '{}', ALTER COLUMN "permissions" SET NOT NULL;
UPDATE "invitation" SET "permissions" = '{}' WHERE "permissions" IS NULL;
ALTER TABLE "invitation" ALTER COLUMN "permissions" SET DEFAULT '{}', ALTER COLUMN "permissions" SET NOT NULL;
UPDATE "practice" SET "states" = '{}' WHERE "states" IS NULL;
ALTER TABLE "practice" ALTER COLUMN "states" SET DEFAULT '{}', ALTER COLUMN "states" SET NOT NULL;
UPDATE "therapist" SET "languages" = COALESCE("languages", '{}'), "specialties" = COALESCE("specialties", '{}')
WHERE "languages" IS NULL OR "specialties" IS NULL;
ALTER TABLE "therapist"
  ALTER COLUMN "languages" SET DEFAULT '{}', ALTER COLUMN "languages" SET NOT NULL,
  ALTER COLUMN "specialties" SET DEFAULT '{}', ALTER COLUMN "specialties" SET NOT NULL;
