-- CreateTable
CREATE TABLE "ReferenceFramework" (
    "id" UUID NOT NULL,
    "roundtableId" UUID NOT NULL,
    "short" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "publisher" TEXT NOT NULL DEFAULT '',
    "version" TEXT NOT NULL DEFAULT '',
    "licence" TEXT NOT NULL DEFAULT '',
    "url" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "textShown" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "columns" JSONB NOT NULL DEFAULT '{}',
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferenceFramework_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceEntry" (
    "id" UUID NOT NULL,
    "frameworkId" UUID NOT NULL,
    "parentId" UUID,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'indicator',
    "position" INTEGER NOT NULL,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "shortLabel" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "formula" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "frequency" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "uri" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReferenceEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mapping" (
    "id" UUID NOT NULL,
    "roundtableId" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "confidence" DOUBLE PRECISION,
    "extra" JSONB NOT NULL DEFAULT '{}',
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreedAt" TIMESTAMPTZ(3),
    "agreedById" UUID,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,

    CONSTRAINT "Mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MappingStanding" (
    "id" UUID NOT NULL,
    "mappingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MappingStanding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceFramework_roundtableId_short_key" ON "ReferenceFramework"("roundtableId", "short");
CREATE INDEX "ReferenceFramework_personId_idx" ON "ReferenceFramework"("personId");
CREATE INDEX "ReferenceFramework_organisationId_idx" ON "ReferenceFramework"("organisationId");
CREATE INDEX "ReferenceFramework_groupId_idx" ON "ReferenceFramework"("groupId");
CREATE UNIQUE INDEX "ReferenceEntry_frameworkId_key_key" ON "ReferenceEntry"("frameworkId", "key");
CREATE INDEX "ReferenceEntry_parentId_idx" ON "ReferenceEntry"("parentId");
CREATE INDEX "Mapping_roundtableId_idx" ON "Mapping"("roundtableId");
CREATE INDEX "Mapping_indicatorId_idx" ON "Mapping"("indicatorId");
CREATE INDEX "Mapping_entryId_idx" ON "Mapping"("entryId");
CREATE INDEX "Mapping_personId_idx" ON "Mapping"("personId");
CREATE INDEX "Mapping_organisationId_idx" ON "Mapping"("organisationId");
CREATE INDEX "Mapping_groupId_idx" ON "Mapping"("groupId");
CREATE INDEX "Mapping_agreedById_idx" ON "Mapping"("agreedById");
CREATE INDEX "Mapping_removedById_idx" ON "Mapping"("removedById");
CREATE INDEX "MappingStanding_mappingId_idx" ON "MappingStanding"("mappingId");
CREATE INDEX "MappingStanding_personId_idx" ON "MappingStanding"("personId");
CREATE INDEX "MappingStanding_organisationId_idx" ON "MappingStanding"("organisationId");
CREATE INDEX "MappingStanding_groupId_idx" ON "MappingStanding"("groupId");

-- One mapping between an indicator and an entry, and one standing of each person on it; what was before stays beside it.
CREATE UNIQUE INDEX "Mapping_one_key" ON "Mapping"("indicatorId", "entryId") WHERE "removedAt" IS NULL;
CREATE UNIQUE INDEX "MappingStanding_one_key" ON "MappingStanding"("mappingId", "personId") WHERE "endedAt" IS NULL;

-- AddForeignKey
ALTER TABLE "ReferenceFramework" ADD CONSTRAINT "ReferenceFramework_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReferenceFramework" ADD CONSTRAINT "ReferenceFramework_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReferenceFramework" ADD CONSTRAINT "ReferenceFramework_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReferenceFramework" ADD CONSTRAINT "ReferenceFramework_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReferenceEntry" ADD CONSTRAINT "ReferenceEntry_frameworkId_fkey" FOREIGN KEY ("frameworkId") REFERENCES "ReferenceFramework"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReferenceEntry" ADD CONSTRAINT "ReferenceEntry_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "ReferenceEntry"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ReferenceEntry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_agreedById_fkey" FOREIGN KEY ("agreedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_mappingId_fkey" FOREIGN KEY ("mappingId") REFERENCES "Mapping"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of the code's own lists; an agreed or removed mapping says by whom.
ALTER TABLE "ReferenceEntry" ADD CONSTRAINT "ReferenceEntry_kind_check" CHECK ("kind" IN ('group', 'indicator'));
ALTER TABLE "ReferenceEntry" ADD CONSTRAINT "ReferenceEntry_parent_check" CHECK ("parentId" IS NULL OR "parentId" <> "id");
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_relation_check" CHECK ("relation" IN ('exact', 'broader', 'narrower', 'partly', 'related', 'none'));
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_confidence_check" CHECK ("confidence" >= 0 AND "confidence" <= 1);
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_agreed_check" CHECK (("agreedAt" IS NULL) = ("agreedById" IS NULL));
ALTER TABLE "Mapping" ADD CONSTRAINT "Mapping_removed_check" CHECK (("removedAt" IS NULL) = ("removedById" IS NULL));
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_kind_check" CHECK ("kind" IN ('confirm', 'dispute'));
ALTER TABLE "MappingStanding" ADD CONSTRAINT "MappingStanding_reason_check" CHECK ("kind" <> 'dispute' OR "reason" <> '');
