-- CreateTable
CREATE TABLE "CollabRelocation" (
    "documentId" UUID NOT NULL,
    "clientId" BIGINT NOT NULL,
    "clock" BIGINT NOT NULL,
    "length" INTEGER NOT NULL,
    "toClientId" BIGINT NOT NULL,
    "toClock" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "CollabRelocation_pkey" PRIMARY KEY ("documentId","clientId","clock")
);

-- AddForeignKey
ALTER TABLE "CollabRelocation" ADD CONSTRAINT "CollabRelocation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "CollabDocument"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
