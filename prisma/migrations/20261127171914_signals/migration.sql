-- CreateTable
CREATE TABLE "Signal" (
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Signal_pkey" PRIMARY KEY ("sessionId","personId","kind")
);

-- CreateIndex
CREATE INDEX "Signal_personId_idx" ON "Signal"("personId");

-- CreateIndex
CREATE INDEX "Signal_organisationId_idx" ON "Signal"("organisationId");

-- CreateIndex
CREATE INDEX "Signal_groupId_idx" ON "Signal"("groupId");

-- AddForeignKey
ALTER TABLE "Signal" ADD CONSTRAINT "Signal_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signal" ADD CONSTRAINT "Signal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signal" ADD CONSTRAINT "Signal_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signal" ADD CONSTRAINT "Signal_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Signal" ADD CONSTRAINT "Signal_kind_known" CHECK ("kind" IN ('slower', 'cannot-hear', 'thumbs-up', 'applause'));
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_left_after_arrival" CHECK ("leftAt" >= "arrivedAt");
ALTER TABLE "SessionRun" ADD CONSTRAINT "SessionRun_checkInCode_readable" CHECK ("checkInCode" ~ '^[0-9]{6}$');
