-- Postgres takes the index of this constraint for as good as any to find a therapist's charts by, and goes through the care
-- teams of the whole practice in it. Times that are empty overlap with none: without them it forbids the same, and no read
-- can use it.
ALTER TABLE "care_team"
  DROP CONSTRAINT "care_team_once",
  ADD CONSTRAINT "care_team_once" EXCLUDE USING gist (
    chart_id WITH =, therapist_id WITH =, tstzrange(valid_from, valid_until) WITH &&
  ) WHERE (NOT isempty(tstzrange(valid_from, valid_until)));
