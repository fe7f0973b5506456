-- One data key of each wrapping key is opened by every readiness check, and a rotation asks for those of another one.
CREATE INDEX "data_key_kek_id_id_idx" ON "data_key"("kek_id", "id");
