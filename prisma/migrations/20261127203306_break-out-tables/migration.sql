-- AlterTable
ALTER TABLE "CollabDocument" ADD COLUMN "tableId" UUID GENERATED ALWAYS AS (CASE "subjectType" WHEN 'table' THEN "subjectId" END) STORED;

-- CreateTable
CREATE TABLE "TableDraw" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "drawnAt" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID,
    "groupId" UUID,
    "replacedAt" TIMESTAMPTZ(3),
    "begunAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TableDraw_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BreakOutTable" (
    "id" UUID NOT NULL,
    "drawId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "question" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "BreakOutTable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TableSeat" (
    "drawId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "organisationId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "tableId" UUID,
    "drawnTo" INTEGER,
    "moved" BOOLEAN NOT NULL DEFAULT false,
    "reporter" BOOLEAN NOT NULL DEFAULT false,
    "seatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TableSeat_pkey" PRIMARY KEY ("drawId","personId")
);

-- CreateIndex
CREATE INDEX "TableDraw_sessionId_idx" ON "TableDraw"("sessionId");

-- CreateIndex
CREATE INDEX "TableDraw_itemId_idx" ON "TableDraw"("itemId");

-- CreateIndex
CREATE INDEX "TableDraw_personId_idx" ON "TableDraw"("personId");

-- CreateIndex
CREATE INDEX "TableDraw_organisationId_idx" ON "TableDraw"("organisationId");

-- CreateIndex
CREATE INDEX "TableDraw_groupId_idx" ON "TableDraw"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "BreakOutTable_drawId_number_key" ON "BreakOutTable"("drawId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "BreakOutTable_id_drawId_key" ON "BreakOutTable"("id", "drawId");

-- CreateIndex
CREATE INDEX "TableSeat_tableId_idx" ON "TableSeat"("tableId");

-- CreateIndex
CREATE INDEX "TableSeat_personId_idx" ON "TableSeat"("personId");

-- CreateIndex
CREATE INDEX "TableSeat_organisationId_idx" ON "TableSeat"("organisationId");

-- CreateIndex
CREATE INDEX "TableSeat_groupId_idx" ON "TableSeat"("groupId");

-- CreateIndex
CREATE UNIQUE INDEX "CollabDocument_tableId_key" ON "CollabDocument"("tableId");

-- AddForeignKey
ALTER TABLE "CollabDocument" ADD CONSTRAINT "CollabDocument_tableId_fkey" FOREIGN KEY ("tableId") REFERENCES "BreakOutTable"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BreakOutTable" ADD CONSTRAINT "BreakOutTable_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "TableDraw"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_drawId_fkey" FOREIGN KEY ("drawId") REFERENCES "TableDraw"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "StakeholderGroup"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_tableId_drawId_fkey" FOREIGN KEY ("tableId", "drawId") REFERENCES "BreakOutTable"("id", "drawId") ON DELETE CASCADE ON UPDATE CASCADE;

-- The kinds of subjects that have texts, each with its column.
ALTER TABLE "CollabDocument" DROP CONSTRAINT "CollabDocument_subjectType_check",
  ADD CONSTRAINT "CollabDocument_subjectType_check" CHECK ("subjectType" IN ('section', 'minutes', 'table'));

-- One draw stands an item; it may be replaced until the tables begin, and they end once they have begun.
CREATE UNIQUE INDEX "TableDraw_one_stands" ON "TableDraw"("itemId") WHERE "replacedAt" IS NULL;
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_replaced_before_it_began" CHECK ("replacedAt" IS NULL OR "begunAt" IS NULL);
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_due_once_begun" CHECK (("begunAt" IS NULL) = ("dueAt" IS NULL));
ALTER TABLE "TableDraw" ADD CONSTRAINT "TableDraw_ends_after_it_began" CHECK ("endedAt" IS NULL OR "endedAt" >= "begunAt");
ALTER TABLE "BreakOutTable" ADD CONSTRAINT "BreakOutTable_number" CHECK ("number" BETWEEN 1 AND 50);

-- One reports from a table, and sits at it.
CREATE UNIQUE INDEX "TableSeat_one_reports" ON "TableSeat"("tableId") WHERE "reporter";
ALTER TABLE "TableSeat" ADD CONSTRAINT "TableSeat_reporter_sits_there" CHECK (NOT "reporter" OR "tableId" IS NOT NULL);
