-- Which page somebody wrote on is sealed with what they wrote: the address alone can tell what they had answered. What was
-- kept before is of an hour at most.
DELETE FROM "kept_form";
ALTER TABLE "kept_form" DROP COLUMN "path";
