-- CreateTable
CREATE TABLE "FirstAccountLink" (
    "id" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FirstAccountLink_pkey" PRIMARY KEY ("id")
);
