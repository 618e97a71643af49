-- A ballot can be asked in a session: about the question of an agenda item as well, prepared before it is opened, and published by an act.
ALTER TABLE "Ballot"
  ADD COLUMN "agendaItemId" UUID GENERATED ALWAYS AS (CASE WHEN "subjectType" = 'agenda-item' THEN "subjectId" END) STORED,
  ADD COLUMN "itemId" UUID,
  ADD COLUMN "sessionId" UUID;
ALTER TABLE "BallotClosing" ALTER COLUMN "resultAt" DROP NOT NULL;
ALTER TABLE "Vote" ADD COLUMN "enteredById" UUID;

CREATE INDEX "Ballot_agendaItemId_idx" ON "Ballot"("agendaItemId");
CREATE INDEX "Ballot_sessionId_idx" ON "Ballot"("sessionId");
CREATE INDEX "Ballot_itemId_idx" ON "Ballot"("itemId");
CREATE INDEX "Vote_enteredById_idx" ON "Vote"("enteredById");

ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_agendaItemId_fkey" FOREIGN KEY ("agendaItemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "AgendaItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_enteredById_fkey" FOREIGN KEY ("enteredById") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Ballot" DROP CONSTRAINT "Ballot_subject_known";
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_subject_known" CHECK (num_nonnulls("indicatorId", "sectionId", "agendaItemId") = 1);
ALTER TABLE "Ballot" DROP CONSTRAINT "Ballot_state_known", ADD CONSTRAINT "Ballot_state_known" CHECK ("state" IN ('created', 'open', 'closed'));
-- Outside of sessions opening is one act, and what an item asks is asked in its session.
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_prepared_in_session" CHECK ("sessionId" IS NOT NULL OR ("state" <> 'created' AND "subjectType" <> 'agenda-item'));
-- Only what was closed in a session waits for an act before it is shown.
ALTER TABLE "BallotClosing" DROP CONSTRAINT "BallotClosing_origin_known", ADD CONSTRAINT "BallotClosing_origin_known" CHECK ("origin" IN ('closing', 'room', 'later'));
ALTER TABLE "BallotClosing" ADD CONSTRAINT "BallotClosing_published_by_time" CHECK ("resultAt" IS NOT NULL OR "origin" = 'room');

CREATE UNIQUE INDEX "Ballot_one_prepared_per_subject" ON "Ballot"("subjectType", "subjectId") WHERE "state" = 'created';
CREATE UNIQUE INDEX "Ballot_one_open_per_session" ON "Ballot"("sessionId") WHERE "state" = 'open';
