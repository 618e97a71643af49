-- AlterTable
ALTER TABLE "Interest" ADD COLUMN     "suspected" BOOLEAN NOT NULL DEFAULT false;
