-- What was called a session is how somebody is signed in on a device; a session is a meeting of a roundtable from now on.
ALTER TABLE "Session" RENAME TO "AuthSession";
ALTER TABLE "AuthSession" RENAME CONSTRAINT "Session_pkey" TO "AuthSession_pkey";
ALTER TABLE "AuthSession" RENAME CONSTRAINT "Session_personId_fkey" TO "AuthSession_personId_fkey";
ALTER INDEX "Session_personId_idx" RENAME TO "AuthSession_personId_idx";

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "floorWeights" JSONB NOT NULL DEFAULT '{}',
    "number" INTEGER NOT NULL,
    "observersMayAsk" BOOLEAN NOT NULL DEFAULT false,
    "observersMayCome" BOOLEAN NOT NULL DEFAULT true,
    "place" TEXT NOT NULL DEFAULT '',
    "presentVote" BOOLEAN NOT NULL DEFAULT false,
    "privateNote" TEXT NOT NULL DEFAULT '',
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,
    "roundtableId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "speechSeconds" INTEGER NOT NULL DEFAULT 180,
    "startedAt" TIMESTAMPTZ(3),
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "timeZone" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "videoLink" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionRun" (
    "sessionId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "itemId" UUID,
    "runningSince" TIMESTAMPTZ(3),
    "queue" TEXT NOT NULL DEFAULT 'open',
    "floorOrder" TEXT NOT NULL DEFAULT 'fair',
    "checkInCode" TEXT,

    CONSTRAINT "SessionRun_pkey" PRIMARY KEY ("sessionId")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "parentId" UUID,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "minutes" INTEGER NOT NULL,
    "ownerId" UUID,
    "visibility" TEXT NOT NULL DEFAULT 'all',
    "groupSeconds" INTEGER,
    "startedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "ranMs" INTEGER NOT NULL DEFAULT 0,
    "extraMinutes" INTEGER NOT NULL DEFAULT 0,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaLink" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID,
    "url" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "sectionId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'section' THEN "subjectId" END) STORED,
    "indicatorId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'indicator' THEN "subjectId" END) STORED,
    "ballotId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'ballot' THEN "subjectId" END) STORED,
    "threadId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'thread' THEN "subjectId" END) STORED,
    "documentId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'related-document' THEN "subjectId" END) STORED,

    CONSTRAINT "AgendaLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SessionTemplate" (
    "id" UUID NOT NULL,
    "roundtableId" UUID,
    "title" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "SessionTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckIn" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "mode" TEXT NOT NULL,
    "arrivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),
    "byId" UUID NOT NULL,

    CONSTRAINT "CheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FloorRequest" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "itemId" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "line" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "letBy" INTEGER NOT NULL DEFAULT 0,
    "passedOver" INTEGER NOT NULL DEFAULT 0,
    "pinnedTo" INTEGER,
    "byId" UUID NOT NULL,

    CONSTRAINT "FloorRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Speech" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "itemId" UUID,
    "requestId" UUID,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "allowedSeconds" INTEGER NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "runningSince" TIMESTAMPTZ(3),
    "spokenMs" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMPTZ(3),
    "byId" UUID NOT NULL,

    CONSTRAINT "Speech_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Screen" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "face" JSONB NOT NULL DEFAULT '{"kind": "blank"}',
    "preview" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Screen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SentAct" (
    "key" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentAct_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "SessionRun_itemId_idx" ON "SessionRun"("itemId");

-- CreateIndex
CREATE INDEX "AgendaItem_sessionId_idx" ON "AgendaItem"("sessionId");

-- CreateIndex
CREATE INDEX "AgendaItem_parentId_idx" ON "AgendaItem"("parentId");

-- CreateIndex
CREATE INDEX "AgendaItem_ownerId_idx" ON "AgendaItem"("ownerId");

-- CreateIndex
CREATE INDEX "AgendaLink_itemId_idx" ON "AgendaLink"("itemId");

-- CreateIndex
CREATE INDEX "AgendaLink_sectionId_idx" ON "AgendaLink"("sectionId");

-- CreateIndex
CREATE INDEX "AgendaLink_indicatorId_idx" ON "AgendaLink"("indicatorId");

-- CreateIndex
CREATE INDEX "AgendaLink_ballotId_idx" ON "AgendaLink"("ballotId");

-- CreateIndex
CREATE INDEX "AgendaLink_threadId_idx" ON "AgendaLink"("threadId");

-- CreateIndex
CREATE INDEX "AgendaLink_documentId_idx" ON "AgendaLink"("documentId");

-- CreateIndex
CREATE INDEX "SessionTemplate_roundtableId_idx" ON "SessionTemplate"("roundtableId");

-- CreateIndex
CREATE INDEX "SessionTemplate_createdById_idx" ON "SessionTemplate"("createdById");

-- CreateIndex
CREATE INDEX "CheckIn_sessionId_idx" ON "CheckIn"("sessionId");

-- CreateIndex
CREATE INDEX "CheckIn_personId_idx" ON "CheckIn"("personId");

-- CreateIndex
CREATE INDEX "CheckIn_organisationId_idx" ON "CheckIn"("organisationId");

-- CreateIndex
CREATE INDEX "CheckIn_groupId_idx" ON "CheckIn"("groupId");

-- CreateIndex
CREATE INDEX "CheckIn_byId_idx" ON "CheckIn"("byId");

-- CreateIndex
CREATE INDEX "FloorRequest_sessionId_idx" ON "FloorRequest"("sessionId");

-- CreateIndex
CREATE INDEX "FloorRequest_itemId_idx" ON "FloorRequest"("itemId");

-- CreateIndex
CREATE INDEX "FloorRequest_personId_idx" ON "FloorRequest"("personId");

-- CreateIndex
CREATE INDEX "FloorRequest_organisationId_idx" ON "FloorRequest"("organisationId");

-- CreateIndex
CREATE INDEX "FloorRequest_groupId_idx" ON "FloorRequest"("groupId");

-- CreateIndex
CREATE INDEX "FloorRequest_byId_idx" ON "FloorRequest"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Speech_requestId_key" ON "Speech"("requestId");

-- CreateIndex
CREATE INDEX "Speech_sessionId_idx" ON "Speech"("sessionId");

-- CreateIndex
CREATE INDEX "Speech_itemId_idx" ON "Speech"("itemId");

-- CreateIndex
CREATE INDEX "Speech_personId_idx" ON "Speech"("personId");

-- CreateIndex
CREATE INDEX "Speech_organisationId_idx" ON "Speech"("organisationId");

-- CreateIndex
CREATE INDEX "Speech_groupId_idx" ON "Speech"("groupId");

-- CreateIndex
CREATE INDEX "Speech_byId_idx" ON "Speech"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Screen_tokenHash_key" ON "Screen"("tokenHash");

-- CreateIndex
CREATE INDEX "Screen_sessionId_idx" ON "Screen"("sessionId");

-- CreateIndex
CREATE INDEX "Screen_createdById_idx" ON "Screen"("createdById");

-- CreateIndex
CREATE INDEX "SentAct_personId_idx" ON "SentAct"("personId");

-- CreateIndex
CREATE INDEX "Session_createdById_idx" ON "Session"("createdById");

-- CreateIndex
CREATE INDEX "Session_removedById_idx" ON "Session"("removedById");

-- CreateIndex
CREATE UNIQUE INDEX "Session_roundtableId_number_key" ON "Session"("roundtableId", "number");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_removedById_fkey" FOREIGN KEY ("removedById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionRun" ADD CONSTRAINT "SessionRun_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionRun" ADD CONSTRAINT "SessionRun_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "CommentThread"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "RelatedDocument"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "SessionTemplate" ADD CONSTRAINT "SessionTemplate_roundtableId_fkey" FOREIGN KEY ("roundtableId") REFERENCES "Roundtable"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTemplate" ADD CONSTRAINT "SessionTemplate_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "FloorRequest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Screen" ADD CONSTRAINT "Screen_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Screen" ADD CONSTRAINT "Screen_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SentAct" ADD CONSTRAINT "SentAct_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One waits once, is there once, and has the floor alone.
CREATE UNIQUE INDEX "CheckIn_there_once" ON "CheckIn"("sessionId", "personId") WHERE "leftAt" IS NULL;
CREATE UNIQUE INDEX "FloorRequest_waits_once" ON "FloorRequest"("sessionId", "personId") WHERE "state" IN ('waiting', 'speaking');
CREATE UNIQUE INDEX "Speech_one_at_a_time" ON "Speech"("sessionId") WHERE "endedAt" IS NULL;

ALTER TABLE "Session" ADD CONSTRAINT "Session_state_known" CHECK ("state" IN ('planned', 'live', 'ended'));
ALTER TABLE "Session" ADD CONSTRAINT "Session_ends_after_its_start" CHECK ("endsAt" > "startsAt");
ALTER TABLE "Session" ADD CONSTRAINT "Session_video_link_checked" CHECK ("videoLink" = '' OR "videoLink" LIKE 'https://%');
ALTER TABLE "SessionRun" ADD CONSTRAINT "SessionRun_queue_known" CHECK ("queue" IN ('open', 'points', 'closed'));
ALTER TABLE "SessionRun" ADD CONSTRAINT "SessionRun_floorOrder_known" CHECK ("floorOrder" IN ('fair', 'asked'));
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_kind_known" CHECK ("kind" IN ('opening', 'discussion', 'ballot', 'rating', 'break', 'break-out', 'other'));
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_visibility_known" CHECK ("visibility" IN ('all', 'moderators'));
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_minutes" CHECK ("minutes" BETWEEN 1 AND 600);
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_one_thing" CHECK (num_nonnulls("sectionId", "indicatorId", "ballotId", "threadId", "documentId", "url") = 1 AND ("subjectType" = 'address') = ("url" IS NOT NULL));
ALTER TABLE "AgendaLink" ADD CONSTRAINT "AgendaLink_address_checked" CHECK ("url" IS NULL OR "url" LIKE 'https://%');
ALTER TABLE "CheckIn" ADD CONSTRAINT "CheckIn_mode_known" CHECK ("mode" IN ('room', 'remote'));
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_kind_known" CHECK ("kind" IN ('contribution', 'for', 'against', 'question', 'point'));
ALTER TABLE "FloorRequest" ADD CONSTRAINT "FloorRequest_state_known" CHECK ("state" IN ('waiting', 'speaking', 'spoken', 'withdrawn', 'cleared'));
ALTER TABLE "Speech" ADD CONSTRAINT "Speech_kind_known" CHECK ("kind" IN ('contribution', 'for', 'against', 'question', 'point'));
