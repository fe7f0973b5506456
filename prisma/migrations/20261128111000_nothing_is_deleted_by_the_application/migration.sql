-- What the application has no reason to delete it may not delete: a record of care, of money, of who may read what. Rows that
-- go with another row (ON DELETE CASCADE) go by the owner's right.
REVOKE DELETE ON ALL TABLES IN SCHEMA public FROM attune_app;
-- Sign-ins, factors, devices, links and drafts that are over; times, prices and settings that are set anew; what other
-- calendars said; holds; and two queues.
GRANT DELETE ON
  "appointment", "ask_first", "auth_session", "availability", "availability_exception", "credential", "external_busy",
  "external_calendar", "kept_form", "known_device", "licence", "message_draft", "one_time_token", "outbound_message",
  "passkey_challenge", "practice_holiday", "rate_limit", "recovery_code", "service_price"
  TO attune_app;
-- A table that later migrations make is deleted from when its migration says so.
ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE DELETE ON TABLES FROM attune_app;

-- Of appointments the application deletes those that are held and no more.
CREATE FUNCTION attune_only_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = TG_RELID AND pg_has_role(current_user, c.relowner, 'MEMBER')) THEN
    RAISE EXCEPTION 'an appointment is not deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "appointment_only_holds" BEFORE DELETE ON "appointment"
  FOR EACH ROW WHEN (OLD.status <> 'held') EXECUTE FUNCTION attune_only_holds();
