-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "roundtableId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "sessionId" UUID NOT NULL,
    "itemId" UUID,
    "ballotId" UUID,
    "sectionId" UUID,
    "indicatorId" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Action" (
    "id" UUID NOT NULL,
    "roundtableId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownerId" UUID,
    "dueOn" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,
    "remindedOf" DATE,
    "sessionId" UUID NOT NULL,
    "itemId" UUID,
    "ballotId" UUID,
    "sectionId" UUID,
    "indicatorId" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Action_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Decision_sessionId_idx" ON "Decision"("sessionId");

-- CreateIndex
CREATE INDEX "Decision_itemId_idx" ON "Decision"("itemId");

-- CreateIndex
CREATE INDEX "Decision_ballotId_idx" ON "Decision"("ballotId");

-- CreateIndex
CREATE INDEX "Decision_sectionId_idx" ON "Decision"("sectionId");

-- CreateIndex
CREATE INDEX "Decision_indicatorId_idx" ON "Decision"("indicatorId");

-- CreateIndex
CREATE INDEX "Decision_personId_idx" ON "Decision"("personId");

-- CreateIndex
CREATE INDEX "Decision_organisationId_idx" ON "Decision"("organisationId");

-- CreateIndex
CREATE INDEX "Decision_groupId_idx" ON "Decision"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_roundtableId_number_key" ON "Decision"("roundtableId", "number");

-- CreateIndex
CREATE INDEX "Action_state_dueOn_idx" ON "Action"("state", "dueOn");

-- CreateIndex
CREATE INDEX "Action_ownerId_idx" ON "Action"("ownerId");

-- CreateIndex
CREATE INDEX "Action_settledById_idx" ON "Action"("settledById");

-- CreateIndex
CREATE INDEX "Action_sessionId_idx" ON "Action"("sessionId");

-- CreateIndex
CREATE INDEX "Action_itemId_idx" ON "Action"("itemId");

-- CreateIndex
CREATE INDEX "Action_ballotId_idx" ON "Action"("ballotId");

-- CreateIndex
CREATE INDEX "Action_sectionId_idx" ON "Action"("sectionId");

-- CreateIndex
CREATE INDEX "Action_indicatorId_idx" ON "Action"("indicatorId");

-- CreateIndex
CREATE INDEX "Action_personId_idx" ON "Action"("personId");

-- CreateIndex
CREATE INDEX "Action_organisationId_idx" ON "Action"("organisationId");

-- CreateIndex
CREATE INDEX "Action_groupId_idx" ON "Action"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "Action_roundtableId_number_key" ON "Action"("roundtableId", "number");

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The words of the code's own list; a settled action says when.
ALTER TABLE "Action" ADD CONSTRAINT "Action_state_check" CHECK ("state" IN ('open', 'done', 'dropped'));
ALTER TABLE "Action" ADD CONSTRAINT "Action_settled_check" CHECK (("state" = 'open') = ("settledAt" IS NULL));
