-- Mergers, arguments and who watches.
ALTER TABLE "Indicator" ADD COLUMN "mergedIntoId" UUID, ADD COLUMN "mergedAt" TIMESTAMPTZ(3), ADD COLUMN "mergedById" UUID, ADD COLUMN "mergeReason" TEXT;
CREATE INDEX "Indicator_mergedIntoId_idx" ON "Indicator"("mergedIntoId");
CREATE INDEX "Indicator_mergedById_idx" ON "Indicator"("mergedById");
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_mergedById_fkey" FOREIGN KEY ("mergedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_merged_elsewhere" CHECK ("mergedIntoId" <> "id");

CREATE TABLE "IndicatorArgument" (
  "id" UUID NOT NULL,
  "indicatorId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "organisationId" UUID NOT NULL,
  "groupId" UUID NOT NULL,
  "side" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  "withdrawnAt" TIMESTAMPTZ(3),
  CONSTRAINT "IndicatorArgument_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "IndicatorArgument_side_known" CHECK ("side" IN ('for', 'against'))
);
CREATE UNIQUE INDEX "IndicatorArgument_indicatorId_personId_side_key" ON "IndicatorArgument"("indicatorId", "personId", "side");
CREATE INDEX "IndicatorArgument_personId_idx" ON "IndicatorArgument"("personId");
CREATE INDEX "IndicatorArgument_organisationId_idx" ON "IndicatorArgument"("organisationId");
CREATE INDEX "IndicatorArgument_groupId_idx" ON "IndicatorArgument"("groupId");
ALTER TABLE "IndicatorArgument" ADD CONSTRAINT "IndicatorArgument_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorArgument" ADD CONSTRAINT "IndicatorArgument_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorArgument" ADD CONSTRAINT "IndicatorArgument_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorArgument" ADD CONSTRAINT "IndicatorArgument_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "IndicatorWatch" (
  "indicatorId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "IndicatorWatch_pkey" PRIMARY KEY ("indicatorId", "personId")
);
CREATE INDEX "IndicatorWatch_personId_idx" ON "IndicatorWatch"("personId");
ALTER TABLE "IndicatorWatch" ADD CONSTRAINT "IndicatorWatch_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorWatch" ADD CONSTRAINT "IndicatorWatch_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
