-- What is searched has an index of its letters, three by three, over exactly the expressions that everyWordIn asks for. Whoever changes
-- search_key rebuilds both indexes in the same migration (REINDEX): they hold what it said when a row was written.
-- A database whose owner may not create the extension goes on without: search reads every row, as it did before.
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "Person_search_idx" ON "Person"
    USING gin (search_key(coalesce("name", '') || ' ' || coalesce("email", '')) gin_trgm_ops);
  CREATE INDEX "Indicator_search_idx" ON "Indicator"
    USING gin (search_key(coalesce("code", '') || ' ' || coalesce("name", '') || ' ' || coalesce("definition", '') || ' ' || coalesce("source", '')) gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR feature_not_supported OR undefined_file OR undefined_object THEN
  RAISE WARNING 'No index for the search: pg_trgm cannot be created here (%).', SQLERRM;
END $$;
