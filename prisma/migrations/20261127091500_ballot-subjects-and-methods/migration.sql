-- A ballot names its subject by kind and id, and its method's settings and answers are the method's own.
ALTER TABLE "Ballot" ADD COLUMN "subjectType" TEXT, ADD COLUMN "subjectId" UUID, ADD COLUMN "settings" JSONB;
ALTER TABLE "Vote" ADD COLUMN "answer" JSONB;

-- Every ballot so far was a rating of an indicator, and was counted as one.
UPDATE "Ballot" SET
  "subjectType" = 'indicator',
  "subjectId" = "indicatorId",
  "method" = 'rating',
  "settings" = jsonb_build_object('threshold', "threshold", 'minimumTurnout', "minimumTurnout");
UPDATE "Vote" SET "answer" = jsonb_build_object('relevance', "relevance", 'feasibility', "feasibility");

ALTER TABLE "Ballot" ALTER COLUMN "subjectType" SET NOT NULL, ALTER COLUMN "subjectId" SET NOT NULL, ALTER COLUMN "settings" SET NOT NULL,
  ALTER COLUMN "method" DROP DEFAULT, ALTER COLUMN "versionId" DROP NOT NULL;
ALTER TABLE "Vote" ALTER COLUMN "answer" SET NOT NULL, DROP COLUMN "relevance", DROP COLUMN "feasibility";

-- The column takes its foreign key, its unique indices and its checks with it.
ALTER TABLE "Ballot" DROP COLUMN "indicatorId", DROP COLUMN "threshold", DROP COLUMN "minimumTurnout";
ALTER TABLE "Ballot"
  ADD COLUMN "indicatorId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'indicator' THEN "subjectId" END) STORED,
  ADD COLUMN "sectionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'section' THEN "subjectId" END) STORED;

CREATE INDEX "Ballot_indicatorId_idx" ON "Ballot"("indicatorId");
CREATE INDEX "Ballot_sectionId_idx" ON "Ballot"("sectionId");
CREATE UNIQUE INDEX "Ballot_subjectType_subjectId_round_key" ON "Ballot"("subjectType", "subjectId", "round");
CREATE UNIQUE INDEX "Ballot_one_open_per_subject" ON "Ballot"("subjectType", "subjectId") WHERE "state" = 'open';

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_subject_known" CHECK (num_nonnulls("indicatorId", "sectionId") = 1);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_version_of_indicator" CHECK (("indicatorId" IS NULL) = ("versionId" IS NULL));
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_minimum_turnout" CHECK (coalesce(("settings"->>'minimumTurnout')::float8, -1) BETWEEN 0 AND 1);
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_answer_whole" CHECK (jsonb_typeof("answer") = 'object');
