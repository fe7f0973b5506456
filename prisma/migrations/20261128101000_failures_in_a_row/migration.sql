-- How often somebody failed with a password or the codes of an app since it was last right.
ALTER TABLE "credential" ADD COLUMN "failed_in_row" INTEGER NOT NULL DEFAULT 0;
