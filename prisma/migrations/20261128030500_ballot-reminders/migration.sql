-- A mail to those who have not answered a ballot: once of itself the day before it closes, and when a moderator asks for one.
CREATE TABLE "BallotReminder" (
    "id" UUID NOT NULL,
    "ballotId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID,

    CONSTRAINT "BallotReminder_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "BallotReminder_ballotId_idx" ON "BallotReminder"("ballotId");
CREATE INDEX "BallotReminder_byId_idx" ON "BallotReminder"("byId");
ALTER TABLE "BallotReminder" ADD CONSTRAINT "BallotReminder_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "Ballot"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BallotReminder" ADD CONSTRAINT "BallotReminder_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "BallotReminder" ADD CONSTRAINT "BallotReminder_kind_known" CHECK ("kind" IN ('day-before', 'asked'));
CREATE UNIQUE INDEX "BallotReminder_day_before_once" ON "BallotReminder"("ballotId") WHERE "kind" = 'day-before';
