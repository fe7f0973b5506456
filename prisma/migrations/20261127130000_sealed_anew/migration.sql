-- What is written once stays as it was said. Whoever owns the table may seal it with another key, which changes no word of
-- it: nothing but the sealed column differs.
CREATE OR REPLACE FUNCTION attune_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('note_addendum', 'progress_note')
    AND (to_jsonb(NEW) - 'content_sealed') = (to_jsonb(OLD) - 'content_sealed')
    AND EXISTS (SELECT 1 FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
                WHERE c.oid = TG_RELID AND r.rolname = current_user)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
