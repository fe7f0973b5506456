-- How many offers in a row a chart has let run out: after two it is asked again once it says that it still waits.
ALTER TABLE "waitlist_entry" ADD COLUMN "unanswered" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "waitlist_entry" ADD CONSTRAINT "waitlist_entry_unanswered" CHECK ("unanswered" >= 0);
