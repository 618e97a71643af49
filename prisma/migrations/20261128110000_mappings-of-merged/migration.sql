-- What a merged indicator was mapped to stands at the one that it leads to, and goes back with it.
ALTER TABLE "Mapping" ADD COLUMN "mergedFromId" UUID;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_mergedFromId_fkey" FOREIGN KEY ("mergedFromId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "Mapping_mergedFromId_idx" ON "Mapping"("mergedFromId");

-- Mergers of before: every mapping moves to where its indicator leads in the end, unless that is mapped to the same entry already or several would be.
WITH RECURSIVE "leads" AS (
  SELECT "id" AS "from", "mergedIntoId" AS "to" FROM "Indicator" WHERE "mergedIntoId" IS NOT NULL
  UNION SELECT l."from", i."mergedIntoId" FROM "leads" l JOIN "Indicator" i ON i."id" = l."to" WHERE i."mergedIntoId" IS NOT NULL
), "ends" AS (
  SELECT l."from", l."to" FROM "leads" l JOIN "Indicator" i ON i."id" = l."to" WHERE i."mergedIntoId" IS NULL
), "moving" AS (
  SELECT DISTINCT ON (e."to", m."entryId") m."id", e."to" FROM "Mapping" m JOIN "ends" e ON e."from" = m."indicatorId"
  WHERE m."removedAt" IS NULL AND NOT EXISTS (SELECT 1 FROM "Mapping" o WHERE o."indicatorId" = e."to" AND o."entryId" = m."entryId" AND o."removedAt" IS NULL)
  ORDER BY e."to", m."entryId", m."createdAt"
)
UPDATE "Mapping" m SET "mergedFromId" = m."indicatorId", "indicatorId" = v."to" FROM "moving" v WHERE v."id" = m."id";
