-- More states than before, and every move between them with its reason. What was in review is in the round of its last ballot, what was agreed is
-- selected; the events keep the words of their time.
ALTER TABLE "Indicator" DROP CONSTRAINT "Indicator_state_known";
ALTER TABLE "Indicator" ADD COLUMN "stateRound" INTEGER;
UPDATE "Indicator" i SET "state" = 'in-round', "stateRound" = coalesce((SELECT max(b."round") FROM "Ballot" b WHERE b."indicatorId" = i."id" AND b."state" <> 'created'), 1)
  WHERE "state" = 'review';
UPDATE "Indicator" SET "state" = 'selected-core' WHERE "state" = 'agreed';
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_state_known" CHECK ("state" IN ('draft', 'proposed', 'screened-out', 'candidate', 'in-round', 'uncertain', 'selected-core', 'selected-supporting', 'parked', 'rejected', 'piloted', 'published', 'retired'));
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_state_round" CHECK ("state" = 'in-round' OR "stateRound" IS NULL);

CREATE TABLE "IndicatorMove" (
  "id" UUID NOT NULL,
  "indicatorId" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "from" TEXT NOT NULL,
  "fromRound" INTEGER,
  "to" TEXT NOT NULL,
  "round" INTEGER,
  "rule" TEXT NOT NULL,
  "reason" TEXT NOT NULL DEFAULT '',
  "ballotId" UUID,
  "personId" UUID,
  "organisationId" UUID,
  "groupId" UUID,
  CONSTRAINT "IndicatorMove_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "IndicatorMove_from_known" CHECK ("from" IN ('draft', 'proposed', 'screened-out', 'candidate', 'in-round', 'uncertain', 'selected-core', 'selected-supporting', 'parked', 'rejected', 'piloted', 'published', 'retired')),
  CONSTRAINT "IndicatorMove_to_known" CHECK ("to" IN ('draft', 'proposed', 'screened-out', 'candidate', 'in-round', 'uncertain', 'selected-core', 'selected-supporting', 'parked', 'rejected', 'piloted', 'published', 'retired')),
  CONSTRAINT "IndicatorMove_rule_known" CHECK ("rule" IN ('decided', 'proposer', 'ballot', 'undone', 'recorded'))
);
CREATE INDEX "IndicatorMove_indicatorId_at_idx" ON "IndicatorMove"("indicatorId", "at");
CREATE INDEX "IndicatorMove_ballotId_idx" ON "IndicatorMove"("ballotId");
CREATE INDEX "IndicatorMove_personId_idx" ON "IndicatorMove"("personId");
CREATE INDEX "IndicatorMove_organisationId_idx" ON "IndicatorMove"("organisationId");
CREATE INDEX "IndicatorMove_groupId_idx" ON "IndicatorMove"("groupId");
ALTER TABLE "IndicatorMove" ADD CONSTRAINT "IndicatorMove_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorMove" ADD CONSTRAINT "IndicatorMove_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "IndicatorMove" ADD CONSTRAINT "IndicatorMove_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorMove" ADD CONSTRAINT "IndicatorMove_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorMove" ADD CONSTRAINT "IndicatorMove_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Moves of before, as their events tell them.
INSERT INTO "IndicatorMove" ("id", "indicatorId", "at", "from", "to", "rule", "personId", "organisationId", "groupId")
SELECT e."id", i."id", e."at", now_called."from", now_called."to", 'recorded', e."personId", e."organisationId", e."groupId"
FROM "Event" e JOIN "Indicator" i ON i."id"::text = e."subjectId"
  CROSS JOIN LATERAL (SELECT
    CASE e."data"->>'from' WHEN 'review' THEN 'in-round' WHEN 'agreed' THEN 'selected-core' ELSE e."data"->>'from' END AS "from",
    CASE e."data"->>'to' WHEN 'review' THEN 'in-round' WHEN 'agreed' THEN 'selected-core' ELSE e."data"->>'to' END AS "to") now_called
WHERE e."name" = 'indicator.state-changed' AND e."subjectType" = 'indicator'
  AND now_called."from" IN ('draft', 'proposed', 'screened-out', 'candidate', 'in-round', 'uncertain', 'selected-core', 'selected-supporting', 'parked', 'rejected', 'piloted', 'published', 'retired') AND now_called."to" IN ('draft', 'proposed', 'screened-out', 'candidate', 'in-round', 'uncertain', 'selected-core', 'selected-supporting', 'parked', 'rejected', 'piloted', 'published', 'retired');
