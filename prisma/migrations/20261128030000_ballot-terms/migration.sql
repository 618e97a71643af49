-- Who answers a ballot and until when. What stands already is asked of every member, until it is closed by hand.
ALTER TABLE "Ballot"
  ADD COLUMN "terms" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "closesAt" TIMESTAMPTZ(3);
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_terms_whole" CHECK (jsonb_typeof("terms") = 'object');
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_who_known" CHECK (coalesce("terms"->>'who', 'members') ~ '^(members|organisations|groups)$');
CREATE INDEX "Ballot_closesAt_idx" ON "Ballot"("closesAt") WHERE "state" = 'open';

-- A vote is held by a person, or by an organisation in a ballot of organisations: then any of its delegates sends it, and the last is kept.
ALTER TABLE "Vote" ADD COLUMN "forOrganisation" BOOLEAN NOT NULL DEFAULT false;
CREATE UNIQUE INDEX "Vote_one_per_person" ON "Vote"("ballotId", "personId") WHERE NOT "forOrganisation";
CREATE UNIQUE INDEX "Vote_one_per_organisation" ON "Vote"("ballotId", "organisationId") WHERE "forOrganisation";
CREATE INDEX "Vote_ballotId_idx" ON "Vote"("ballotId");
DROP INDEX "Vote_ballotId_personId_key";
