-- Old rows of one stroke of typing are merged into the last of them: it says which was the first, and when that was stored. A row of its own says nothing.
ALTER TABLE "CollabUpdate" ADD COLUMN "firstSeq" BIGINT,
  ADD COLUMN "firstAt" TIMESTAMPTZ(3),
  ADD CONSTRAINT "CollabUpdate_firstSeq_check" CHECK ("firstSeq" < "seq" AND "firstSeq" > 0);

-- Up to which row that was done in a text.
CREATE TABLE "CollabMerging" (
    "documentId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "CollabMerging_pkey" PRIMARY KEY ("documentId")
);
ALTER TABLE "CollabMerging" ADD CONSTRAINT "CollabMerging_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE CASCADE ON UPDATE CASCADE;
