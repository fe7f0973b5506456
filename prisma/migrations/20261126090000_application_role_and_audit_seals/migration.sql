-- Who the application is to the database: it reads and writes, and cannot change what is written once. The user that
-- DATABASE_URL names is a member of this role; the owner's user migrates. Roles belong to the whole cluster, so the role
-- may be there already, and two databases may be migrated at once.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'attune_app') THEN
    CREATE ROLE attune_app NOLOGIN;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN
    NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the role attune_app is missing, and % may not make it: see docs/runbook.md', current_user;
END $$;

-- The chain over the audit log. No foreign key: the seal of an event that somebody deleted stays, and tells.
CREATE TABLE "audit_seal" (
    "seq" BIGINT NOT NULL,
    "event_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ(3) NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("seq")
);
CREATE UNIQUE INDEX "audit_seal_event_id_key" ON "audit_seal"("event_id");
CREATE TRIGGER "audit_seal_append_only" BEFORE UPDATE OR DELETE ON "audit_seal"
  FOR EACH ROW EXECUTE FUNCTION attune_append_only();

-- An event says when it was written: not later than now, or the chain would wait for that moment to come.
CREATE FUNCTION attune_not_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT isfinite(NEW.at) OR NEW.at > clock_timestamp() + interval '1 minute' THEN
    RAISE EXCEPTION 'an audit event cannot be from the future' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "audit_event_not_ahead" BEFORE INSERT ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION attune_not_ahead();

-- The owner, too, has to switch a trigger off first.
CREATE TRIGGER "audit_event_never_emptied" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION attune_append_only();
CREATE TRIGGER "audit_seal_never_emptied" BEFORE TRUNCATE ON "audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION attune_append_only();

CREATE INDEX "audit_event_actor_person_id_at_idx" ON "audit_event"("actor_person_id", "at");

GRANT USAGE ON SCHEMA public, pgboss TO attune_app;
-- A temporary table could stand in front of one of these.
DO $$ BEGIN EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO attune_app;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, pgboss TO attune_app;
-- What later migrations make is the application's too; a table that is written once takes this back for itself.
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO attune_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO attune_app;

REVOKE UPDATE, DELETE ON
  "audit_event", "audit_seal", "ledger_entry", "signature", "form_version", "policy_text", "note_addendum"
  FROM attune_app;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM attune_app;
