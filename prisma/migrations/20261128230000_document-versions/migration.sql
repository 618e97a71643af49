-- A kept state of a living text that somebody gave a name, with their reason. A kept state without one was kept by the product.
CREATE TABLE "DocumentVersion" (
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentVersion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "DocumentVersion_documentId_at_idx" ON "DocumentVersion"("documentId", "at");
CREATE INDEX "DocumentVersion_seq_documentId_idx" ON "DocumentVersion"("seq", "documentId");
CREATE INDEX "DocumentVersion_personId_idx" ON "DocumentVersion"("personId");
CREATE INDEX "DocumentVersion_organisationId_idx" ON "DocumentVersion"("organisationId");
CREATE INDEX "DocumentVersion_groupId_idx" ON "DocumentVersion"("groupId");
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- The state that bears a name cannot be thinned out; with its document it goes, and this with it.
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_seq_documentId_fkey" FOREIGN KEY ("seq", "documentId") REFERENCES "CollabSnapshot"("seq", "documentId") ON DELETE NO ACTION ON UPDATE CASCADE;
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DocumentVersion" ADD CONSTRAINT "DocumentVersion_name" CHECK (btrim("name") <> '');
