-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "SessionInvitation" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "mailingId" UUID,
    "sequenceSent" INTEGER,
    "cancelledAt" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT 'none',
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "SessionInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionMailing" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "people" INTEGER NOT NULL,

    CONSTRAINT "SessionMailing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "personId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "SessionReading" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "sectionId" UUID,
    "minutesOfId" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SessionReading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionReminder" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID,

    CONSTRAINT "SessionReminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SessionInvitation_mailingId_idx" ON "SessionInvitation"("mailingId");

-- CreateIndex
CREATE INDEX "SessionInvitation_personId_idx" ON "SessionInvitation"("personId");

-- CreateIndex
CREATE INDEX "SessionInvitation_organisationId_idx" ON "SessionInvitation"("organisationId");

-- CreateIndex
CREATE INDEX "SessionInvitation_groupId_idx" ON "SessionInvitation"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionInvitation_sessionId_personId_key" ON "SessionInvitation"("sessionId", "personId");

-- CreateIndex
CREATE INDEX "SessionMailing_sessionId_idx" ON "SessionMailing"("sessionId");

-- CreateIndex
CREATE INDEX "SessionMailing_byId_idx" ON "SessionMailing"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "SessionReading_sectionId_idx" ON "SessionReading"("sectionId");

-- CreateIndex
CREATE INDEX "SessionReading_minutesOfId_idx" ON "SessionReading"("minutesOfId");

-- CreateIndex
CREATE INDEX "SessionReading_personId_idx" ON "SessionReading"("personId");

-- CreateIndex
CREATE INDEX "SessionReading_organisationId_idx" ON "SessionReading"("organisationId");

-- CreateIndex
CREATE INDEX "SessionReading_groupId_idx" ON "SessionReading"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionReading_sessionId_personId_sectionId_key" ON "SessionReading"("sessionId", "personId", "sectionId");

-- CreateIndex
CREATE UNIQUE INDEX "SessionReading_sessionId_personId_minutesOfId_key" ON "SessionReading"("sessionId", "personId", "minutesOfId");

-- CreateIndex
CREATE INDEX "SessionReminder_sessionId_idx" ON "SessionReminder"("sessionId");

-- CreateIndex
CREATE INDEX "SessionReminder_byId_idx" ON "SessionReminder"("byId");

-- AddForeignKey
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_mailingId_fkey" FOREIGN KEY ("mailingId") REFERENCES "SessionMailing"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionMailing" ADD CONSTRAINT "SessionMailing_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionMailing" ADD CONSTRAINT "SessionMailing_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_minutesOfId_fkey" FOREIGN KEY ("minutesOfId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReminder" ADD CONSTRAINT "SessionReminder_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionReminder" ADD CONSTRAINT "SessionReminder_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The day before comes once.
CREATE UNIQUE INDEX "SessionReminder_day_before_once" ON "SessionReminder"("sessionId") WHERE "kind" = 'day-before';

ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_answer_known" CHECK ("answer" IN ('none', 'come', 'decline'));
ALTER TABLE "SessionInvitation" ADD CONSTRAINT "SessionInvitation_sent_whole" CHECK (("mailingId" IS NULL) = ("sequenceSent" IS NULL));
ALTER TABLE "SessionReminder" ADD CONSTRAINT "SessionReminder_kind_known" CHECK ("kind" IN ('day-before', 'asked'));
ALTER TABLE "SessionReading" ADD CONSTRAINT "SessionReading_one_text" CHECK (num_nonnulls("sectionId", "minutesOfId") = 1);
