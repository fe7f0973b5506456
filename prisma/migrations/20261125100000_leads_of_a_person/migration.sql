-- Somebody's own appointments include the first call they booked before they had an account.
CREATE INDEX "lead_person_id_idx" ON "lead"("person_id");
