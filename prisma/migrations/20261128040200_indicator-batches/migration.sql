-- One act on several indicators, with how each stood before.
CREATE TABLE "IndicatorBatch" (
  "id" UUID NOT NULL,
  "roundtableId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "act" TEXT NOT NULL,
  "before" JSONB NOT NULL,
  "undoneAt" TIMESTAMPTZ(3),
  CONSTRAINT "IndicatorBatch_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "IndicatorBatch_act_known" CHECK ("act" IN ('place', 'state', 'add-tag', 'remove-tag'))
);
CREATE INDEX "IndicatorBatch_roundtableId_idx" ON "IndicatorBatch"("roundtableId");
CREATE INDEX "IndicatorBatch_personId_idx" ON "IndicatorBatch"("personId");
ALTER TABLE "IndicatorBatch" ADD CONSTRAINT "IndicatorBatch_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorBatch" ADD CONSTRAINT "IndicatorBatch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
