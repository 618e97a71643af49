-- AlterTable
ALTER TABLE "StakeholderGroup" ADD COLUMN     "seatsWanted" INTEGER NOT NULL DEFAULT 3;

-- A group with no wanted seat would never be missing; more than nine do not fit round the drawn table.
ALTER TABLE "StakeholderGroup" ADD CONSTRAINT "StakeholderGroup_seatsWanted_check" CHECK ("seatsWanted" BETWEEN 1 AND 9);
