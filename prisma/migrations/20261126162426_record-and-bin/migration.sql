-- DropIndex
DROP INDEX "Indicator_roundtableId_code_key";

-- AlterTable
ALTER TABLE "RelatedDocument" ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedById" UUID;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedById" UUID;

-- AlterTable
ALTER TABLE "Pillar" ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedById" UUID;

-- AlterTable
ALTER TABLE "Section" ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedById" UUID;

-- AlterTable
ALTER TABLE "Indicator" ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "removedById" UUID;

-- AlterTable
ALTER TABLE "Ballot" ADD COLUMN     "versionId" UUID;

-- CreateTable
CREATE TABLE "SectionDecision" (
    "id" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "silentGroupIds" UUID[],
    "openThreads" INTEGER NOT NULL DEFAULT 0,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SectionDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorVersion" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "origin" TEXT NOT NULL,
    "restoredFrom" INTEGER,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL,
    "rationale" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL,
    "formula" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "frequency" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL DEFAULT 'none',
    "disaggregation" TEXT[],
    "limits" TEXT NOT NULL DEFAULT '',
    "pillarId" UUID,
    "sectionId" UUID,
    "personId" UUID,
    "organisationId" UUID,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndicatorVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SectionDecision_sectionId_idx" ON "SectionDecision"("sectionId");

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorVersion_indicatorId_number_key" ON "IndicatorVersion"("indicatorId", "number");

-- CreateIndex
CREATE INDEX "Indicator_roundtableId_code_idx" ON "Indicator"("roundtableId", "code");

-- AddForeignKey
ALTER TABLE "RelatedDocument" ADD CONSTRAINT "RelatedDocument_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pillar" ADD CONSTRAINT "Pillar_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Section" ADD CONSTRAINT "Section_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionDecision" ADD CONSTRAINT "SectionDecision_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionDecision" ADD CONSTRAINT "SectionDecision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_pillarId_fkey" FOREIGN KEY ("pillarId") REFERENCES "Pillar"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "IndicatorVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A code is given once; what is in the bin has given its code back.
CREATE UNIQUE INDEX "Indicator_roundtableId_code_key" ON "Indicator"("roundtableId", "code") WHERE "removedAt" IS NULL;

ALTER TABLE "SectionDecision" ADD CONSTRAINT "SectionDecision_kind_known" CHECK ("kind" IN ('agreed', 'reopened'));
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_origin_known" CHECK ("origin" IN ('proposed', 'edited', 'imported', 'restored', 'recovered', 'recorded'));
ALTER TABLE "IndicatorVersion" ADD CONSTRAINT "IndicatorVersion_restored_from" CHECK (("origin" = 'restored') = ("restoredFrom" IS NOT NULL));

-- The present wording of every indicator is its newest version, told with the event it came from where there is one.
INSERT INTO "IndicatorVersion" ("id", "indicatorId", "number", "origin", "name", "definition", "rationale", "unit", "formula", "source", "licence",
  "frequency", "direction", "disaggregation", "limits", "pillarId", "sectionId", "personId", "organisationId", "groupId", "createdAt")
SELECT gen_random_uuid(), i."id", i."version", COALESCE(substr(e."name", 11), 'recorded'), i."name", i."definition", i."rationale", i."unit", i."formula",
  i."source", i."licence", i."frequency", i."direction", i."disaggregation", i."limits", i."pillarId", i."sectionId",
  CASE WHEN e."name" IS NOT NULL THEN e."personId" WHEN i."version" = 1 THEN i."personId" END,
  CASE WHEN e."name" IS NOT NULL THEN e."organisationId" WHEN i."version" = 1 THEN i."organisationId" END,
  CASE WHEN e."name" IS NOT NULL THEN e."groupId" WHEN i."version" = 1 THEN i."groupId" END,
  COALESCE(e."at", CASE WHEN i."version" = 1 THEN i."createdAt" ELSE i."updatedAt" END)
FROM "Indicator" i
LEFT JOIN LATERAL (
  SELECT * FROM "Event" e
  WHERE (e."subjectType" = 'indicator' AND e."subjectId" = i."id"::text AND e."name" IN ('indicator.proposed', 'indicator.edited') AND e."data"->>'version' = i."version"::text)
    OR (e."name" = 'indicator.imported' AND e."roundtableId" = i."roundtableId" AND e."data"->'indicators' ? i."id"::text)
  ORDER BY e."name" = 'indicator.imported', e."at" DESC
  LIMIT 1
) e ON true;

-- Of earlier ones there is what a ballot had kept, and who wrote it where the feed knows.
INSERT INTO "IndicatorVersion" ("id", "indicatorId", "number", "origin", "name", "definition", "unit", "formula", "disaggregation", "personId", "organisationId", "groupId", "createdAt")
SELECT DISTINCT ON (b."indicatorId", b."wording"->>'version') gen_random_uuid(), b."indicatorId", (b."wording"->>'version')::int, 'recovered',
  b."wording"->>'name', COALESCE(b."wording"->>'definition', ''), COALESCE(b."wording"->>'unit', ''), COALESCE(b."wording"->>'formula', ''), '{}',
  e."personId", e."organisationId", e."groupId", COALESCE(e."at", b."openedAt")
FROM "Ballot" b
JOIN "Indicator" i ON i."id" = b."indicatorId"
LEFT JOIN "Event" e ON e."subjectType" = 'indicator' AND e."subjectId" = i."id"::text AND e."name" IN ('indicator.proposed', 'indicator.edited') AND e."data"->>'version' = b."wording"->>'version'
WHERE b."wording"->>'version' ~ '^[0-9]{1,9}$' AND (b."wording"->>'version')::int < i."version" AND b."wording"->>'name' IS NOT NULL
ORDER BY b."indicatorId", b."wording"->>'version', b."openedAt";

-- A ballot is about one version: the one it kept the words of.
UPDATE "Ballot" b SET "versionId" = v."id" FROM "IndicatorVersion" v WHERE v."indicatorId" = b."indicatorId" AND v."number"::text = b."wording"->>'version';
UPDATE "Ballot" b SET "versionId" = v."id" FROM "IndicatorVersion" v JOIN "Indicator" i ON i."id" = v."indicatorId" AND i."version" = v."number"
WHERE b."versionId" IS NULL AND v."indicatorId" = b."indicatorId";
ALTER TABLE "Ballot" ALTER COLUMN "versionId" SET NOT NULL;
