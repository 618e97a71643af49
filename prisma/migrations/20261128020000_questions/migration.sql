-- A question of its own with its options, or a set of indicators as options, can be voted on. It is kept before a ballot opens.
CREATE TABLE "BallotQuestion" (
  "id" UUID NOT NULL,
  "roundtableId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "note" TEXT NOT NULL DEFAULT '',
  "options" JSONB NOT NULL DEFAULT '[]',
  "version" INTEGER NOT NULL DEFAULT 1,
  "createdById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "BallotQuestion_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "BallotQuestion_kind_known" CHECK ("kind" IN ('question', 'indicators'))
);
CREATE UNIQUE INDEX "BallotQuestion_roundtableId_number_key" ON "BallotQuestion"("roundtableId", "number");
CREATE INDEX "BallotQuestion_createdById_idx" ON "BallotQuestion"("createdById");
ALTER TABLE "BallotQuestion" ADD CONSTRAINT "BallotQuestion_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BallotQuestion" ADD CONSTRAINT "BallotQuestion_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "BallotQuestionIndicator" (
  "questionId" UUID NOT NULL,
  "indicatorId" UUID NOT NULL,
  "position" INTEGER NOT NULL,
  CONSTRAINT "BallotQuestionIndicator_pkey" PRIMARY KEY ("questionId", "indicatorId")
);
CREATE UNIQUE INDEX "BallotQuestionIndicator_questionId_position_key" ON "BallotQuestionIndicator"("questionId", "position");
CREATE INDEX "BallotQuestionIndicator_indicatorId_idx" ON "BallotQuestionIndicator"("indicatorId");
ALTER TABLE "BallotQuestionIndicator" ADD CONSTRAINT "BallotQuestionIndicator_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "BallotQuestion"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotQuestionIndicator" ADD CONSTRAINT "BallotQuestionIndicator_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Ballot" ADD COLUMN "questionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" IN ('question', 'indicators') THEN "subjectId" END) STORED;
CREATE INDEX "Ballot_questionId_idx" ON "Ballot"("questionId");
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "BallotQuestion"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Ballot" DROP CONSTRAINT "Ballot_subject_known";
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_subject_known" CHECK (num_nonnulls("indicatorId", "sectionId", "agendaItemId", "questionId") = 1);
