-- Only a database that the seed marked runs as a demo. The mark goes into an empty
-- database alone: nobody's real people are ever in a demo.
CREATE TABLE "demo_mark" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "demo_mark_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "demo_mark_once" CHECK (id = 1)
);

CREATE FUNCTION demo_mark_in_an_empty_database() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM public.person) OR EXISTS (SELECT 1 FROM public.practice) THEN
    RAISE EXCEPTION 'a demo is made in an empty database';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER demo_mark_in_an_empty_database BEFORE INSERT OR UPDATE ON "demo_mark"
  FOR EACH ROW EXECUTE FUNCTION demo_mark_in_an_empty_database();
