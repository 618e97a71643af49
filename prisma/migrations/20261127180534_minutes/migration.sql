-- AlterTable
ALTER TABLE "CollabDocument" ADD COLUMN "minutesId" UUID GENERATED ALWAYS AS (CASE "subjectType" WHEN 'minutes' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "Minutes" (
    "sessionId" UUID NOT NULL,
    "rapporteurId" UUID,
    "correctionDays" INTEGER NOT NULL DEFAULT 7,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "correctionsFrom" TIMESTAMPTZ(3),
    "correctionsUntil" TIMESTAMPTZ(3),
    "approvalItemId" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "approvedById" UUID,
    "approvedInId" UUID,
    "frozen" TEXT,
    "sha256" TEXT,

    CONSTRAINT "Minutes_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "MinutesLine" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "itemId" UUID,
    "place" DOUBLE PRECISION,
    "summary" TEXT NOT NULL DEFAULT '',
    "corrected" TEXT,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MinutesLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MinutesCorrection" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "line" TEXT NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "proposal" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MinutesCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Minutes_rapporteurId_idx" ON "Minutes"("rapporteurId");

-- CreateIndex
CREATE INDEX "Minutes_approvalItemId_idx" ON "Minutes"("approvalItemId");

-- CreateIndex
CREATE INDEX "Minutes_approvedById_idx" ON "Minutes"("approvedById");

-- CreateIndex
CREATE INDEX "Minutes_approvedInId_idx" ON "Minutes"("approvedInId");

-- CreateIndex
CREATE INDEX "MinutesLine_itemId_idx" ON "MinutesLine"("itemId");

-- CreateIndex
CREATE INDEX "MinutesLine_personId_idx" ON "MinutesLine"("personId");

-- CreateIndex
CREATE INDEX "MinutesLine_organisationId_idx" ON "MinutesLine"("organisationId");

-- CreateIndex
CREATE INDEX "MinutesLine_groupId_idx" ON "MinutesLine"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "MinutesLine_sessionId_key_key" ON "MinutesLine"("sessionId", "key");

-- CreateIndex
CREATE INDEX "MinutesCorrection_sessionId_idx" ON "MinutesCorrection"("sessionId");

-- CreateIndex
CREATE INDEX "MinutesCorrection_answeredById_idx" ON "MinutesCorrection"("answeredById");

-- CreateIndex
CREATE INDEX "MinutesCorrection_personId_idx" ON "MinutesCorrection"("personId");

-- CreateIndex
CREATE INDEX "MinutesCorrection_organisationId_idx" ON "MinutesCorrection"("organisationId");

-- CreateIndex
CREATE INDEX "MinutesCorrection_groupId_idx" ON "MinutesCorrection"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "CollabDocument_minutesId_key" ON "CollabDocument"("minutesId");

-- AddForeignKey
ALTER TABLE "CollabDocument" ADD CONSTRAINT "CollabDocument_minutesId_fkey" FOREIGN KEY ("minutesId") REFERENCES "Minutes"("sessionId") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_rapporteurId_fkey" FOREIGN KEY ("rapporteurId") REFERENCES "Membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_approvalItemId_fkey" FOREIGN KEY ("approvalItemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_approvedInId_fkey" FOREIGN KEY ("approvedInId") REFERENCES "Session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesLine" ADD CONSTRAINT "MinutesLine_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Minutes"("sessionId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesLine" ADD CONSTRAINT "MinutesLine_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesLine" ADD CONSTRAINT "MinutesLine_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesLine" ADD CONSTRAINT "MinutesLine_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesLine" ADD CONSTRAINT "MinutesLine_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Minutes"("sessionId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The kinds of subjects that have texts, each with its column.
ALTER TABLE "CollabDocument" DROP CONSTRAINT "CollabDocument_subjectType_check",
  ADD CONSTRAINT "CollabDocument_subjectType_check" CHECK ("subjectType" IN ('section', 'minutes'));

-- The words of the code's own lists; approved minutes say what they said and by which sum.
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_state_check" CHECK ("state" IN ('draft', 'corrections', 'approved'));
ALTER TABLE "Minutes" ADD CONSTRAINT "Minutes_frozen_check" CHECK (("state" = 'approved') = ("frozen" IS NOT NULL AND "sha256" IS NOT NULL));
ALTER TABLE "MinutesCorrection" ADD CONSTRAINT "MinutesCorrection_state_check" CHECK ("state" IN ('open', 'taken', 'declined', 'withdrawn'));
