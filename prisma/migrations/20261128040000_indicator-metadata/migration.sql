-- The rest of an indicator's record, one value by field. What was kept before has said nothing of it.
ALTER TABLE "Indicator" ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "IndicatorVersion" ADD COLUMN "metadata" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_metadata_object" CHECK (jsonb_typeof("metadata") = 'object');
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_metadata_object" CHECK (jsonb_typeof("metadata") = 'object');
