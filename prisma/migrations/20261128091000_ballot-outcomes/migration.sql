-- A decision may also be what a table concluded from a ballot, outside a session; it is looked at again on a day, and corrected with its history kept.
ALTER TABLE "Decision" ALTER COLUMN "sessionId" DROP NOT NULL;
ALTER TABLE "Decision" ADD COLUMN "reviewOn" DATE;

-- Of a ballot one outcome stands at a time.
CREATE UNIQUE INDEX "Decision_outcome_key" ON "Decision"("ballotId") WHERE "sessionId" IS NULL AND "removedAt" IS NULL;
CREATE INDEX "Decision_roundtableId_reviewOn_idx" ON "Decision"("roundtableId", "reviewOn");

CREATE TABLE "DecisionChange" (
    "id" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "reviewOn" DATE,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DecisionChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DecisionChange_decisionId_idx" ON "DecisionChange"("decisionId");
CREATE INDEX "DecisionChange_personId_idx" ON "DecisionChange"("personId");
ALTER TABLE "DecisionChange" ADD CONSTRAINT "DecisionChange_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DecisionChange" ADD CONSTRAINT "DecisionChange_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
