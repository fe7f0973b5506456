-- Who the application is to the database: it reads and writes, and cannot change what is written once. The user that
-- DATABASE_URL names is a member of this role; the owner's user migrates. Roles belong to the whole cluster, so the role
-- may be there already, and two databases may be migrated at once.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'attune_app') THEN
    CREATE ROLE attune_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
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

CREATE INDEX "audit_event_actor_person_id_at_idx" ON "audit_event"("actor_person_id", "at");

GRANT USAGE ON SCHEMA public, pgboss TO attune_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, pgboss TO attune_app;
GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public, pgboss TO attune_app;
-- What later migrations make is the application's too; a table that is written once takes this back for itself.
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO attune_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public, pgboss GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO attune_app;

REVOKE UPDATE, DELETE ON
  "audit_event", "audit_seal", "ledger_entry", "signature", "form_version", "policy_text", "note_addendum"
  FROM attune_app;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM attune_app;
