-- A document belongs to a subject: a section now, minutes and notes later. Every document there is belongs to its section and keeps its id,
-- its lineage and all its rows.
--
-- A subject's document leaves with its subject, and none can be without one: each kind of subject has a column that the database computes from
-- the subject's type and id, with a foreign key that cascades. A new kind brings its column, its key and its name in the check below. What is
-- written are only the type and the id. A process of the version before, which reads "sectionId", still finds what it looks for.
ALTER TABLE "CollabDocument" ADD COLUMN "subjectType" TEXT, ADD COLUMN "subjectId" UUID;
UPDATE "CollabDocument" SET "subjectType" = 'section', "subjectId" = "sectionId";
ALTER TABLE "CollabDocument" ALTER COLUMN "subjectType" SET NOT NULL, ALTER COLUMN "subjectId" SET NOT NULL;
ALTER TABLE "CollabDocument" ADD CONSTRAINT "CollabDocument_subjectType_check" CHECK ("subjectType" IN ('section'));
CREATE UNIQUE INDEX "CollabDocument_subjectType_subjectId_key" ON "CollabDocument"("subjectType", "subjectId");

-- The column goes with its index and its foreign key, and comes back as one that nobody writes.
ALTER TABLE "CollabDocument" DROP COLUMN "sectionId";
ALTER TABLE "CollabDocument" ADD COLUMN "sectionId" UUID GENERATED ALWAYS AS (CASE "subjectType" WHEN 'section' THEN "subjectId" END) STORED;
CREATE UNIQUE INDEX "CollabDocument_sectionId_key" ON "CollabDocument"("sectionId");
ALTER TABLE "CollabDocument" ADD CONSTRAINT "CollabDocument_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What a document is made of leaves with it.
ALTER TABLE "CollabUpdate" DROP CONSTRAINT "CollabUpdate_documentId_fkey",
  ADD CONSTRAINT "CollabUpdate_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabSnapshot" DROP CONSTRAINT "CollabSnapshot_documentId_fkey",
  ADD CONSTRAINT "CollabSnapshot_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabClient" DROP CONSTRAINT "CollabClient_documentId_fkey",
  ADD CONSTRAINT "CollabClient_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabMove" DROP CONSTRAINT "CollabMove_documentId_fkey",
  ADD CONSTRAINT "CollabMove_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabUnplaced" DROP CONSTRAINT "CollabUnplaced_documentId_fkey",
  ADD CONSTRAINT "CollabUnplaced_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CollabRelocation" DROP CONSTRAINT "CollabRelocation_documentId_fkey",
  ADD CONSTRAINT "CollabRelocation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
