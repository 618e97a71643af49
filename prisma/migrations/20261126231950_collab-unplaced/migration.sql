-- CreateTable
CREATE TABLE "CollabUnplaced" (
    "documentId" UUID NOT NULL,
    "clientId" BIGINT NOT NULL,
    "clock" BIGINT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "CollabUnplaced_pkey" PRIMARY KEY ("documentId","clientId","clock")
);

-- AddForeignKey
ALTER TABLE "CollabUnplaced" ADD CONSTRAINT "CollabUnplaced_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
