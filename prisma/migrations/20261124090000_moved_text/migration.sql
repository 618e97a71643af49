-- AlterTable
ALTER TABLE "CollabSnapshot" ADD COLUMN     "kept" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "CollabMove" (
    "documentId" UUID NOT NULL,
    "clientId" BIGINT NOT NULL,
    "clock" BIGINT NOT NULL,
    "length" INTEGER NOT NULL,
    "originClientId" BIGINT NOT NULL,
    "originClock" BIGINT NOT NULL,

    CONSTRAINT "CollabMove_pkey" PRIMARY KEY ("documentId","clientId","clock")
);

-- AddForeignKey
ALTER TABLE "CollabMove" ADD CONSTRAINT "CollabMove_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
