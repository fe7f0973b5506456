-- What the application writes into the log it marks with a key that the database does not have. Events from before have no
-- mark; they are sealed as long as no event with one is.
ALTER TABLE "audit_event" ADD COLUMN "mac" BYTEA;
