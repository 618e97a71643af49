-- A ballot outside of sessions that opens by itself: until then it is only prepared, and announced.
ALTER TABLE "Ballot" ADD COLUMN "opensAt" TIMESTAMPTZ(3);
ALTER TABLE "Ballot" DROP CONSTRAINT "Ballot_prepared_in_session", ADD CONSTRAINT "Ballot_prepared_in_session"
  CHECK ("sessionId" IS NOT NULL OR ("subjectType" <> 'agenda-item' AND ("state" <> 'created' OR "opensAt" IS NOT NULL)));
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_opens_outside_sessions" CHECK ("opensAt" IS NULL OR "sessionId" IS NULL);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_opens_before_it_closes" CHECK ("closesAt" > "opensAt");
CREATE INDEX "Ballot_opensAt_idx" ON "Ballot"("opensAt") WHERE "state" = 'created' AND "opensAt" IS NOT NULL;
