-- A passage that the server marked for something of another chapter: a suggestion, or a ballot that cites it.
CREATE TABLE "CollabAnchor" (
    "documentId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "side" TEXT,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollabAnchor_pkey" PRIMARY KEY ("documentId","kind","id")
);
CREATE INDEX "CollabAnchor_personId_idx" ON "CollabAnchor"("personId");
CREATE INDEX "CollabAnchor_organisationId_idx" ON "CollabAnchor"("organisationId");
CREATE INDEX "CollabAnchor_groupId_idx" ON "CollabAnchor"("groupId");
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_kind" CHECK ("kind" IN ('suggestion', 'ballot'));
ALTER TABLE "CollabAnchor" ADD CONSTRAINT "CollabAnchor_side" CHECK ("side" IN ('before', 'after'));

-- Of a row that the server wrote on somebody's behalf: who accepted it, and what it came from, which is written once.
CREATE TABLE "CollabAcceptance" (
    "documentId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "originKind" TEXT NOT NULL,
    "originId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CollabAcceptance_pkey" PRIMARY KEY ("documentId","seq")
);
CREATE UNIQUE INDEX "CollabAcceptance_documentId_originKind_originId_key" ON "CollabAcceptance"("documentId", "originKind", "originId");
CREATE INDEX "CollabAcceptance_personId_idx" ON "CollabAcceptance"("personId");
CREATE INDEX "CollabAcceptance_organisationId_idx" ON "CollabAcceptance"("organisationId");
CREATE INDEX "CollabAcceptance_groupId_idx" ON "CollabAcceptance"("groupId");
ALTER TABLE "CollabAcceptance" ADD CONSTRAINT "CollabAcceptance_documentId_seq_fkey" FOREIGN KEY ("documentId", "seq") REFERENCES "CollabUpdate"("documentId", "seq") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabAcceptance" ADD CONSTRAINT "CollabAcceptance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAcceptance" ADD CONSTRAINT "CollabAcceptance_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAcceptance" ADD CONSTRAINT "CollabAcceptance_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CollabAcceptance" ADD CONSTRAINT "CollabAcceptance_originKind" CHECK ("originKind" IN ('suggestion', 'ballot'));
